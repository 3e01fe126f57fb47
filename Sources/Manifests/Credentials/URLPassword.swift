internal import SourceText

/// A URL, and the password that stands in it before the host, or as a parameter as drivers take it.
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
      let parameters = Self.isOfWeb(bytes) ? [] : Self.parameters(of: url)
      user = parameters.first { ["user", "username", "uid"].contains($0.name) }?.value ?? ""
      password = parameters.first { ["password", "pwd"].contains($0.name) }?.value
      return
    }
    user = String(decoding: authority[..<colon], as: UTF8.self)
    password = String(decoding: authority[(colon + 1)..<at], as: UTF8.self)
  }

  /// `?user=a&password=b` of JDBC and libpq, `;user=a;password=b` of SQL Server's driver.
  private static func parameters(of url: ArraySlice<UInt8>) -> [(name: String, value: String)] {
    let separators = "?&;".utf8
    return url.split { separators.contains($0) }.dropFirst().prefix(64).compactMap { part in
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals + 1 < part.endIndex else {
        return nil
      }
      return (
        String(decoding: part[..<equals], as: UTF8.self).lowercased(),
        String(decoding: part[(equals + 1)...], as: UTF8.self)
      )
    }
  }

  /// A page may ask for a password in its address and have none.
  private static func isOfWeb(_ url: [UInt8]) -> Bool { web.firstMatch(in: url) != nil }

  private static let web = Pattern(literal: "^https?://", ignoringCase: true)
  private static let scheme = Pattern(
    literal: #"^(jdbc:([a-z0-9]+:)?)?[a-z][a-z0-9+.-]*://"#, ignoringCase: true)
}
