/// The directives of all known releases of Redis and Valkey (facts: redis.md 2).
///
/// What they take was asked of `redis-server` 7.0.15; of directives that came later only the names
/// are known. KeyDB has directives of its own and is not judged.
public enum RedisDirectiveTable {
  /// A directive by any of its names, in either case; nil for a name that no release knows.
  public static func directive(named name: String) -> RedisKnownDirective? {
    index[name.lowercasedASCII].map { entries[$0] }
  }

  /// The releases that know a name, aliases by themselves; none for a name nobody knows.
  public static func releases(knowing name: String) -> RedisReleases {
    let name = name.lowercasedASCII
    guard let directive = directive(named: name) else { return [] }
    return directive.name == name ? directive.releases : directive.aliases[name] ?? []
  }

  /// Whether a name belongs to a module, which alone knows whether it is right: one with a dot, and
  /// since Redis 8 the options of the modules that come with it.
  public static func isModuleOption(_ name: String) -> Bool {
    let name = name.lowercasedASCII
    return name.utf8.contains(UInt8(ascii: "."))
      || bundledModules.contains { name.utf8.starts(with: $0.utf8) }
  }

  /// The name that stands for a directive and all its aliases.
  static func canonicalName(_ name: String) -> String {
    let name = name.lowercasedASCII
    return index[name].map { entries[$0].name } ?? name
  }

  /// All directives.
  public static let entries: [RedisKnownDirective] =
    flags + numbers + sizes + texts + choices + lists + tls + later

  private static let index: [String: Int] = {
    var index: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      index[entry.name] = position
      for alias in entry.aliases.keys { index[alias] = position }
    }
    return index
  }()

  private static let bundledModules = ["search-", "ts-", "bf-", "cf-"]
}
