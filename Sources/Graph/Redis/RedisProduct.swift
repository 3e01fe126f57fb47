internal import Languages
public import YAML

extension RedisServer {
  /// The programs that speak Redis' protocol.
  public enum Product: Sendable, Hashable {
    /// Redis, its Stack and its operators' builds.
    case redis
    /// Valkey.
    case valkey
    /// KeyDB, whose directives are those of Redis 6 and some of its own.
    case keyDB
    /// Dragonfly: its flags are told in Redis' words here, but it reads no redis.conf.
    case dragonfly
    /// A database of Redis Enterprise: no redis.conf, and a cluster that keeps users itself.
    case enterprise

    init(_ family: RedisImage.Family) {
      self =
        switch family {
        case .redis: .redis
        case .valkey: .valkey
        case .keyDB: .keyDB
        }
    }

    /// What a program's name tells, if it is not Redis' own.
    init?(program: String) {
      switch program {
      case "valkey-server", "valkey-sentinel": self = .valkey
      case "keydb-server", "keydb-sentinel": self = .keyDB
      default: return nil
      }
    }
  }

  /// Whether its directives are those of a redis.conf.
  public var readsRedisConfig: Bool { product != .dragonfly && product != .enterprise }

  /// A Service that an operator makes for a server.
  public struct OwnService: Sendable {
    /// The pods that a Service leads to.
    public enum Pods: Sendable, Hashable {
      /// Every pod.
      case all
      /// The one that takes writes.
      case primary
      /// Those that copy it.
      case replicas
    }

    /// Its name, in the server's namespace.
    public let name: String
    /// Where it leads to.
    public let pods: Pods
    /// The type that the resource asks for.
    public let type: Node?
    /// The annotations that the resource asks for.
    public let annotations: Node?

    init(name: String, pods: Pods, type: Node? = nil, annotations: Node? = nil) {
      self.name = name
      self.pods = pods
      self.type = type
      self.annotations = annotations
    }
  }
}
