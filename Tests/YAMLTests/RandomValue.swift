import SourceText
import YAML

/// Makes values out of texts that are hard to write, the same ones for the same seed.
struct RandomValue {
  private var generator: Generator

  init(seed: UInt64) { generator = Generator(state: seed) }

  /// Texts that look like something else, or that have no plain form.
  static let shapes: [String] =
    [
      "", " ", "  x", "x  ", "- a", "-", "--- a", "---", "...", "? a", "?", ": a", ":", "a: b",
      "a:",
      "a #b", "#b", "a#b", "'", "''", "it's", "'a'", "\"", "\"a\"", "\\", "a\\nb", "%a", "@a", "`a",
      "&a", "*a", "!a", "!!str a", "|", ">", "|-", "[a", "a]", "{a", "a}", ",a", "a, b", "<<", "=",
      "~", "null", "Null", "true", "True", "yes", "Yes", "on", "off", "n", "y", "NO", "1", "-1",
      "+1",
      "0", "00", "0644", "0o17", "0x1F", "0b11", "1_000", "1.5", ".5", "5.", "1e3", "-.inf", ".NaN",
      "12:30:45", "190:20", "2024-01-02", "2024-01-02T03:04:05Z", "2024-01-02 03:04:05",
      "99999999999999999999", "é", "😀", "'\u{301}", "\"\u{301}", "-\u{301}", "a\u{301}: b",
      "\u{85}",
      "a\u{2028}b", "\u{FEFF}a", "\u{A0}a\u{A0}", "\u{0}", "a\u{7}b", "\u{1B}[31m", "\u{7F}",
      "\u{FFFE}", "\u{10FFFF}",
    ] + blocks
    + ["a", "- ", " a: b # c ", "é\n"].map { String(repeating: $0, count: 300) }

  private static let blocks = [
    "\n", "\n\n", "a\n", "a\n\n", "a\n\n\n", "a\nb", "a\n b\n", " a\nb\n", "  a\n b", "\na",
    "\n\n a\n",
    "a\n\nb\n", "a\n  \nb\n", "a\n ", " \n", " \n\n", "a \nb \n", "\ta\n", "a\tb\nc\n", "a\n\tb\n",
    "a\r\nb\r\n", "a\rb", "\r", "\r\n", "# a\nb\n", "--- a\nb\n", "a\n---\nb\n", "a\n...\n",
    "a\n\u{7}\n",
    "a\n😀\n", "a\n\u{301}b\n", "a\n\u{2028}\n", "a\u{85}b\n", "\u{FEFF}a\nb\n", "a: b\nc: d\n",
    "- a\n- b\n", "\"a\n", "|\n  a\n", "a\n\n ", "\n \n", "a\n \n\n",
  ]

  /// The place of everything that is made.
  static let place = Draft.Place.text(
    EmbeddedText(SourceFile(id: 0, path: "a.yaml", contents: Array("x".utf8))))

  mutating func value(depth: Int) -> Draft {
    switch depth == 0 ? 0 : Int.random(in: 0..<4, using: &generator) {
    case 1:
      let items = (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth - 1)
      }
      return .sequence(Draft.Sequence(items, at: Self.place))
    case 2, 3:
      var keys: [String] = []
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let key = text()
        if !keys.contains(where: { $0.utf8.elementsEqual(key.utf8) }) { keys.append(key) }
      }
      return .mapping(
        Draft.Mapping(
          keys.map { Draft.Member($0, at: Self.place, value(depth: depth - 1)) }, at: Self.place))
    default: return scalar()
    }
  }

  private mutating func scalar() -> Draft {
    let plain = [
      "null", "~", "", "true", "false", "12", "-7", "0x1f", "0644", "1.5", "1e300", "1e15",
    ]
    guard Int.random(in: 0..<5, using: &generator) == 0 else {
      return .string(text(), at: Self.place)
    }
    let word = plain.randomElement(using: &generator) ?? ""
    return .scalar(Draft.Scalar(word, isString: false, at: Self.place))
  }

  /// One shape, or several after one another.
  private mutating func text() -> String {
    let count = [1, 1, 2, 3].randomElement(using: &generator) ?? 1
    return (0..<count).map { _ in Self.shapes.randomElement(using: &generator) ?? "" }.joined()
  }
}
