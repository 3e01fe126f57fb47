internal import SourceText

/// Tells by its shape whether a word is a credential: a known prefix, or random letters and digits.
enum TokenShape {
  /// Whether a run of letters, digits and `+ / _ . - =` must not be shown.
  static func isCredential(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 10 else { return false }
    if prefixes.contains(where: { run.starts(with: $0) }) { return true }
    return run.count >= 20 && (isHexadecimal(run) || isRandom(run))
  }

  /// The prefixes by which issuers mark their tokens, from their own documentation.
  private static let prefixes: [[UInt8]] = [
    "eyJ", "hvs.", "hvb.", "hvr.", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-",
    "gldt-", "glrt-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-", "sk-", "sk_live_",
    "rk_live_", "AKIA", "ASIA", "AIza", "ya29.", "dckr_pat_", "npm_", "pypi-", "SG.", "whsec_",
    "AGE-SECRET-KEY-",
  ].map { Array($0.utf8) }

  private static func isHexadecimal(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 32 else { return false }
    return run.allSatisfy { $0.isDigit || (0x41...0x46).contains($0 & 0xDF) }
  }

  /// Whether letters and digits change places too often for words: base64, base62, base36.
  private static func isRandom(_ run: ArraySlice<UInt8>) -> Bool {
    let mix = CharacterMix(run)
    if mix.upper > 0, mix.lower > 0 {
      return mix.changes * 10 >= run.count * (mix.digits > 1 ? 3 : 4)
    }
    // Base36 and UUIDs; a name with a number in it has fewer digits.
    return run.count >= 24 && mix.digits >= 6 && mix.changes * 3 >= run.count
  }
}
