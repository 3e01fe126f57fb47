/// The primary of a replica.
public struct RedisPrimary: Hashable, Sendable {
  /// The host.
  public let host: RedisSetting.Argument

  /// The port.
  public let port: RedisSetting.Argument
}

extension RedisSettings {
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
