import SourceText
import Testing
import YAML

/// Texts that must be read, or refused, in a time that grows with their length only.
@Suite(.timeLimit(.minutes(1))) struct LimitsTests {
  private static let excessive = [
    ("flow sequences", String(repeating: "[", count: 100_000)),
    (
      "closed flow sequences",
      String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000)
    ),
    ("flow mappings", String(repeating: "{a: ", count: 50_000)),
    ("block sequences", String(repeating: "- ", count: 100_000) + "x"),
    ("complex keys", String(repeating: "? ", count: 100_000) + "x"),
    ("block mappings", (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
    ("%TAG", (0..<100_000).map { "%TAG !t\($0)! x\n" }.joined() + "---\na: 1\n"),
  ]

  // A test's arguments are printed, so the texts come in by their names.
  @Test(arguments: excessive.map(\.0))
  func refuses(_ name: String) throws {
    let (_, text) = try #require(Self.excessive.first { $0.0 == name })
    let outline = Outline(text)
    #expect(outline.documents.isEmpty, "\(name)")
    #expect(outline.problems.map { $0.prefix(9) } == ["overLimit"], "\(name)")
  }

  private static let large = [
    ("one line", "[" + (0..<30_000).map { "{é: \($0)}" }.joined(separator: ", ") + "]", 90_001),
    ("many keys", (0..<40_000).map { "k\($0): v\n" }.joined(), 80_001),
    ("many anchors", (0..<70_000).map { "- &a\($0) !t\($0) v\n" }.joined(), 70_001),
    ("a long comment", "- a:\n" + String(repeating: "# x\n", count: 200_000) + "- b\n", 5),
    ("a long literal", "a: |\n" + String(repeating: "  é x\n\n", count: 50_000), 3),
    ("a long folded text", "a:\n" + String(repeating: "  é x\n\n", count: 50_000), 3),
  ]

  @Test(arguments: large.map(\.0))
  func reads(_ name: String) throws {
    let (_, text, nodes) = try #require(Self.large.first { $0.0 == name })
    let stream = Stream(SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8)))
    #expect(stream.problems.isEmpty, "\(name)")
    // A tree is walked, and every text found in the file, in linear time too.
    var visited = 0
    for root in stream.documents.compactMap(\.root) {
      for node in root.descendants {
        visited += 1
        if let text = node.embeddedText { #expect(text.range(0..<1).file == 0) }
      }
    }
    #expect(stream.documents.map(\.nodeCount).reduce(0, +) == nodes, "\(name)")
    #expect(visited > 0)
  }

  @Test func givesUpAfterTooManyBrokenDocuments() {
    for document in ["--- [\n", "--- \"\n", "--- @\n", "--- \u{7F}\n"] {
      let outline = Outline(String(repeating: document, count: 50_000))
      #expect(outline.documents.isEmpty)
      #expect(outline.problems.count == Limits().brokenDocuments + 1)
      #expect(outline.problems.last?.hasPrefix("overLimit") == true)
    }
  }

  @Test func countsNodesOverTheWholeStream() {
    var limits = Limits()
    limits.nodes = 10
    let outline = Outline("[1, 2, 3]\n--- [\n--- [4, 5, 6, 7, 8]\n--- 9\n--- 10\n", limits: limits)
    #expect(outline.documents == ["[1, 2, 3]", "[4, 5, 6, 7, 8]"])
    #expect(outline.problems == ["syntax 3:1", "overLimit 4:5"])
  }

  @Test func repeatedKeysAreFoundInLinearTimeAndToldWithinABound() {
    let outline = Outline(String(repeating: "a: 1\n", count: 50_000))
    #expect(outline.documents == ["{\"a\": 1}"])
    #expect(outline.problems.count == 100)
  }
}
