import SourceText
import Testing
import YAML

@Suite struct EmbeddedTextTests {
  /// `⟨` and `⟩` stand around what a word of the text was read from.
  @Test(arguments: [
    ("a: ⟨word⟩", "word"), ("a: one\n  two\n\n  ⟨three⟩", "three"),
    ("a: &b !c\n  one ⟨two⟩", "two"),
    ("a: 'it''s ⟨one⟩'", "one"), ("a: 'it⟨''⟩s'", "'"), ("a: 'one\n\n   ⟨two⟩ '", "two"),
    ("a: \"\\u00e9\\x41\\n⟨one⟩\"", "one"), ("a: \"x⟨\\u00e9⟩y\"", "é"),
    ("a: \"x⟨\\U0001F600⟩y\"", "😀"),
    ("a: \"one\\\n   ⟨two⟩\"", "two"), ("a: \"one\\n\\\n   ⟨two⟩\\\n\"", "two"),
    ("a: \"⟨on\\\n   e⟩\"", "one"), ("a: \"one ⟨\\\"two\\\"⟩\"", "\"two\""),
    ("a: \"one\n\n\n  ⟨two⟩\"", "two"), ("a: \"\\ \\t⟨two⟩\"", "two"),
    ("a: |\n  one\n    ⟨two⟩\n", "two"), ("a: |\n  one\n⟨  ⟩ ⟨two⟩\n", "two"),
    ("a: |2-  # why\n    one\n   ⟨two⟩\n", "two"), ("a: |+\n\n\n  one\n\n  ⟨two⟩\n\n", "two"),
    ("a: &b !c |\r\n  one\r\n  ⟨two⟩\r\n", "two"), ("a: &b # |\n  |\n  ⟨one⟩\n", "one"),
    ("a: >\n  one\n  two\n\n\n    three\n  ⟨four⟩\n", "four"),
    ("a: >-\n\n  é\n\n  😀 ⟨two⟩\n", "two"),
    ("a: |\n  one ⟨two three⟩ four", "two three"), ("a: >\n  one ⟨two\n  three⟩ four", "two three"),
    (#"{"a": "é \ud83d⟨\ud83d\ude00⟩ x"}"#, "😀"), (#"{"a": "\ud83d\ude00\ude00 ⟨one⟩"}"#, "one"),
    ("a: |\n  {\"b\": \"⟨one⟩\\n\"}", "one"), ("- |\n one\u{2028} ⟨two⟩\n", "two"),
  ])
  func leadsBackToTheFile(_ marked: String, _ word: String) throws {
    let parts = marked.split(separator: "⟩", omittingEmptySubsequences: false)
      .map { $0.split(separator: "⟨", omittingEmptySubsequences: false) }
    // Of several places the last one is meant.
    let text = parts.map { $0.joined() }.joined()
    let lower =
      parts.dropLast().map { $0.joined() }.joined().utf8.count
      - (parts[parts.count - 2].last?.utf8.count ?? 0)
    let upper = parts.dropLast().map { $0.joined() }.joined().utf8.count
    let file = SourceFile(id: 7, path: "a.yaml", contents: Array(text.utf8))
    let root = try #require(Stream(file).documents.first?.root)
    let value = try #require(root["a"] ?? root.items.first)
    let embedded = try #require(value.embeddedText)
    let place = try #require(embedded.bytes.offsets(of: word.utf8).last)
    #expect(embedded.range(place) == SourceRange(file: 7, lower: lower, upper: upper))
    // A part of the text keeps its places.
    let part = embedded[place.lowerBound..<embedded.bytes.count]
    #expect(part.range(0..<place.count) == SourceRange(file: 7, lower: lower, upper: upper))
  }

  /// Words in scalars of any style, each told from the others by its number, and nested twice.
  @Test(arguments: 0..<200) func everyWordIsFound(_ seed: UInt64) throws {
    var generator = Generator(state: seed)
    let text = "# é\n" + generator.document(depth: 2)
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    let stream = Stream(file)
    #expect(stream.problems.isEmpty, "\(text)")
    let root = try #require(stream.documents.first?.root)
    var found = 0
    try Self.check(root, in: file, &found)
    #expect(found == generator.words, "\(text)")
  }

  private static func check(_ root: Node, in file: SourceFile, _ found: inout Int) throws {
    for node in root.descendants where node.isScalar {
      let embedded = try #require(node.embeddedText)
      if let inner = node.text, inner.contains(": ") {
        let stream = Stream(embedded)
        #expect(stream.problems.isEmpty)
        try check(try #require(stream.documents.first?.root), in: file, &found)
        continue
      }
      for word in embedded.bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) {
        let range = embedded.range(word.startIndex..<word.endIndex)
        #expect(Array(file.bytes[range.offsets]) == Array(word))
        found += 1
      }
    }
  }

  @Test func partsAreJoined() throws {
    let text = "command: [redis-server, '--port', \"6379\"]"
    let file = SourceFile(id: 3, path: "a.yaml", contents: Array(text.utf8))
    let items = try #require(Stream(file).documents.first?.root?["command"]).items
    let words = items.compactMap(\.embeddedText)
    let joined = try #require(
      EmbeddedText(joining: [
        .literal("exec "), .text(words[0]), .literal(" -- "), .text(words[1]), .literal(" "),
        .text(words[2]),
      ]))
    #expect(joined.string == "exec redis-server -- --port 6379")
    #expect(joined.file == 3)
    func written(_ part: String) throws -> String {
      let place = try #require(joined.bytes.offsets(of: part.utf8).first)
      return String(decoding: file.bytes[joined.range(place).offsets], as: UTF8.self)
    }
    #expect(try written("redis-server") == "redis-server")
    #expect(try written("--port") == "--port")
    #expect(try written("6379") == "6379")
    #expect(try written("exec ") == "")
    #expect(try written(" -- ") == "")
    #expect(try written("server -- --po") == "server, '--po")
    #expect(EmbeddedText(joining: [.literal("x")]) == nil)
  }

  @Test func decodedTextStandsForItsWholePlace() {
    let place = SourceRange(file: 1, lower: 10, upper: 20)
    let text = EmbeddedText(Array("a: {b: c}".utf8), standingFor: place)
    #expect(text.range(3..<4) == place)
    #expect(text[3..<9].range(1..<2) == place)
    #expect(Stream(text).documents.first?.root?[path: "a", "b"]?.range == place)
    #expect(Stream(text).documents.first?.root?["a"]?["b"]?.embeddedText?.range(0..<1) == place)
  }
}

extension [UInt8] {
  fileprivate func offsets(of part: some Collection<UInt8>) -> [Range<Int>] {
    indices.filter { self[$0...].starts(with: part) }.map { $0..<($0 + part.count) }
  }
}
