import SourceText
import Testing
import YAML

@Suite struct PointerTests {
  private static let text = """
    spec:
      "a/b": [x, {c~d: [y]}]
      script: |
        one
        two
      copy: &copy {k: [v]}
      again: *copy
      ? [complex]
      : z
    """

  @Test(
    arguments: [
      ("spec", "/spec", "/spec"), ("x", "/spec/a~1b/0", "/spec/a~1b/0"),
      ("y", "/spec/a~1b/1/c~0d/0", "/spec/a~1b/1/c~0d/0"), ("two", nil, "/spec/script"),
      ("v", "/spec/copy/k/0", "/spec/copy/k/0"), ("*copy", "/spec/again", "/spec"),
      ("complex", "/spec/?", "/spec/?"), ("z", "/spec/?", "/spec/?"),
      // A key stands for its entry, and its place for the mapping it stands in.
      ("c~d", "/spec/a~1b/1/c~0d", "/spec/a~1b/1"),
    ] as [(String, String?, String)])
  func leadsToTheNode(_ written: String, _ pointer: String?, _ around: String) throws {
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(Self.text.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    let lower = try #require(Self.text.utf8.offset(of: written))
    let range = SourceRange(file: 0, lower: lower, upper: lower + written.utf8.count)
    #expect(root.pointer(atOffset: range) == (written == "spec" ? "" : around))
    if let pointer {
      let node = try #require(root.everything.first { $0.range == range })
      #expect(node.pointer(from: root) == pointer)
    }
  }

  @Test func startsAtAnyAncestor() throws {
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(Self.text.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    let value = try #require(root[path: "spec", "again", "k"]?.items.first)
    let again = try #require(root[path: "spec", "again"])
    #expect(value.pointer(from: again) == "/k/0")
    #expect(value.pointer(from: value) == "")
    #expect(root.pointer(from: again) == nil)
    #expect(try #require(root[path: "spec", "script"]).pointer(from: again) == nil)
  }

  @Test(.timeLimit(.minutes(1))) func isFoundWithoutLookingAtEverySibling() throws {
    let text = "[" + String(repeating: "{a: 1, b: [x]}, ", count: 20_000) + "]"
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    for (number, item) in root.items.enumerated() {
      let value = try #require(item["b"]?.items.first)
      #expect(value.pointer(from: root) == "/\(number)/b/0")
      #expect(root.pointer(atOffset: value.range) == "/\(number)/b/0")
    }
  }
}

extension Node {
  /// The node and all below it, keys included.
  fileprivate var everything: [Node] {
    [self] + items.flatMap(\.everything)
      + writtenEntries.flatMap { $0.key.everything + $0.value.everything }
  }
}

extension String.UTF8View {
  fileprivate func offset(of part: String) -> Int? {
    let bytes = Array(self)
    return bytes.indices.first { bytes[$0...].starts(with: part.utf8) }
  }
}
