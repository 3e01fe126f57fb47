import Languages

/// What holds for any text that is read as a token, and for any header and claims that one carries.
struct JWTInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?

  /// The first line is tried as a header, the rest as claims; all of it as a token as well.
  init(_ contents: [UInt8]) {
    check(String(decoding: contents, as: UTF8.self))
    let lines = contents.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let claims = lines.count > 1 ? Array(lines[1]) : contents
    for header in [Array(lines[0]), Array(#"{"alg":"RS256"}"#.utf8)] {
      check("\(Self.encoded(header)).\(Self.encoded(claims)).c2lnbmF0dXJl")
    }
  }

  private mutating func check(_ text: String) {
    guard let token = JSONWebToken(text) else { return }
    if token.expiry != nil, !token.expires { broken = "an expiry of a token without" }
    if "\(token)".contains("c2lnbmF0dXJl") { broken = "the signature is kept" }
  }

  /// base64url without padding.
  private static func encoded(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = (bits << 8 | Int(byte)) & 0xFFFF
      count += 8
      while count >= 6 {
        count -= 6
        text.append(letters[bits >> count & 63])
      }
    }
    if count > 0 { text.append(letters[bits << (6 - count) & 63]) }
    return String(decoding: text, as: UTF8.self)
  }
}
