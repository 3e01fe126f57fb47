/// Letters written as escapes (`require\\x70ass`, `\\u003e`), which keep a name from being known.
///
/// Nobody writes plain letters so by accident, and what follows may be what the name stands for.
enum EscapedLetters {
  /// From each first such escape of a line to the line's end.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var position = 0
    while let backslash = bytes[position...].firstIndex(of: UInt8(ascii: "\\")) {
      position = backslash + 1
      guard begins(bytes[position...].prefix(6)) else { continue }
      let end = bytes.lineEnd(from: position, within: bytes.count)
      ranges.append(backslash..<end)
      position = end
    }
    return ranges
  }

  /// `x70`, `u0070` or `U00000070` of a printable character of ASCII.
  private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let kind = bytes.first, [UInt8(ascii: "x"), UInt8(ascii: "u")].contains(kind | 0x20)
    else { return false }
    if kind == UInt8(ascii: "U") { return bytes.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") } }
    let digits = bytes.dropFirst()
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros == (kind == UInt8(ascii: "u") ? 2 : 0), digits.count > zeros + 1 else {
      return false
    }
    let first = digits[digits.startIndex + zeros]
    return (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(first)
  }
}
