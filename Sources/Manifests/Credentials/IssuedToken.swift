internal import SourceText

/// Tells a credential that a machine made from a word that a person chose.
enum IssuedToken {
  /// Whether a text begins as the tokens of a well-known issuer do, and is long enough to be one.
  static func begins(_ text: String) -> Bool {
    text.utf8.count >= 20 && !text.contains(" ") && prefixes.contains { text.hasPrefix($0) }
  }

  /// Whether some issuer's tokens begin with a byte; a digit may begin a bot's.
  static func mayBegin(with byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || firstBytes.contains(byte)
  }

  private static let firstBytes = Set(prefixes.compactMap(\.utf8.first))

  /// Whether a text is a credential by its form alone: the address of a web hook, whose last part lets
  /// everybody post, or the token of a Telegram bot.
  static func isTelling(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (40...400).contains(bytes.count), let match = telling.firstMatch(in: bytes) else {
      return false
    }
    // `XXXXXXXX` and `000000` stand in every manual.
    return CharacterMix(Array(bytes[match.upperBound...])).changes >= 6
  }

  /// Up to the part that is the credential (`docs.slack.dev: incoming webhooks`, `discord.com/developers:
  /// Webhook Resource`, `learn.microsoft.com: Incoming Webhooks`, `core.telegram.org: Bot API`).
  private static let telling = Pattern(
    literal: #"""
      (?x) ^ https://hooks\.slack\.com/(services|workflows|triggers)/[A-Z0-9]{6,}/[A-Z0-9]{6,}/ (?=[\w/-]{18,}$)
        | ^ https://(canary\.|ptb\.)?discord(app)?\.com/api(/v\d+)?/webhooks/\d{15,}/ (?=[\w-]{50,}$)
        | ^ https://[\w.-]+\.webhook\.office\.com/webhookb2/ (?=[\w@-]{36,}/IncomingWebhook/[0-9a-f]{32}/)
        | ^ \d{8,10}:AA (?=[\w-]{32,34}$)
      """#)

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
