internal import SourceText
internal import YAML

/// What a JSON Web Token says of itself (RFC 7519); its signature is not checked.
public struct JSONWebToken: Sendable {
  /// True when the claims name an expiry, `exp`.
  public let expires: Bool

  /// The longest token that is read; a ServiceAccount's has about a thousand bytes.
  private static let maximumLength = 1 << 14

  /// Reads a signed token, `header.claims.signature`; nil for any other text.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.maximumLength else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]), header["alg"]?.isScalar == true,
      let claims = Self.object(parts[1])
    else { return nil }
    expires = claims["exp"]?.isNull == false
  }

  /// The JSON object that a part of the token holds.
  private static func object(_ part: Substring.UTF8View) -> Node? {
    guard let json = base64URL(part) else { return nil }
    let nowhere = SourceRange(file: 0, lower: 0, upper: 0)
    let stream = Stream(EmbeddedText(json, standingFor: nowhere))
    guard stream.documents.count == 1, let root = stream.documents[0].root, root.isMapping,
      root.isFlow
    else { return nil }
    return root
  }

  /// The bytes behind base64url without padding (RFC 4648, 5; RFC 7515, 2).
  private static func base64URL(_ text: Substring.UTF8View) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for character in text {
      guard let value = value(of: character) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    return bytes
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
