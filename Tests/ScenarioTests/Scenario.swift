import Linting
import Rules
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder below `testdata` with one repository, or with a `before` and an `after`.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// The folder, relative to `testdata`.
  let path: String

  var testDescription: String { path }

  /// `testdata` lies beside `Tests`, outside every target.
  private static let testdata: String = {
    let here = #filePath.split(separator: "/").dropLast(3)
    return "/" + here.joined(separator: "/") + "/testdata"
  }()

  static let stories: [Scenario] = names(in: "scenarios").map { Scenario(path: "scenarios/\($0)") }

  static var isUpdating: Bool { getenv("UPDATE_FINDINGS") != nil }

  /// What a run over one of the story's repositories reports; its paths start in that repository.
  func report(of part: String, rules: [Rule] = catalog) -> Report {
    let base = [Self.testdata, path, part].filter { !$0.isEmpty }.joined(separator: "/")
    var tree = SourceTree(base: base)
    let files = tree.add(".", configuration: Configuration())
    let view = Linter.View(name: ".", files: files, configuration: Configuration())
    return Linter(rules: rules).lint([view], of: tree.files, unread: tree.unread)
  }

  func reports(where isWanted: (String) -> Bool) -> [Report] {
    ["before", "after"].filter(isWanted).map { report(of: $0) }
  }

  /// Every finding as a line, `before/path:line:column: level rule message`.
  func findings() -> String {
    ["before", "after"].flatMap { part in
      let report = report(of: part)
      return report.items.map { item in
        let position = report.position(of: item.finding.range)
        let path = report.file(of: item.finding.range).path
        return
          "\(part)/\(path):\(position.line):\(position.column): \(item.finding.level) \(item.finding.rule) \(item.finding.message)\n"
      }
    }.joined()
  }

  /// What a file of the story holds, such as its `findings.txt`.
  func golden(_ name: String) throws -> String {
    let file = try #require(fopen("\(Self.testdata)/\(path)/\(name)", "r"))
    defer { fclose(file) }
    var text: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      text += chunk[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  func writeGolden(_ name: String, _ text: String) throws {
    let file = try #require(fopen("\(Self.testdata)/\(path)/\(name)", "w"))
    defer { fclose(file) }
    fputs(text, file)
  }

  private static func names(in directory: String) -> [String] {
    guard let stream = opendir("\(testdata)/\(directory)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
