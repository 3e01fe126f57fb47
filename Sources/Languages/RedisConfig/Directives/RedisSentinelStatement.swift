/// A kind of `sentinel` statement: how many words follow it and what they are
/// (`redis src/sentinel.c`, `sentinelHandleConfiguration`, 7.0.15; facts: redis.md 6).
struct RedisSentinelStatement {
  enum Kind {
    /// The name of a new primary, its host, port and quorum.
    case monitor
    /// A primary and a number above a bound.
    case time(above: Int)
    /// A primary and a script.
    case script
    /// A primary and whatever else.
    case aboutPrimary
    /// A primary with the host and port of a replica.
    case replica
    /// A primary with the host and port of a Sentinel, and since its identity is known that too.
    case sentinel
    /// A primary with a command and its new name.
    case rename
    /// The identity of this Sentinel.
    case identity
    /// `yes` or `no`.
    case flag
    /// Any word.
    case word
  }

  let kind: Kind
  let wordCount: ClosedRange<Int>
  let releases: RedisReleases

  private init(
    _ kind: Kind, _ wordCount: ClosedRange<Int>, _ releases: RedisReleases = .all
  ) {
    self.kind = kind
    self.wordCount = wordCount
    self.releases = releases
  }

  static func named(_ name: String) -> RedisSentinelStatement? { byName[name.lowercasedASCII] }

  private static let byName: [String: RedisSentinelStatement] = [
    "announce-hostnames": .init(.flag, 1...1, .from62),
    "announce-ip": .init(.word, 1...1),
    "announce-port": .init(.word, 1...1),
    "auth-pass": .init(.aboutPrimary, 2...2),
    "auth-user": .init(.aboutPrimary, 2...2),
    "client-reconfig-script": .init(.script, 2...2),
    "config-epoch": .init(.aboutPrimary, 2...2),
    "current-epoch": .init(.word, 1...1),
    "deny-scripts-reconfig": .init(.flag, 1...1),
    "down-after-milliseconds": .init(.time(above: 0), 2...2),
    "failover-timeout": .init(.time(above: 0), 2...2),
    "known-replica": .init(.replica, 3...3),
    "known-sentinel": .init(.sentinel, 3...4),
    "known-slave": .init(.replica, 3...3),
    "leader-epoch": .init(.aboutPrimary, 2...2),
    "master-reboot-down-after-period": .init(.time(above: -1), 2...2, .from70),
    "monitor": .init(.monitor, 4...4),
    "myid": .init(.identity, 1...1),
    "notification-script": .init(.script, 2...2),
    "parallel-syncs": .init(.aboutPrimary, 2...2),
    "primary-reboot-down-after-period": .init(.time(above: -1), 2...2, .valkey8),
    "rename-command": .init(.rename, 3...3),
    "resolve-hostnames": .init(.flag, 1...1, .from62),
    "sentinel-pass": .init(.word, 1...1),
    "sentinel-user": .init(.word, 1...1),
  ]
}
