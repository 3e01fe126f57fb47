import SourceText
import Testing
import YAML

@Suite struct WriterTests {
  /// Whatever is written is read back as what it was.
  @Test(arguments: 0..<400) func writtenValuesAreReadBack(_ seed: UInt64) throws {
    var values = RandomValue(seed: seed)
    let draft = values.value(depth: 3)
    for isCommented in [false, true] {
      let text = YAMLWriter.text(of: draft.composed) { _ in isCommented ? "a.yaml:1" : nil }
      let stream = Stream(SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8)))
      #expect(stream.problems.isEmpty, "\(stream.problems.map(\.message))\n\(text)")
      let read = try #require(stream.documents.first?.root)
      #expect(stream.documents.count == 1)
      #expect(Content(read) == Content(draft.composed), "\(text)")
    }
  }

  /// Shapes of text that YAML reads as something else if they are not quoted.
  @Test(arguments: RandomValue.shapes) func everyShapeIsReadBack(_ text: String) throws {
    let place = RandomValue.place
    let draft = Draft.mapping(
      Draft.Mapping(
        [
          Draft.Member("before", at: place, .string(text, at: place)),
          Draft.Member(
            "list", at: place,
            .sequence(
              Draft.Sequence([.string(text, at: place), .string(text, at: place)], at: place))),
          Draft.Member(text, at: place, .string("z", at: place)),
        ], at: place))
    let written = YAMLWriter.text(of: draft.composed)
    let stream = Stream(SourceFile(id: 0, path: "a.yaml", contents: Array(written.utf8)))
    #expect(stream.problems.isEmpty, "\(stream.problems.map(\.message))\n\(written)")
    #expect(stream.documents.first?.root.map { Content($0) } == Content(draft.composed))
  }

  @Test(arguments: [
    ("b: 1\na: [x, [w]]\n", "a:\n- x\n-\n  - w\nb: 1\n"), ("a: 0x1f", "a: 31\n"),
    ("a: 0644", "a: 420\n"), ("a: 1e3", "a: 1000\n"), ("a: ~", "a: null\n"),
    ("a: yes", "a: \"yes\"\n"), ("a: {}", "a: {}\n"), ("a: ''", "a: \"\"\n"),
    ("a: >\n  x\n  y\n\n  z\n", "a: |\n  x y\n  z\n"), ("a: 'it''s'", "a: it's\n"),
    ("a: &x [1]\nb: *x\n", "a:\n- 1\nb:\n- 1\n"),
    ("a: 12345678901234567", "a: 12345678901234567\n"),
  ])
  func valuesAreWrittenAsKustomizeDoes(_ text: String, _ written: String) throws {
    let stream = Stream(SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8)))
    #expect(YAMLWriter.text(of: try #require(stream.documents.first?.root)) == written)
  }
}

/// What a value holds, wherever and however it is written.
private indirect enum Content: Hashable {
  case scalar(ScalarType, String)
  case mapping([String: Content])
  case sequence([Content])

  init(_ node: Node) {
    if node.isMapping {
      let pairs = node.entries.map { ($0.key.text ?? "", Content($0.value)) }
      self = .mapping(Dictionary(pairs, uniquingKeysWith: { $1 }))
    } else if node.isSequence {
      self = .sequence(node.items.map { Content($0) })
    } else {
      let type = node.scalarType ?? .null
      // A number may be written in another way.
      self = .scalar(type, type == .string ? node.text ?? "" : "")
    }
  }
}
