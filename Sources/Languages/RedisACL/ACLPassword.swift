/// A password in a user's rules.
public enum ACLPassword: Hashable, Sendable {
  /// The password itself.
  case plain(String)
  /// Its SHA-256 in 64 lower-case hexadecimal digits.
  case hashed(String)

  /// A hash as Redis admits it, without upper case (`redis src/acl.c`, `ACLCheckPasswordHash`).
  init?(hash: String) {
    let isDigit = { (byte: UInt8) in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    guard hash.utf8.count == 64, hash.utf8.allSatisfy(isDigit) else { return nil }
    self = .hashed(hash)
  }
}

extension ACLPassword: CustomStringConvertible {
  /// Nothing of the password, so that none gets into a message by accident.
  public var description: String { "…" }
}
