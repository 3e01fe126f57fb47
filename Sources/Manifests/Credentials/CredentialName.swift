internal import SourceText

/// What the name of a key or of a variable promises of its value.
public enum CredentialName: Sendable, Hashable {
  /// A password, which may be any text.
  case password
  /// A token or key that somebody issued, or the name of one.
  case token
  /// A key that a program signs or encrypts with by itself: it takes any text, a placeholder too.
  case signingKey

  /// Reads a name such as `POSTGRES_PASSWORD`, `clientSecret` or `session_secret`; `nil` where it
  /// promises no credential.
  public init?(_ name: String) {
    guard name.utf8.count <= 253 else { return nil }
    if Self.signingKeys.matches(name) {
      self = .signingKey
    } else if Self.passwords.matches(name) {
      self = .password
    } else if Self.tokens.matches(name) {
      self = .token
    } else {
      return nil
    }
  }

  /// Whether a name ends as those that promise something do, for a quick no to most.
  static func mayBeOne(_ name: String) -> Bool {
    let end = name.utf8.suffix(3).map { $0 | 0x20 }
    return ends.contains { end.elementsEqual($0.utf8) || end.suffix(2).elementsEqual($0.utf8) }
  }

  private static let ends = [
    "ord", "swd", "ase", "ass", "pwd", "pw", "ken", "ret", "ial", "key",
  ]

  /// Whether a name is that of a secret access key (`docs.aws.amazon.com: AWS_SECRET_ACCESS_KEY`): what
  /// stands under it is the key, and no name of one.
  static func isAccessKey(_ name: String) -> Bool { accessKeys.matches(name) }

  /// Whether a name says who logs in with the password beside it.
  static func isUserName(_ name: String) -> Bool { userNames.matches(name) }

  private static let signingKeys = Pattern(
    literal: #"""
      (?x) (^|[-_.])
        ( (session|cookie|nextauth|jwt|csrf|hmac|signing) [-_.]? (secret[-_.]?)? (secret|key|salt)
        | secret[-_.]?key[-_.]?base | (app|encryption)[-_.]?key
        | (?<!minio[-_.])(?<!s3[-_.])(?<!aws[-_.]) secret[-_.]?key ) $
      """#, ignoringCase: true)
  private static let passwords = Pattern(
    literal: #"(password|passwd|passphrase)$|(^|[-_.])(pass|pwd|pw)$"#, ignoringCase: true)
  private static let tokens = Pattern(
    literal: #"""
      (?x) (token|secret|credential) $
        | (secret|api|access|auth|account|shared|master|private|root)[-_.]?key $
      """#, ignoringCase: true)
  private static let accessKeys = Pattern(
    literal: #"secret[-_.]?access[-_.]?key$"#, ignoringCase: true)
  private static let userNames = Pattern(
    literal: #"(user|user[-_.]?name|login)$"#, ignoringCase: true)
}
