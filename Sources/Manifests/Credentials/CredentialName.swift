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
    guard name.utf8.count <= 253, !Self.endsOtherwise(name) else { return nil }
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
    var end: UInt32 = 0
    for byte in name.utf8.suffix(3) { end = end << 8 | UInt32(byte | 0x20) }
    return ends.contains(end) || end & 0xFFFF == Self.pw
  }

  private static func code(_ end: StaticString) -> UInt32 {
    (0..<end.utf8CodeUnitCount).reduce(0) { $0 << 8 | UInt32(end.utf8Start[$1]) }
  }

  private static let pw = code("pw")
  private static let ends = [
    code("ord"), code("swd"), code("ase"), code("ass"), code("pwd"), code("ken"), code("ret"),
    code("ial"), code("key"),
  ]

  /// Whether a name is that of a secret access key (`docs.aws.amazon.com: AWS_SECRET_ACCESS_KEY`, MinIO's and
  /// S3's `SECRET_KEY`): what stands under it is the key, and no name of one.
  static func isAccessKey(_ name: String) -> Bool { accessKeys.matches(name) }

  /// Whether a name ends in letters with which none of the patterns does: it is asked of every field.
  private static func endsOtherwise(_ name: String) -> Bool {
    let end = name.utf8.suffix(2)
    // A line break may stand behind what a pattern ends in, and letters beyond ASCII may be its capitals.
    guard let first = end.first, let last = end.last, first < 0x80, last < 0x80, last != 0x0A
    else { return false }
    switch (first | 0x20, last | 0x20) {
    case (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "w"), UInt8(ascii: "d")),
      (UInt8(ascii: "s"), UInt8(ascii: "e")), (UInt8(ascii: "s"), UInt8(ascii: "s")),
      (UInt8(ascii: "p"), UInt8(ascii: "w")), (UInt8(ascii: "e"), UInt8(ascii: "n")),
      (UInt8(ascii: "e"), UInt8(ascii: "t")), (UInt8(ascii: "a"), UInt8(ascii: "l")),
      (UInt8(ascii: "e"), UInt8(ascii: "y")), (UInt8(ascii: "l"), UInt8(ascii: "t")):
      return false
    default: return true
    }
  }

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
    literal: #"(secret[-_.]?access|(minio|s3|aws)[-_.]?secret)[-_.]?key$"#, ignoringCase: true)
  private static let userNames = Pattern(
    literal: #"(user|user[-_.]?name|login)$"#, ignoringCase: true)
}
