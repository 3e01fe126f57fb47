import SourceText
import Testing
import YAML

@Suite struct AliasTests {
  @Test(arguments: [
    ("a: &x 1\nb: *x\n", "{\"a\": 1, \"b\": 1}"),
    // A second definition shadows the first from there on.
    ("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "{\"a\": 1, \"b\": 1, \"c\": 2, \"d\": 2}"),
    ("- &x [&x z, *x]\n- *x\n", "[[\"z\", \"z\"], \"z\"]"),
    ("? &k a\n: 1\nb: *k\n*k : 2\n", "{\"a\": 2, \"b\": \"a\"}"),
    // https://yaml.org/type/merge.html
    (
      "x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}\n",
      "{\"x\": {\"a\": 1, \"b\": 2}, y: {\"b\": 3, \"a\": 1}}"
    ),
    (
      "x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x}\n",
      "{\"x\": {\"a\": 1, \"b\": 2}, y: {\"b\": 3, \"a\": 1}}"
    ),
    (
      "- &x {a: 1}\n- &y {a: 2, b: 2}\n- {<<: [*x, *y]}\n",
      "[{\"a\": 1}, {\"a\": 2, \"b\": 2}, {\"a\": 1, \"b\": 2}]"
    ),
    (
      "- &x {a: 1}\n- &y {a: 2, b: 2}\n- {<<: *x, <<: *y}\n",
      "[{\"a\": 1}, {\"a\": 2, \"b\": 2}, {\"a\": 2, \"b\": 2}]"
    ),
    (
      "- &x {a: 1, c: 1}\n- &y {<<: *x, a: 2}\n- {<<: *y, b: 3}\n",
      "[{\"a\": 1, \"c\": 1}, {\"a\": 2, \"c\": 1}, {\"b\": 3, \"a\": 2, \"c\": 1}]"
    ),
    ("- &x {a: 1, a: 2}\n- {<<: *x}\n", "[{\"a\": 2}, {\"a\": 2}]"),
    ("- &x [{a: 1}, {b: 2}]\n- {<<: *x}\n", "[[{\"a\": 1}, {\"b\": 2}], {\"a\": 1, \"b\": 2}]"),
    ("{<<: {a: 1, <<: {b: 2}}}\n", "{\"a\": 1, \"b\": 2}"),
    // What is no mapping merges nothing in.
    ("{<<: 1, a: 2}\n", "{\"a\": 2}"), ("{<<: [x, [{b: 1}]], a: 2}\n", "{\"a\": 2}"),
    ("{<<: , a: 2}\n", "{\"a\": 2}"), ("{\"<<\": {b: 1}}\n", "{\"<<\": {\"b\": 1}}"),
  ])
  func resolves(_ text: String, _ value: String) throws {
    #expect(Outline(text).documents == [value])
    // A look-up gives what the entries give.
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    for mapping in root.descendants where mapping.isMapping {
      for entry in mapping.entries {
        #expect(mapping.entry(entry.key.text ?? "")?.value == entry.value)
      }
      #expect(mapping["absent"] == nil)
    }
  }

  @Test func anAliasKeepsItsOwnPlace() throws {
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array("é: &x v\nb:  *x\n".utf8))
    let value = try #require(Stream(file).documents.first?.root?["b"])
    #expect(value.text == "v")
    #expect(file.position(at: Int(value.range.lower)) == SourcePosition(line: 2, column: 5))
  }

  @Test(arguments: [
    "&x [*x]", "&x {a: {b: *x}}", "&x {<<: *x}", "&x {<<: [*x]}", "*x", "[&x a, *y]",
  ])
  func refusesWhatHasNoEnd(_ text: String) {
    let outline = Outline(text + "\n---\nb: 2\n")
    #expect(outline.documents == ["{\"b\": 2}"])
    #expect(outline.problems.map { $0.prefix(6) } == ["syntax"])
  }

  /// Each is small, and would be of many millions of nodes with its aliases expanded.
  private static let bombs: [String] = {
    let laughs = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }
    let list = String(repeating: "x, ", count: 20_000)
    let uses = (0..<20_000).map { "k\($0): *a\n" }
    let merges = (1..<150).map { number in
      let earlier = (0..<number).map { "*a\($0)" }.joined(separator: ", ")
      return "a\(number): &a\(number) {k\(number): v, <<: [\(earlier)]}\n"
    }
    // A chain too long to follow.
    let chain = (1..<50_000).map { "a\($0): &a\($0) {<<: *a\($0 - 1)}\n" }
    return [
      "a0: &a0 [x, x]\n" + laughs.joined(), "a: &a [\(list)]\n" + uses.joined(),
      "a0: &a0 {k0: v}\n" + merges.joined(), "a0: &a0 {k: v}\n" + chain.joined(),
    ]
  }()

  @Test(.timeLimit(.minutes(1)), arguments: bombs)
  func refusesBombs(_ bomb: String) {
    let outline = Outline(bomb + "---\nb: 2\n")
    #expect(outline.documents == ["{\"b\": 2}"])
    #expect(outline.problems.map { $0.prefix(9) } == ["overLimit"])
  }

  @Test(.timeLimit(.minutes(1))) func followsALongChainOfMerges() throws {
    let keys = (0..<2_000).map { "k\($0): v" }.joined(separator: ", ")
    let chain = (1..<190).map { "- &a\($0) {<<: *a\($0 - 1)}\n" }.joined()
    let file = SourceFile(
      id: 0, path: "a.yaml", contents: Array("- &a0 {\(keys)}\n\(chain)".utf8))
    let root = try #require(Stream(file).documents.first?.root)
    for item in root.items {
      #expect(item["k1999"]?.text == "v")
      #expect(item.entries.count == 2_000)
    }
  }
}
