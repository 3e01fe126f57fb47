internal import Graph

/// What a place says, however it is indented, quoted, ordered or commented: a link of a finding's chain.
struct LinkText: Hashable {
  /// The words in the order of their bytes.
  private let words: [ArraySlice<UInt8>]

  init(_ range: SourceRange, in file: SourceFile) {
    let lower = min(Int(range.lower), file.bytes.count)
    let upper = min(max(lower, Int(range.upper)), file.bytes.count)
    let value = Self.value(ofKeyBefore: upper, in: file.bytes)
    words = (Self.words(of: file.bytes[lower..<upper]) + Self.words(of: value))
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The scalar on the line behind a key: a key is linked for its value. Empty for what is no key, and
  /// for values on lines of their own.
  private static func value(ofKeyBefore end: Int, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    let line = bytes[end...].prefix { $0 != UInt8(ascii: "\n") }
    let rest = line.drop { isQuote($0) || isSpace($0) }
    guard rest.first == UInt8(ascii: ":"), rest.startIndex - end <= 2 else { return [] }
    let value = rest.dropFirst().drop(while: isSpace)
    guard let first = value.first, !isFlowMark(first), !"|>".utf8.contains(first) else { return [] }
    // Where flow style ends a value, block style does too: both are read alike.
    guard !isQuote(first) else { return value.dropFirst().prefix { $0 != first } }
    return value.prefix { !isFlowMark($0) }
  }

  /// The words without quotes, comments and the marks of lists and flow style.
  private static func words(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      for word in line.split(whereSeparator: { isSpace($0) || isFlowMark($0) || isQuote($0) }) {
        if word.first == UInt8(ascii: "#") { break }
        if !word.elementsEqual("-".utf8), !word.elementsEqual(":".utf8) {
          words.append(word.last == UInt8(ascii: ":") ? word.dropLast() : word)
        }
      }
    }
    return words
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isFlowMark(_ byte: UInt8) -> Bool { "{}[],".utf8.contains(byte) }
}
