import Linting
import Rules
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder `Rules` holds one file for each rule, named after it.
@Suite struct HouseTests {
  @Test func everyRuleHasItsFileAndEveryFileItsRule() throws {
    let rules = Set(catalog.map { $0.id.filter { $0 != "-" } })
    let files = Set(
      try Self.files().filter { !$0.hasSuffix("Rules.swift") && !$0.hasSuffix("Examples.swift") }
        .map { String($0.dropLast(".swift".count)).lowercased() })
    #expect(files.subtracting(rules).isEmpty, "no rule of the catalogue has the name of its file")
    #expect(rules.subtracting(files).isEmpty, "no file has the name of its rule")
  }

  /// The Swift files of every family's folder.
  private static func files() throws -> [String] {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Rules"
    return try names(in: root).filter { !$0.contains(".") }.flatMap { family in
      try names(in: "\(root)/\(family)").filter { $0.hasSuffix(".swift") }
    }
  }

  private static func names(in directory: String) throws -> [String] {
    let stream = try #require(opendir(directory))
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
