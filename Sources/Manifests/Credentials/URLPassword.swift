internal import SourceText

/// A URL, and the password that stands in it before the host.
struct URLPassword {
  /// The user; empty if none is written.
  let user: String
  /// The password; `nil` if the URL has none.
  let password: String?

  /// Reads `scheme://user:password@host`; `nil` for a text that is no URL.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let scheme = Self.scheme.firstMatch(in: bytes) else { return nil }
    let rest = bytes[scheme.upperBound...]
    let end = rest.firstIndex { $0 == 0x20 || $0 == 0x0A || $0 == UInt8(ascii: ",") }
    let url = rest[..<(end ?? rest.endIndex)]
    let authority = url.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")),
      let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
    else {
      (user, password) = ("", nil)
      return
    }
    user = String(decoding: authority[..<colon], as: UTF8.self)
    password = String(decoding: authority[(colon + 1)..<at], as: UTF8.self)
  }

  private static let scheme = Pattern(
    literal: #"^(jdbc:)?[a-z][a-z0-9+.-]*://"#, ignoringCase: true)
}
