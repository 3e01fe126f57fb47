/// Values that may be shown although a secret is expected: they only say where it is, or nothing.
enum PlainValue {
  /// Whether a word is a truth value, null or already masked.
  static func tellsNothing(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 5 && words.contains(String(decoding: word, as: UTF8.self))
  }

  private static let words: Set<String> = [
    "", "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "no", "No", "on", "off",
    "null", "~", "{}", "[]", "***",
  ]

  /// Whether a whole value is a reference or tells nothing.
  static func mayBeShown(_ value: [UInt8]) -> Bool {
    tellsNothing(value[...]) || referenceEnd(value, from: 0, within: value.count) == value.count
  }

  /// The end of `$NAME`, `${NAME}`, `$(NAME)`, `{{ .Name }}` or `@/path/of/file`; `nil` for
  /// anything that may hold a value, as a default inside `${}` does.
  static func referenceEnd(_ bytes: [UInt8], from start: Int, within bound: Int) -> Int? {
    let end: Int?
    if bytes.holds("{{", at: start) {
      end = actionEnd(bytes, from: start + 2, within: bound)
    } else if bytes.holds("${", at: start) {
      end = nameEnd(bytes, from: start + 2, within: bound, closedBy: UInt8(ascii: "}"))
    } else if bytes.holds("$(", at: start) {
      end = nameEnd(bytes, from: start + 2, within: bound, closedBy: UInt8(ascii: ")"))
    } else if bytes.holds("$", at: start) {
      end = nameEnd(bytes, from: start + 1, within: bound, closedBy: nil)
    } else if bytes.holds("@/", at: start) {
      end = pathEnd(bytes, from: start + 1, within: bound)
    } else {
      return nil
    }
    guard let end, end <= bound, end == bound || endsValue(bytes[end]) else { return nil }
    return end
  }

  /// Where the words of `$(command)` begin, which say for themselves what is secret.
  static func commandStart(_ bytes: [UInt8], at start: Int, within bound: Int) -> Int? {
    guard bytes.holds("$(", at: start), start + 2 <= bound else { return nil }
    var place = start + 2
    while place < bound, bytes[place].isBlank { place += 1 }
    return place
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    byte.isBlank || byte.isLineBreak || byte.isQuote
      || [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "}"),
        UInt8(ascii: "]"),
      ]
      .contains(byte)
  }

  /// The end of a variable's name, which begins with no digit, and of what closes it.
  private static func nameEnd(
    _ bytes: [UInt8], from start: Int, within bound: Int, closedBy close: UInt8?
  ) -> Int? {
    var end = start
    while end < bound, bytes[end].isLetterOrDigit || bytes[end] == UInt8(ascii: "_") { end += 1 }
    guard end > start, !bytes[start].isDigit else { return nil }
    guard let close else { return end }
    return end < bound && bytes[end] == close ? end + 1 : nil
  }

  /// The end of a template action without any literal text.
  private static func actionEnd(_ bytes: [UInt8], from start: Int, within bound: Int) -> Int? {
    var end = start
    while end < bound,
      bytes[end].isNameByte || bytes[end].isBlank || bytes[end] == UInt8(ascii: "$")
    {
      end += 1
    }
    return bytes.holds("}}", at: end) && end + 2 <= bound ? end + 2 : nil
  }

  /// The end of a path of at least two folders: a password may well begin with `@`.
  private static func pathEnd(_ bytes: [UInt8], from start: Int, within bound: Int) -> Int? {
    var end = start
    var parts = 0
    while end < bound, bytes[end].isNameByte || bytes[end] == UInt8(ascii: "/") {
      if bytes[end] == UInt8(ascii: "/") { parts += 1 }
      end += 1
    }
    return parts >= 3 ? end : nil
  }
}
