public import Manifests
public import SourceText

/// A place that tells how something connects to a server.
public struct RedisClient: Sendable {
  /// How it is written.
  public enum Means: Sendable, Hashable {
    /// `redis://`, `rediss://` and the like in a variable, an argument, a ConfigMap or a chart's values.
    case url
    /// Variables or keys of known names: `REDIS_HOST`, `REDIS_PORT`, `REDIS_TLS`.
    case variables
    /// A run of `redis-cli` or `valkey-cli` in a script.
    case commandLine
    /// A Prometheus exporter beside or apart from the server.
    case exporter
    /// A connection of Vault's database engine.
    case vaultConnection
  }

  /// Whether it encrypts.
  public enum Transport: Sendable, Hashable {
    /// It speaks clear text.
    case plain
    /// It speaks TLS.
    case tls
    /// The tree does not tell.
    case unknown
  }

  /// The object that is written in: a workload, a ConfigMap, what carries a script.
  public let resource: Resource
  /// How it is written.
  public let means: Means
  /// The host it names, never a variable; `nil` where the tree does not tell.
  public let host: String?
  /// The port it names.
  public let port: Int?
  /// The ACL user it names.
  public let user: String?
  /// Whether it encrypts.
  public let transport: Transport
  /// Whether it checks the server's certificate: `false` where it is told not to.
  public let verifiesCertificate: Bool
  /// Whether it asks a Sentinel which server takes writes.
  public let asksSentinel: Bool
  /// Where it is written.
  public let range: SourceRange
  /// The place that decides whether it encrypts, or checks; `nil` for a default.
  public let transportRange: SourceRange?
  /// The commands that it runs, as `acl save`: their first two words, without arguments.
  public let commands: [String]

  let target: RedisTarget

  init(
    resource: Resource, means: Means, target: RedisTarget, host: String?, port: Int? = nil,
    user: String? = nil, transport: Transport, verifiesCertificate: Bool = true,
    asksSentinel: Bool = false, range: SourceRange, transportRange: SourceRange? = nil,
    commands: [String] = []
  ) {
    self.resource = resource
    self.means = means
    self.target = target
    self.host = host.flatMap { Substitution($0) == nil && !$0.contains("$") ? $0 : nil }
    self.port = port
    self.user = user.flatMap { Substitution($0) == nil && !$0.contains("$") ? $0 : nil }
    self.transport = transport
    self.verifiesCertificate = verifiesCertificate
    self.asksSentinel = asksSentinel
    self.range = range
    self.transportRange = transportRange
    self.commands = commands
  }

  /// Whether it may mean another server than any one: a variable gives its host, or a loop several.
  public var isAnywhere: Bool {
    switch target {
    case .unknown: true
    case .hosts(let hosts): hosts.count > 1
    case .workload, .ownPod: false
    }
  }
}
