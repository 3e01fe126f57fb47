import RepositoryFiles
import SourceText
import Testing

/// What the fuzzer found once is read again by every test run.
@Suite struct FuzzCorpusTests {
  @Test(.timeLimit(.minutes(1))) func invariantsHold() throws {
    let folder = "testdata/fuzz/yaml"
    let names = RepositoryPath(folder).names
    #expect(!names.isEmpty)
    for name in names {
      let contents = try #require(RepositoryPath("\(folder)/\(name)").bytes)
      // A file in any of its parts: an input cut short is another input.
      for length in Set([contents.count, contents.count / 2, contents.count * 3 / 4]) {
        let file = SourceFile(id: 1, path: name, contents: Array(contents[..<length]))
        #expect(Invariants(file).broken == nil, "\(name), the first \(length) bytes")
      }
    }
  }
}
