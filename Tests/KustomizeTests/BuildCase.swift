import Linting
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder below `testdata/kustomize`: a root, and what it builds to or why it does not.
///
/// The root is the folder `overlay` in it, or the folder itself.
struct BuildCase: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  static var isUpdating: Bool { getenv("UPDATE_BUILDS") != nil }

  static let all: [BuildCase] = names(in: testdata).map { BuildCase(name: $0) }

  /// `testdata` lies beside `Tests`, outside every target.
  private static let testdata: String = {
    let here = #filePath.split(separator: "/").dropLast(3)
    return "/" + here.joined(separator: "/") + "/testdata/kustomize"
  }()

  private var folder: String { "\(Self.testdata)/\(name)" }

  /// What `render` prints, the notes first, and the file in which that is expected.
  func outcome(hasProvenance: Bool = false) -> (file: String, text: String) {
    let root = Self.names(in: folder).contains("overlay") ? "overlay" : "."
    do {
      let built = try RenderedRoot(root, base: folder)
      let notes = built.omissions.map { "# note: \($0)\n" }.joined()
      return ("expected.yaml", notes + built.text(hasProvenance: hasProvenance))
    } catch {
      return ("error.txt", error.description + "\n")
    }
  }

  func expected(in file: String) -> String {
    Self.read("\(folder)/\(file)") ?? "there is no \(file)\n"
  }

  /// A line of one of the case's files, from 1.
  func line(_ number: Int, of path: String) -> String? {
    let lines = (Self.read("\(folder)/\(path)") ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  func write(_ text: String, to name: String) throws {
    for old in ["expected.yaml", "error.txt"] { unlink("\(folder)/\(old)") }
    let file = try #require(fopen("\(folder)/\(name)", "w"))
    defer { fclose(file) }
    fputs(text, file)
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
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
