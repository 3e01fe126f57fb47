import SourceText
import Testing
import YAML

@Suite struct StreamTests {
  @Test(arguments: Reading.texts + Reading.encodings) func reads(_ expected: Reading) {
    let outline = Outline(expected.contents)
    #expect(outline.documents == expected.documents)
    #expect(outline.problems == expected.problems)
  }

  @Test func brokenAndEmptyDocumentsCount() {
    let text = "a: 1\n---\n---\nb: [\n---\nc: *x\n---\nd: 4\n"
    let stream = Stream(SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8)))
    #expect(stream.documents.map(\.index) == [0, 1, 4])
  }

  @Test func problemsStandInTheOrderOfTheText() {
    #expect(
      Outline("a: {x: 1, x: 2}\nb:\n  c: 1\n  c: 2\na: 3\n").problems
        == ["duplicateKey 1:1", "duplicateKey 1:5", "duplicateKey 3:3"])
  }

  /// Where nodes begin and end, in the document's own bytes.
  @Test(arguments: [
    ("a: [b, c]\n", "", "a: [b, c]"), ("a: [b, c]\n", "/a", "[b, c]"),
    ("a:\n  b: {c: d}\n\n# x\ne: f\n", "/a", "b: {c: d}"),
    ("a: |\n  x\n\n\nb: c\n", "/a", "|\n  x"), ("a: &x 'y'\n", "/a", "&x 'y'"),
    ("a:   \nb: c\n", "/a", ""), ("a: &x {b: c}\nd: *x\n", "/d", "*x"),
    ("- x\n-   - é\n    - z\n", "/1", "- é\n    - z"),
  ])
  func nodesKnowTheirPlace(_ text: String, _ pointer: String, _ written: String) throws {
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    let node = try #require(root.descendants.first { $0.pointer(from: root) == pointer })
    #expect(String(decoding: file.bytes[node.range.offsets], as: UTF8.self) == written)
  }
}

extension Node {
  /// The node and all values below it, as they are written.
  var descendants: [Node] {
    guard !isAlias else { return [self] }
    return [self] + items.flatMap(\.descendants) + writtenEntries.flatMap { $0.value.descendants }
  }
}
