/// A primary that a Sentinel watches (`sentinel monitor NAME HOST PORT QUORUM`).
public struct RedisMonitor: Hashable, Sendable {
  /// The name, which Sentinel compares with its case.
  public let name: RedisSetting.Argument

  /// The host, a name only with `sentinel resolve-hostnames yes`.
  public let host: RedisSetting.Argument

  /// The port.
  public let port: RedisSetting.Argument

  /// How many Sentinels must agree that the primary is gone.
  public let quorum: RedisSetting.Argument
}

/// The primary of a replica.
public struct RedisPrimary: Hashable, Sendable {
  /// The host.
  public let host: RedisSetting.Argument

  /// The port.
  public let port: RedisSetting.Argument
}

extension RedisSettings {
  /// What a Sentinel watches, as far as the sources can be seen.
  public var monitors: [RedisMonitor] {
    sentinelStatements("monitor").compactMap { words in
      guard words.count == 4 else { return nil }
      return RedisMonitor(name: words[0], host: words[1], port: words[2], quorum: words[3])
    }
  }

  /// The arguments of the `sentinel` statements of one kind, in order.
  public func sentinelStatements(_ kind: String) -> [[RedisSetting.Argument]] {
    all("sentinel").compactMap { setting in
      guard setting.arguments.first?.text.lowercasedASCII == kind else { return nil }
      return Array(setting.arguments.dropFirst())
    }
  }

  /// The primary that the server follows, nil for none and where it cannot be told.
  public var primary: RedisPrimary? {
    guard case .set(let setting) = value(of: "replicaof"), setting.arguments.count == 2,
      setting.arguments.map(\.text.lowercasedASCII) != ["no", "one"]
    else { return nil }
    return RedisPrimary(host: setting.arguments[0], port: setting.arguments[1])
  }

  /// The addresses the server listens on, a `-` before one that may be missing; empty for none.
  public func addresses(in release: RedisRelease? = nil) -> RedisEffectiveValue<[String]> {
    words("bind", in: release)
  }
}
