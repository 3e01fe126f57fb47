import SourceText
import Testing
import YAML

@Suite struct DraftTests {
  private static let base = read(0, "spec:\n  a/b: [x, {c: y}]\n  kept: {deep: z}\n")
  private static let patch = read(1, "# patch\nvalue:\n  new: |\n    one\n    two\n")

  /// The base with a list's item changed and a member taken over from another file.
  private static let changed: Draft = {
    let spec = Draft.node(base)["spec"] ?? .node(base)
    let list = spec["a/b"] ?? spec
    let value = Draft.node(patch)["value"] ?? .node(patch)
    let place = list.items.first?.place ?? list.place
    let items = [Draft.string("X", at: place)] + list.items.dropFirst()
    let new = spec.setting(
      "a/b", at: list.place, to: .sequence(Draft.Sequence(items, at: list.place))
    )
    .setting("added", at: value.place, to: value)
    return Draft.node(base).replacing("spec", by: new)
  }()

  @Test func unchangedDraftsAreTheNodesThatWereRead() {
    #expect(Draft.node(Self.base).composed == Self.base)
    #expect(Self.changed.composed[path: "spec", "kept"] == Self.base[path: "spec", "kept"])
    #expect(Draft.node(Self.base).removing("nothing").composed == Self.base)
    let same: Draft? = Draft.node(Self.base).changingMembers { _ in nil }
    #expect(same.map { $0.composed } == nil)
  }

  @Test(
    arguments: [
      ("/spec", 0, 2), ("/spec/a~1b", 0, 2), ("/spec/a~1b/0", 0, 2), ("/spec/a~1b/1/c", 0, 2),
      ("/spec/kept/deep", 0, 3), ("/spec/added", 1, 3), ("/spec/added/new", 1, 3),
    ] as [(String, SourceFile.ID, Int)])
  func everyPartKeepsItsPlaceAndHasAPointer(
    _ pointer: String, _ file: SourceFile.ID, _ line: Int
  ) throws {
    let root = Self.changed.composed
    let node = try #require(root.at(pointer))
    #expect(node.range.file == file)
    #expect(Self.files[Int(file)].line(at: Int(node.range.lower)) == line)
    #expect(node.pointer(from: root) == pointer)
    #expect(root.pointer(from: root) == "")
  }

  @Test(
    arguments: [
      (0, "x", "/spec/a~1b/0"), (0, "y", "/spec/a~1b/1/c"), (0, "z", "/spec/kept/deep"),
      (1, "two", "/spec/added/new"), (1, "# patch", nil),
    ] as [(SourceFile.ID, String, String?)])
  func aPlaceLeadsToThePointerOfWhatStandsThere(
    _ file: SourceFile.ID, _ written: String, _ pointer: String?
  ) throws {
    let bytes = Self.files[Int(file)].bytes
    let lower = try #require(
      bytes.indices.first { bytes[$0...].starts(with: written.utf8) })
    let range = SourceRange(file: file, lower: lower, upper: lower + written.utf8.count)
    #expect(Self.changed.composed.pointer(atOffset: range) == pointer)
  }

  @Test func aPointerStartsAtAnyComposedAncestor() throws {
    let root = Self.changed.composed
    let spec = try #require(root["spec"])
    let deep = try #require(root.at("/spec/kept/deep"))
    #expect(deep.pointer(from: spec) == "/kept/deep")
    #expect(root.pointer(from: spec) == nil)
    #expect(Self.patch["value"].flatMap { $0.pointer(from: spec) } == "/added")
  }

  @Test func textsOfItsOwnStandForTheirPlace() throws {
    let conf = SourceFile(id: 2, path: "redis.conf", contents: Array("port 0\r\ntls yes\n".utf8))
    let place = Draft.Place.text(EmbeddedText(conf))
    let whole = try #require(Draft.string("port 0\r\ntls yes\n", at: place).composed.embeddedText)
    #expect(whole.range(8..<11) == SourceRange(file: 2, lower: 8, upper: 11))
    let other = try #require(Draft.string("port 1", at: place).composed.embeddedText)
    #expect(other.range(0..<4) == SourceRange(file: 2, lower: 0, upper: 16))
    let block = try #require(Self.patch[path: "value", "new"])
    let same = Draft.mapping(
      Draft.Mapping(
        [Draft.Member("k", at: .node(block), .string("one\ntwo\n", at: .node(block)))],
        at: .node(block)))
    let text = try #require(same.composed["k"]?.embeddedText)
    let two = text.range(4..<7)
    #expect(String(decoding: Self.files[1].bytes[two.offsets], as: UTF8.self) == "two")
  }

  @Test func composedValuesAnswerAsThoseThatWereRead() throws {
    let root = Self.changed.composed
    #expect(root[path: "spec", "a/b"]?.items.map(\.text) == ["X", nil])
    #expect(root["spec"]?.entries.map(\.key.text) == ["a/b", "kept", "added"])
    #expect(root[path: "spec", "added", "new"]?.style == .literal)
    let place = Draft.Place.node(Self.base)
    #expect(Draft.string("1", at: place).composed.scalarType == .string)
    #expect(
      Draft.scalar(Draft.Scalar("1", isString: false, at: place)).composed.scalarType == .int(1))
    #expect(Draft.mapping(Draft.Mapping(at: place)).composed.isEmptyCollection)
  }

  private static var files: [SourceFile] { [base.document.file(0), patch.document.file(1)] }

  private static func read(_ id: SourceFile.ID, _ text: String) -> Node {
    let file = SourceFile(id: id, path: "\(id).yaml", contents: Array(text.utf8))
    guard let root = Stream(file).documents.first?.root else { fatalError("no document") }
    return root
  }
}

extension Document {
  fileprivate func file(_ id: SourceFile.ID) -> SourceFile {
    SourceFile(id: id, path: "\(id).yaml", contents: text.bytes)
  }
}

extension Node {
  /// The value behind a pointer of keys and positions.
  fileprivate func at(_ pointer: String) -> Node? {
    pointer.split(separator: "/").reduce(self as Node?) { node, token in
      let key = token.replacing("~1", with: "/")
      return node?.isSequence == true ? Int(token).flatMap { node?.items[$0] } : node?[String(key)]
    }
  }
}
