/// JSON writes a character beyond U+FFFF as two escapes, `\ud83d\ude00` (RFC 8259, 7). kubectl reads
/// JSON as JSON, but libyaml refuses them.
enum SurrogateEscapes {
  /// What libyaml says where it meets one.
  static let complaint = "found invalid Unicode character escape code"

  /// A JSON text whose surrogates libyaml takes, byte for byte as long; `nil` for text that is not JSON.
  ///
  /// A pair becomes `\U0001f600\0`, whose end `restored` takes away again; a lone surrogate becomes
  /// U+FFFD, as in Go (encoding/json).
  static func rewritten(_ text: [UInt8]) -> [UInt8]? {
    // By this byte kubectl tells JSON from YAML (apimachinery util/yaml `hasJSONPrefix`).
    guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
    var bytes = text
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if let pair = pair(in: text, at: index) {
        bytes.replaceSubrange(index..<(index + 12), with: escape(of: pair))
        index += 12
      } else if let unit = unit(in: text, at: index), 0xD800...0xDFFF ~= unit {
        bytes.replaceSubrange(index..<(index + 6), with: #"\ufffd"#.utf8)
        index += 6
      } else {
        index += 2
      }
    }
    return bytes
  }

  /// The text of a scalar without what `rewritten` put behind its characters.
  static func restored(_ scalar: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalar.count)
    var isAfterPair = false
    for (index, byte) in scalar.enumerated() {
      if byte == 0, isAfterPair {
        isAfterPair = false
        continue
      }
      bytes.append(byte)
      // Only characters beyond U+FFFF have four bytes.
      isAfterPair = index >= 3 && scalar[index - 3] >= 0xF0
    }
    return bytes
  }

  /// The character of two escapes that begin at an offset.
  static func pair(in text: [UInt8], at index: Int) -> UInt32? {
    guard let high = unit(in: text, at: index), 0xD800...0xDBFF ~= high,
      let low = unit(in: text, at: index + 6), 0xDC00...0xDFFF ~= low
    else { return nil }
    return 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF
  }

  /// The number of the escape `\uXXXX` that begins at an offset.
  private static func unit(in text: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"),
      text[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in text[(index + 2)..<(index + 6)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt32(byte & 0xDF - 0x37)
      default: return nil
      }
    }
    return unit
  }

  private static func escape(of scalar: UInt32) -> [UInt8] {
    let digits = String(scalar, radix: 16)
    return Array(#"\U"#.utf8) + [UInt8](repeating: 0x30, count: 8 - digits.utf8.count)
      + Array(digits.utf8) + Array(#"\0"#.utf8)
  }
}
