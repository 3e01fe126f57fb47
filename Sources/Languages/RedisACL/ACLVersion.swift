/// The release of a server, as far as its ACL rules depend on it.
public struct ACLVersion: Hashable, Sendable {
  /// The project a release comes from.
  public enum Product: Hashable, Sendable {
    /// Redis.
    case redis
    /// Valkey, the fork of Redis 7.2.
    case valkey
  }

  /// The project.
  public let product: Product

  /// The first number of the release.
  public let major: Int

  /// The second number of the release.
  public let minor: Int

  /// A release by its first two numbers; the third changes no rule.
  public init(_ product: Product, _ major: Int, _ minor: Int) {
    self.product = product
    self.major = major
    self.minor = minor
  }
}

/// What the ACL rules of one release mean: its commands and its grammar.
struct ACLDialect: Sendable {
  /// The commands with their categories.
  let table: ACLCommandTable

  /// Whether `&pattern` and `sanitize-payload` exist (since 6.2).
  var hasChannels = true

  /// Whether selectors, `%R~pattern` and subcommands exist (since 7.0).
  var hasSelectors = true

  /// Whether a new user may use every channel (`acl-pubsub-default` of 6.2).
  var opensChannels = false

  /// Whether a word that opens a selector inside of one drops what stands before it (7.0); later
  /// releases take it for a rule.
  var reopensSelectors = false

  /// Whether the table is that of a release nearby, so that it may lack a command.
  var isApproximate = false
}

extension ACLDialect {
  private static let redis6 = ACLDialect(
    table: .redis6, hasChannels: false, hasSelectors: false, opensChannels: true)
  private static let redis7 = ACLDialect(table: .redis7, reopensSelectors: true)
  private static let redis8 = ACLDialect(table: .redis8)
  private static let valkey8 = ACLDialect(table: .valkey8)
  private static let valkey9 = ACLDialect(table: .valkey9)

  /// The dialect of a release, or those of the known ones around it, the newest first.
  static func all(for version: ACLVersion?) -> [ACLDialect] {
    guard let version else { return near(redis8, valkey9, valkey8, redis7) }
    switch (version.product, version.major, version.minor) {
    case (.redis, ..<6, _), (.redis, 6, ..<2): return [redis6]
    case (.redis, 6, _):
      var dialect = redis6
      dialect.hasChannels = true
      return near(dialect)
    case (.redis, 7, 0): return [redis7]
    case (.redis, 7, _): return near(redis8, redis7)
    case (.redis, 8, 0): return [redis8]
    case (.redis, _, _): return near(redis8)
    case (.valkey, ..<8, _): return near(valkey8, redis7)
    case (.valkey, 8, 0): return [valkey8]
    case (.valkey, 8, _), (.valkey, 9, 0): return near(valkey9, valkey8)
    case (.valkey, 9, 1): return [valkey9]
    case (.valkey, _, _): return near(valkey9)
    }
  }

  private static func near(_ dialects: ACLDialect...) -> [ACLDialect] {
    dialects.map { dialect in
      var dialect = dialect
      dialect.isApproximate = true
      return dialect
    }
  }
}
