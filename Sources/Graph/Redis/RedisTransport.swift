internal import Languages
public import SourceText

extension RedisServer {
  /// Whether connections to a server are encrypted.
  public enum TLS: Sendable, Hashable {
    /// It takes clear text only.
    case off
    /// It takes TLS only.
    case only
    /// It takes both: a TLS port does not close the other one.
    case besidePlaintext
    /// The tree does not tell.
    case unknown
  }

  /// Whether connections are encrypted, and the place that decides it.
  public var tls: (state: TLS, range: SourceRange) {
    let state: TLS =
      switch (listensOnTLS, listensOnTLSOnly) {
      case (false?, _): .off
      case (true?, true?): .only
      case (true?, false?): .besidePlaintext
      default: .unknown
      }
    let deciding = state == .off ? ["port"] : ["tls-port", "port"]
    return (state, deciding.lazy.compactMap { range(ofSetting: $0) }.first ?? place)
  }

  /// The file it is configured by, or what else stands for the server.
  public var place: SourceRange { configuration?.key.range ?? range }

  /// Where the last line stands that sets a directive; `nil` where none is seen to.
  public func range(ofSetting name: String) -> SourceRange? {
    guard case .set(let setting) = settings.value(of: name) else { return nil }
    return range(of: setting.origin)
  }

  /// Whether it takes connections only over TLS; `nil` where the tree does not tell.
  public var listensOnTLSOnly: Bool? {
    isTLSEnabledByImage == true ? true : settings.listensOnTLSOnly
  }

  /// Whether it takes TLS connections at all; `nil` where the tree does not tell.
  public var listensOnTLS: Bool? {
    if let isTLSEnabledByImage { return isTLSEnabledByImage }
    return settings.tlsPort.map { $0 != 0 }
  }

  /// The port for clear text as NetworkPolicies and Services see it; `nil` where it is not told.
  public var plaintextPort: Int? {
    settings.plaintextPort ?? (isTLSEnabledByImage == false ? 6379 : nil)
  }

  /// Whether only processes of its own pod can connect.
  public var isLoopbackOnly: Bool {
    guard case .set(let bind) = settings.value(of: "bind"), !bind.arguments.isEmpty else {
      return settings.plaintextPort == 0 && settings.tlsPort == 0
    }
    return bind.arguments.allSatisfy { address in
      ["127.0.0.1", "::1", "-::1", "localhost", "-127.0.0.1"].contains(address.text)
    }
  }
}
