internal import SourceText

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
    let mix = CharacterMix(bytes)
    if mix.upper > 0, mix.lower > 0 {
      return mix.changes * 10 >= bytes.count * (mix.digits > 1 ? 4 : 6)
    }
    // Hexadecimal, base36 and UUIDs; a name with a number in it has fewer digits.
    return bytes.count >= 16 && mix.digits >= 4 && mix.changes * 3 >= bytes.count
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
