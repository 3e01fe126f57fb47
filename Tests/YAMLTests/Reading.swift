import Testing

/// A text, and what must be read of it.
struct Reading: Sendable, CustomTestStringConvertible {
  let name: String
  let contents: [UInt8]
  let documents: [String]
  let problems: [String]

  private init(_ text: String, _ documents: [String], _ problems: [String]) {
    self.init(text, bytes: Array(text.utf8), documents, problems)
  }

  private init(_ name: String, bytes: [UInt8], _ documents: [String], _ problems: [String]) {
    self.name = name
    contents = bytes
    self.documents = documents
    self.problems = problems
  }

  var testDescription: String { name.debugDescription }

  static let texts = [
    // Documents.
    Reading("", [], []),
    Reading("# nothing\n", [], []),
    Reading("---\n# nothing\n---\na: 1\n", ["-", "{\"a\": 1}"], []),
    Reading("--- # first\na: 1\n--- # second\nb: 2\n", ["{\"a\": 1}", "{\"b\": 2}"], []),
    Reading("a: 1\n...\n# between\n...\n---\nb: 2\n", ["{\"a\": 1}", "{\"b\": 2}"], []),
    Reading("%YAML 1.1\n%TAG !e! tag:e,\n---\na: !e!x 1\n", ["{\"a\": tag:e,x 1}"], []),
    Reading("plain text\n", ["\"plain text\""], []),
    Reading("- 1\n- x\n", ["[1, \"x\"]"], []),
    // A broken document hides none of the others.
    Reading("a: 1\n---\nb: [\n---\nc: 3\n", ["{\"a\": 1}", "{\"c\": 3}"], ["syntax 4:1"]),
    Reading("a: [\n...\nb: 2\n", ["{\"b\": 2}"], ["syntax 2:1"]),
    Reading("a: \"x\n---\nb: 2\n", ["{\"b\": 2}"], ["syntax 2:1"]),
    Reading("a: 1\n b: 2\n---\nc: 3\n", ["{\"c\": 3}"], ["syntax 2:3"]),
    Reading("é: é\nß: @\n---\nc: 3\n", ["{\"c\": 3}"], ["syntax 2:4"]),
    Reading("--- @\n--- @\n--- x\n", ["\"x\""], ["syntax 1:5", "syntax 2:5"]),
    Reading("a: *b\n---\nc: 3\n", ["{\"c\": 3}"], ["syntax 1:4"]),
    Reading("a: b: c\n", [], ["syntax 1:5"]),
    Reading("{% if x %}\na: 1\n", [], ["syntax 1:2"]),
    Reading("a: \tb\n\tc: d\n", [], ["syntax 2:1"]),
    // Repeated keys.
    Reading("a: 1\nb: 2\na: 3\n", ["{\"a\": 3, \"b\": 2}"], ["duplicateKey 1:1"]),
    Reading("a: 1\na: 2\na: 3\n", ["{\"a\": 3}"], ["duplicateKey 1:1", "duplicateKey 2:1"]),
    Reading(
      "x: {b: 1, 'b': 2}\ny: 1\n\"y\": 2\n", ["{\"x\": {\"b\": 2}, \"y\": 2}"],
      ["duplicateKey 1:5", "duplicateKey 2:1"]),
    // Absent, null and empty are three things.
    Reading(
      "a:\nb: null\nc: ''\nd: {}\ne: []\n",
      ["{\"a\": null, \"b\": null, \"c\": \"\", \"d\": {}, \"e\": []}"], []),
    // Tags.
    Reading(
      "a: !secret x\nb: !find [1]\nc: !!str 1\nd: !!int \"1\"\ne: ! y\n",
      [
        "{\"a\": !secret x, \"b\": !find [1], \"c\": tag:yaml.org,2002:str 1,"
          + " \"d\": tag:yaml.org,2002:int 1, \"e\": ! y}"
      ], []),
    // JSON.
    Reading(
      "{\"a\":\t\"\\u00e9\\/\",\n\t\"b\": [1, null, true, {}]}\n",
      ["{\"a\": \"é/\", \"b\": [1, null, true, {}]}"], []),
    // JSON's surrogates, which YAML refuses.
    Reading(
      #"{"😀\ud83d\ude00": "\uD83D\uDE001 \ud83d\ude00\u0000", "\ud83d\ude01": "\ud83d \\ud83d"}"#,
      [#"{"😀😀": "😀1 😀\0", "😁": "� \\ud83d"}"#], []),
    Reading(#"{"\ud83d\ude00": 1, "\uD83D\uDE00": 2}"#, [#"{"😀": 2}"#], ["duplicateKey 1:2"]),
    Reading(#"{"a": "\ud83d\ude00", "b": "\q"}"#, [], ["syntax 1:29"]),
    Reading(#"a: "\ud83d\ude00""#, [], ["syntax 1:7"]),
    // Line breaks and white space.
    Reading("a: 1\r\nb: |\r\n  x\r\n  y\r\n", ["{\"a\": 1, \"b\": \"x\\ny\\n\"}"], []),
    Reading("a: 1\rb: @\r", [], ["syntax 2:4"]),
    Reading("# tab\tin a comment\na: |\n  x\ty\n", ["{\"a\": \"x\\ty\\n\"}"], []),
    Reading("a: x\u{A0}y\n", ["{\"a\": \"x\u{A0}y\"}"], []),
  ]

  static let encodings = [
    Reading(
      "UTF-8 with a byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("a: @\n".utf8), [],
      ["syntax 1:4"]),
    Reading("UTF-16 LE", bytes: utf16("a: é😀\nb: @\n", [0xFF, 0xFE]), [], ["syntax 2:4"]),
    Reading("UTF-16 BE", bytes: utf16("a: é😀\n", [0xFE, 0xFF]), ["{\"a\": \"é😀\"}"], []),
    Reading(
      "an odd number of bytes", bytes: utf16("a: 1\n", [0xFF, 0xFE]) + [0x61], [], ["syntax 2:1"]),
    Reading("a low surrogate alone", bytes: [0xFF, 0xFE, 0x61, 0, 0x00, 0xDC], [], ["syntax 1:2"]),
    Reading(
      "a high surrogate alone", bytes: [0xFE, 0xFF, 0, 0x61, 0xD8, 0x00, 0, 0x62], [],
      ["syntax 1:2"]),
    Reading("NUL", bytes: Array("a: x\0y\n".utf8), [], ["syntax 1:5"]),
    Reading(
      "Latin-1", bytes: Array("a: 1\n---\nb: ".utf8) + [0xE9, 0x0A] + Array("---\nc: 3\n".utf8),
      ["{\"a\": 1}", "{\"c\": 3}"], ["syntax 3:5"]),
    Reading(
      "bytes after a document start", bytes: Array("--- ".utf8) + [0xFF, 0x0A], [], ["syntax 1:5"]),
  ]

  private static func utf16(_ text: String, _ mark: [UInt8]) -> [UInt8] {
    var bytes = mark
    for unit in text.utf16 {
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      bytes += mark == [0xFF, 0xFE] ? pair : pair.reversed()
    }
    return bytes
  }
}
