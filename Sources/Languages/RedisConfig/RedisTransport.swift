/// What a server does about TLS, each with its place (facts: redis.md 4).
public struct RedisTransport: Hashable, Sendable {
  /// The port for TLS, 0 for none.
  public let port: RedisEffectiveValue<Int>

  /// The port for clear text, 0 for none; it stays open beside `port` unless it is 0.
  public let plaintextPort: RedisEffectiveValue<Int>

  /// The certificate of the server, empty for none.
  public let certificateFile: RedisEffectiveValue<String>

  /// The key of the certificate, empty for none.
  public let keyFile: RedisEffectiveValue<String>

  /// The authorities that clients and peers are checked against, empty for none.
  public let authorityFile: RedisEffectiveValue<String>

  /// A folder of such authorities, empty for none.
  public let authorityFolder: RedisEffectiveValue<String>

  /// Whether clients need a certificate: `yes`, `no` or `optional`.
  public let clientAuthentication: RedisEffectiveValue<String>

  /// Whether the link to the primary, and a Sentinel's links, are encrypted.
  public let replication: RedisEffectiveValue<Bool>

  /// Whether the bus of the cluster is encrypted.
  public let cluster: RedisEffectiveValue<Bool>

  /// The versions of TLS in lower case, empty for those of the build (1.2 and 1.3).
  public let protocols: RedisEffectiveValue<[String]>

  init(_ settings: RedisSettings) {
    port = settings.number("tls-port")
    plaintextPort = settings.number("port")
    certificateFile = settings.text("tls-cert-file")
    keyFile = settings.text("tls-key-file")
    authorityFile = settings.text("tls-ca-cert-file")
    authorityFolder = settings.text("tls-ca-cert-dir")
    clientAuthentication = settings.text("tls-auth-clients").map(\.lowercasedASCII)
    replication = settings.flag("tls-replication")
    cluster = settings.flag("tls-cluster")
    protocols = settings.text("tls-protocols").map { text in
      text.lowercasedASCII.split(separator: " ").map(String.init)
    }
  }

  /// Whether the server reads its certificates at all: `tls-cert-file` alone changes nothing.
  public var isUsed: Bool? {
    let uses = [port.value.map { $0 != 0 }, replication.value, cluster.value]
    if uses.contains(true) { return true }
    return uses.contains(nil) ? nil : false
  }
}

extension RedisSettings {
  /// What the server does about TLS.
  public var transport: RedisTransport { RedisTransport(self) }
}

extension RedisEffectiveValue {
  func map<Other>(_ transform: (Wrapped) -> Other) -> RedisEffectiveValue<Other> {
    switch self {
    case .set(let value, let origin): .set(transform(value), origin)
    case .byDefault(let value): .byDefault(transform(value))
    case .unknown: .unknown
    }
  }
}
