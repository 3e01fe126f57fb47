/// Tells a credential that a machine made from a word that a person chose.
enum IssuedToken {
  /// Whether a text begins as the tokens of a well-known issuer do, and is long enough to be one.
  static func begins(_ text: String) -> Bool {
    text.utf8.count >= 20 && !text.contains(" ") && prefixes.contains { text.hasPrefix($0) }
  }

  /// Whether letters and digits change places too often for words or names.
  static func isRandom(_ text: String) -> Bool {
    if begins(text) { return true }
    let bytes = Array(text.utf8)
    guard (8...4_096).contains(bytes.count), bytes.allSatisfy(isTokenByte) else { return false }
    var counts = (upper: 0, lower: 0, digit: 0)
    var changes = 0
    var previous = 0
    for byte in bytes {
      let kind: Int
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): (kind, counts.upper) = (1, counts.upper + 1)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): (kind, counts.lower) = (2, counts.lower + 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): (kind, counts.digit) = (3, counts.digit + 1)
      default: continue
      }
      if kind != previous { changes += 1 }
      previous = kind
    }
    if counts.upper > 0, counts.lower > 0 {
      return changes * 10 >= bytes.count * (counts.digit > 1 ? 4 : 6)
    }
    // Hexadecimal, base36 and UUIDs; a name with a number in it has fewer digits.
    return bytes.count >= 16 && counts.digit >= 4 && changes * 3 >= bytes.count
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isIdentifierByte || [0x2B, 0x2D, 0x2E, 0x2F, 0x3D, 0x7E].contains(byte)
  }

  /// From the issuers' own documentation.
  private static let prefixes = [
    "hvs.", "hvb.", "hvr.", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-",
    "gldt-", "glrt-", "xoxb-", "xoxp-", "xapp-", "sk_live_", "rk_live_", "AIza", "ya29.",
    "dckr_pat_", "npm_", "pypi-", "SG.",
  ]
}
