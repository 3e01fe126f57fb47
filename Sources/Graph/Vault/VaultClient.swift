public import Manifests
public import SourceText

/// Something that speaks to a Vault, and how it is told to.
public struct VaultClient: Sendable {
  /// The resource that says it.
  public let resource: Resource
  /// Who it is, for messages: `container app of Deployment/shop/app`.
  public let name: String
  /// The address, if one is written.
  public let address: Setting?
  /// What turns the check of the server's certificate off.
  public let skip: Setting?

  /// A setting and where it is written.
  public struct Setting: Sendable {
    /// What is written.
    public let text: String
    /// Where.
    public let range: SourceRange
  }

  /// Whether the address leaves the pod and speaks plain HTTP, as far as that is told.
  public var isPlaintext: Bool {
    guard let text = address?.text, text.hasPrefix("http://") else { return false }
    return !isLoopback && !isHostUnknown
  }

  /// Whether it can reach the server without a network, where nobody sits between.
  public var isLoopback: Bool {
    guard let text = address?.text else { return false }
    return VaultAuthMount.Location.isLoopback(VaultAuthMount.Location.host(of: text))
  }

  /// Whether a certificate would be checked at all.
  public var speaksTLS: Bool { address?.text.hasPrefix("http://") != true }

  private var isHostUnknown: Bool {
    let rest = address?.text.dropFirst("http://".count) ?? ""
    return rest.hasPrefix("$") || rest.hasPrefix("{{") || rest.hasPrefix("<")
  }
}
