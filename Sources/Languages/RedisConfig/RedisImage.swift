/// A container image that runs a Redis-compatible server configured in the language of redis.conf.
public struct RedisImage: Hashable, Sendable {
  /// The project a server comes from, which decides the directives it knows.
  public enum Family: Hashable, Sendable {
    /// Redis, its Stack and its operators' builds.
    case redis
    /// Valkey, the fork of Redis 7.2.
    case valkey
    /// KeyDB, the fork of Redis 6.
    case keyDB
  }

  /// Who built the image, which decides what its entrypoint makes of the arguments.
  public enum Packaging: Hashable, Sendable {
    /// The project's own image, whose `docker-entrypoint.sh` starts the server.
    case official
    /// Bitnami, whose scripts write a redis.conf from environment variables.
    case bitnami
    /// Any other build.
    case other
  }

  /// The project the server comes from.
  public let family: Family

  /// Who built the image.
  public let packaging: Packaging

  /// Whether the image runs a Sentinel unless told otherwise.
  public let isSentinel: Bool

  /// Recognises an image reference by the last segment of its repository; nil for any other image,
  /// among them exporters, operators, proxies and clients.
  public init?(_ reference: String) {
    let repository = Self.repository(of: reference)
    guard let name = repository.last, let known = Self.servers[String(name)] else { return nil }
    family = known.family
    isSentinel = known.isSentinel
    packaging = Self.packaging(of: repository)
  }

  private static let servers: [String: (family: Family, isSentinel: Bool)] = [
    "gb-redis-follower": (.redis, false),
    "gb-redisslave": (.redis, false),
    "keydb": (.keyDB, false),
    "redis": (.redis, false),
    "redis-6": (.redis, false),
    "redis-7": (.redis, false),
    "redis-8": (.redis, false),
    "redis-cluster": (.redis, false),
    "redis-ha": (.redis, false),
    "redis-sentinel": (.redis, true),
    "redis-server": (.redis, false),
    "redis-slave": (.redis, false),
    "redis-stack": (.redis, false),
    "redis-stack-server": (.redis, false),
    "valkey": (.valkey, false),
    "valkey-8": (.valkey, false),
    "valkey-9": (.valkey, false),
    "valkey-bundle": (.valkey, false),
    "valkey-cluster": (.valkey, false),
    "valkey-sentinel": (.valkey, true),
    "valkey-server": (.valkey, false),
  ]

  /// The segments of a reference without its digest and its tag.
  private static func repository(of reference: String) -> [Substring] {
    let named = reference.utf8.prefix { $0 != UInt8(ascii: "@") }
    var segments = named.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if let last = segments.popLast() { segments.append(last.prefix { $0 != UInt8(ascii: ":") }) }
    return segments.map { Substring($0) }
  }

  private static func packaging(of repository: [Substring]) -> Packaging {
    if repository.contains(where: { $0.contains("bitnami") }) { return .bitnami }
    guard let name = repository.last, officialNames.contains(name) else {
      return repository.dropLast().last == "eqalpha" ? .official : .other
    }
    return repository.dropLast().contains { otherBuilders.contains($0) } ? .other : .official
  }

  /// The official images' own names, which mirrors and proxies keep behind their own prefixes.
  private static let officialNames: Set<Substring> = ["redis", "valkey"]

  /// Owners of images under these names whose entrypoints differ.
  private static let otherBuilders: Set<Substring> = [
    "centos7", "centos8", "cgr.dev", "chainguard", "cloudpirates", "fedora", "google_containers",
    "linuxserver", "marketplace.gcr.io", "opstree", "rapidfort", "redhat", "redislabs", "rhel8",
    "rhel9", "rhscl", "sclorg", "spotahome", "ubi8", "ubi9", "wolfi",
  ]
}
