import SourceText
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the fuzzer found once is read again by every test run.
@Suite struct FuzzCorpusTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
    + "/testdata/fuzz/yaml"

  @Test(.timeLimit(.minutes(1))) func invariantsHold() throws {
    let names = try #require(Self.names(in: Self.folder))
    #expect(!names.isEmpty)
    for name in names {
      let contents = try #require(Self.read(Self.folder + "/" + name))
      // A file in any of its parts: an input cut short is another input.
      for length in Set([contents.count, contents.count / 2, contents.count * 3 / 4]) {
        let file = SourceFile(id: 1, path: name, contents: Array(contents[..<length]))
        #expect(Invariants(file).broken == nil, "\(name), the first \(length) bytes")
      }
    }
  }

  private static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var contents = [UInt8](repeating: 0, count: 1 << 20)
    contents.removeLast(contents.count - fread(&contents, 1, contents.count, file))
    return contents
  }
}
