internal import Graph

/// What a place says, however it is indented, quoted or commented: a link of a finding's chain.
struct LinkText: Hashable {
  private let bytes: [UInt8]

  init(_ range: SourceRange, in file: SourceFile) {
    let lower = min(Int(range.lower), file.bytes.count)
    let upper = min(max(lower, Int(range.upper)), file.bytes.count)
    // A key is linked for its value, which stands behind it.
    let end = Self.isKey(before: upper, in: file.bytes) ? Self.endOfLine(upper, file) : upper
    bytes = Self.essence(file.bytes[lower..<end])
  }

  /// Whether a colon follows, perhaps behind a closing quote.
  private static func isKey(before end: Int, in bytes: [UInt8]) -> Bool {
    for byte in bytes[end...].prefix(3) {
      if byte == UInt8(ascii: ":") { return true }
      guard isQuote(byte) || byte == UInt8(ascii: " ") else { return false }
    }
    return false
  }

  private static func endOfLine(_ offset: Int, _ file: SourceFile) -> Int {
    max(offset, file.lineRange(file.line(at: offset)).upperBound)
  }

  /// The bytes without white space, quotes, comments and the marks of flow style.
  private static func essence(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var isComment = false
    var last = UInt8(ascii: " ")
    for byte in text {
      defer { last = byte }
      if byte == UInt8(ascii: "\n") {
        isComment = false
      } else if byte == UInt8(ascii: "#"), isSpace(last) {
        isComment = true
      }
      if isComment || isSpace(byte) || isQuote(byte) || isFlowMark(byte) { continue }
      kept.append(byte)
    }
    return kept
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func isFlowMark(_ byte: UInt8) -> Bool { "{}[],".utf8.contains(byte) }
}
