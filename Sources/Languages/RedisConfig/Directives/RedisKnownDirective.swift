/// A directive that a release of Redis or Valkey knows.
public struct RedisKnownDirective: Hashable, Sendable {
  /// The name that stands for the directive and its aliases, in lower case.
  public let name: String

  /// What the directive takes.
  public let kind: RedisDirectiveKind

  /// Other names with the releases that know them.
  public private(set) var aliases: [String: RedisReleases] = [:]

  /// The releases that know `name`.
  public private(set) var releases = RedisReleases.all

  private let currentDefault: String?
  private var defaultOfRedis6: String?

  init(_ name: String, _ kind: RedisDirectiveKind, _ defaultValue: String?) {
    self.name = name
    self.kind = kind
    currentDefault = defaultValue
  }

  /// What applies where no line sets the directive, as `CONFIG GET` tells it (`redis 7.0.15`); nil
  /// for a directive that has no value, and where releases differ and the release is unknown.
  public func defaultValue(in release: RedisRelease?) -> String? {
    guard let defaultOfRedis6 else { return currentDefault }
    guard let release else { return nil }
    return RedisReleases.redis6.contains(release) ? defaultOfRedis6 : currentDefault
  }

  func alias(_ name: String, _ releases: RedisReleases = .all) -> Self {
    var copy = self
    copy.aliases[name] = releases
    return copy
  }

  func known(_ releases: RedisReleases) -> Self {
    var copy = self
    copy.releases = releases
    return copy
  }

  func inRedis6(_ value: String) -> Self {
    var copy = self
    copy.defaultOfRedis6 = value
    return copy
  }
}

extension RedisKnownDirective {
  static func flag(_ name: String, _ value: String) -> Self { Self(name, .flag, value) }

  static func integer(_ name: String, _ range: ClosedRange<Int>, _ value: String) -> Self {
    Self(name, .integer(range), value)
  }

  static func memory(_ name: String, _ range: ClosedRange<UInt64>, _ value: String) -> Self {
    Self(name, .memory(range), value)
  }

  static func choice(_ name: String, _ words: [String], _ value: String) -> Self {
    Self(name, .choice(words), value)
  }

  static func text(_ name: String, _ value: String = "") -> Self { Self(name, .text, value) }

  /// A directive of a release that could not be asked: one argument is all that is known.
  static func unexplored(_ name: String) -> Self { Self(name, .text, nil) }
}
