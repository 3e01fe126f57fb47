internal import SourceText
internal import YAML

/// What a JSON Web Token says of itself (RFC 7519); its signature is not checked.
///
/// The token's own text is not kept, so that it cannot be printed.
public struct JSONWebToken: Sendable {
  /// How it is signed, `alg` of the header.
  public let algorithm: String
  /// Which key signed it, `kid` of the header.
  public let keyID: String?
  /// Who made it, `iss`.
  public let issuer: String?
  /// Whom it stands for, `sub`.
  public let subject: String?
  /// The second of 1970 from which on it is refused, `exp`; `nil` for one that lasts, or
  /// where it cannot be read.
  public let expiry: Int?
  /// The ServiceAccount it stands for, if Kubernetes made it.
  public let serviceAccount: ServiceAccount?
  /// True when the claims name an expiry, `exp`.
  public let expires: Bool

  /// A ServiceAccount and what its token is bound to.
  public struct ServiceAccount: Sendable, Hashable {
    /// The namespace.
    public let namespace: String
    /// The name.
    public let name: String
    /// The pod with which the token ends; `nil` for a token that is bound to none.
    public let pod: String?
    /// The Secret that holds a token without expiry, as Kubernetes made them before 1.24.
    public let secret: String?
  }

  /// The longest token that is read; a ServiceAccount's has about a thousand bytes.
  private static let maximumLength = 1 << 14

  /// Reads a signed token, `header.claims.signature`; nil for any other text.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.maximumLength else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]), let algorithm = header["alg"]?.text,
      let claims = Self.object(parts[1])
    else { return nil }
    self.algorithm = algorithm
    keyID = header["kid"]?.string
    issuer = claims["iss"]?.string
    subject = claims["sub"]?.string
    expiry = claims["exp"].flatMap(Self.seconds)
    serviceAccount = ServiceAccount(claims)
    expires = claims["exp"]?.isNull == false
  }

  /// A NumericDate, which may have a fraction.
  private static func seconds(_ node: Node) -> Int? {
    if let int = node.int { return int }
    guard node.scalarType == .float, let value = node.text.flatMap({ Double($0) }) else {
      return nil
    }
    return Int(exactly: value.rounded(.down))
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

extension JSONWebToken.ServiceAccount {
  /// The claims of a bound token stand below `kubernetes.io`; those of a Secret's token each begin
  /// with it (`kubernetes pkg/serviceaccount/claims.go, legacy.go`).
  fileprivate init?(_ claims: Node) {
    let old = "kubernetes.io/serviceaccount/"
    if let bound = claims["kubernetes.io"] {
      guard let namespace = bound["namespace"]?.string,
        let name = bound[path: "serviceaccount", "name"]?.string
      else { return nil }
      self.init(
        namespace: namespace, name: name, pod: bound[path: "pod", "name"]?.string, secret: nil)
    } else {
      guard let namespace = claims[old + "namespace"]?.string,
        let name = claims[old + "service-account.name"]?.string
      else { return nil }
      self.init(
        namespace: namespace, name: name, pod: nil, secret: claims[old + "secret.name"]?.string)
    }
  }
}
