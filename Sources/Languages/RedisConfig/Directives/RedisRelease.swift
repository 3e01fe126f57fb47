/// A release whose directives are known: those of another release are judged by all lists together.
public enum RedisRelease: Int, CaseIterable, Hashable, Sendable {
  /// Redis 6.0.
  case redis60
  /// Redis 6.2.
  case redis62
  /// Redis 7.0.
  case redis70
  /// Redis 7.2.
  case redis72
  /// Redis 7.4.
  case redis74
  /// Redis 8.0.
  case redis80
  /// Valkey 7.2, which is Redis 7.2 under another name.
  case valkey72
  /// Valkey 8.0.
  case valkey80
  /// Valkey 9.
  case valkey9

  /// The release of a version as image tags write it (`7.2.4-alpine`); nil for a release whose list
  /// is not known, for a tag without a minor version and for KeyDB.
  public init?(_ family: RedisImage.Family, version: String) {
    let numbers = version.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard numbers.count > 1 else { return nil }
    let major = String(decoding: numbers[0], as: UTF8.self)
    let minor = String(
      decoding: numbers[1].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) },
      as: UTF8.self)
    guard let release = Self.byVersion["\(family) \(major).\(minor)"] else { return nil }
    self = release
  }

  /// The project the release belongs to.
  public var family: RedisImage.Family {
    switch self {
    case .redis60, .redis62, .redis70, .redis72, .redis74, .redis80: .redis
    case .valkey72, .valkey80, .valkey9: .valkey
    }
  }

  private static let byVersion: [String: RedisRelease] = [
    "redis 6.0": .redis60, "redis 6.2": .redis62, "redis 7.0": .redis70, "redis 7.2": .redis72,
    "redis 7.4": .redis74, "redis 8.0": .redis80, "valkey 7.2": .valkey72,
    "valkey 8.0": .valkey80, "valkey 9.0": .valkey9, "valkey 9.1": .valkey9,
  ]
}

/// The releases that know a name.
public struct RedisReleases: OptionSet, Hashable, Sendable {
  /// One bit for each release.
  public let rawValue: UInt16

  /// A set of the given bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A set of the given releases.
  public init(_ releases: RedisRelease...) {
    rawValue = releases.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
  }

  /// Whether a release belongs to the set.
  public func contains(_ release: RedisRelease) -> Bool { contains(RedisReleases(release)) }

  static let redis6 = RedisReleases(.redis60, .redis62)
  static let from62 = from70.union(RedisReleases(.redis62))
  static let from70 = from72.union(RedisReleases(.redis70))
  static let from72 = from74.union(RedisReleases(.redis72, .valkey72))
  static let from74 = from80.union(RedisReleases(.redis74))
  static let from80 = valkey8.union(RedisReleases(.redis80))
  static let valkey8 = valkey9.union(RedisReleases(.valkey80))
  static let valkey9 = RedisReleases(.valkey9)
  static let all = from62.union(redis6)
}
