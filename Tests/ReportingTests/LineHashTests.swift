import SourceText
import Testing

@testable import Reporting

@Suite struct LineHashTests {
  /// The vectors of github/codeql-action (`src/fingerprints.test.ts`), and what follows from them.
  static let vectors: [(text: String, hashes: [String])] = [
    ("", ["c129715d7a2bc9a3:1"]),
    (
      " a\nb\n  \t\tc\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    ),
    (
      " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
      [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
      ]
    ),
    (
      String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
      (1...6).map { "a7f2ff13bc495cf2:\($0)" } + [
        "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
      ]
    ),
  ]

  @Test(arguments: vectors)
  func publishedVectors(_ vector: (text: String, hashes: [String])) {
    let file = SourceFile(id: 0, path: "a", contents: Array(vector.text.utf8))
    let hashes = LineHashes(file)
    #expect((1...vector.hashes.count).map { hashes[$0] } == vector.hashes)
    #expect(hashes[vector.hashes.count + 1] == nil)
  }

  @Test func byteOrderMarkCounts() {
    let plain = LineHashes(SourceFile(id: 0, path: "a", contents: Array("a: é😀\n".utf8)))
    let marked = LineHashes(SourceFile(id: 0, path: "a", contents: Array("\u{FEFF}a: é😀\n".utf8)))
    #expect(plain[1] == "a8b432b582518876:1")
    #expect(marked[1] == "acb9f8f24c7b1661:1")
    #expect(marked[2] == "c129715d7a2bc9a3:1")
  }
}
