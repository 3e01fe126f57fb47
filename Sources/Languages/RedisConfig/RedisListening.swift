extension RedisSettings {
  /// Whether the server is a Sentinel: by its program, by `--sentinel`, or by `sentinel` lines,
  /// which any other server refuses.
  public var isSentinel: Bool {
    startsAsSentinel || all("sentinel").contains { !$0.arguments.isEmpty }
  }

  /// The port for clear text, 0 for none; nil where it cannot be told.
  public var plaintextPort: Int? { port("port", default: isSentinel ? 26379 : 6379) }

  /// The port for TLS, 0 for none; nil where it cannot be told.
  public var tlsPort: Int? { port("tls-port", default: 0) }

  /// Whether every TCP connection is encrypted: certificates alone open no TLS port, and a TLS port
  /// does not close the other one.
  public var listensOnTLSOnly: Bool? {
    if tlsPort == 0 { return false }
    guard let plaintextPort else { return nil }
    if plaintextPort != 0 { return false }
    return tlsPort == nil ? nil : true
  }

  private func port(_ name: String, default ordinary: Int) -> Int? {
    switch value(of: name) {
    case .set(let setting): setting.arguments.first.flatMap { Int($0.text) }
    case .notSet: ordinary
    case .unknown: nil
    }
  }
}
