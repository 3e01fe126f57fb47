internal import Manifests

/// Everything of a view that tells of Redis and Valkey.
struct RedisFacts: Sendable {
  let servers: [RedisServer]
  let userIssuers: [RedisUserIssuer]
  let serverNames: ServerNames
  let issuance: RedisIssuance
  let topology: RedisTopology
  let connections: RedisConnections

  init(
    _ servers: [RedisServer], _ selectors: SelectorIndex, _ resources: [Resource],
    _ scripts: [Script], _ releases: [HelmRelease], _ database: VaultDatabase
  ) {
    self.servers = servers
    userIssuers = RedisUserIssuer.all(of: resources, scripts, database)
    serverNames = ServerNames(servers, selectors)
    issuance = RedisIssuance(userIssuers, serverNames)
    topology = RedisTopology(servers, serverNames)
    connections = RedisConnections(servers, serverNames, resources, scripts, releases, database)
  }
}

extension ResourceGraph {
  /// Every Redis or Valkey server.
  public var redisServers: [RedisServer] { redis.servers }
  /// Everything that creates Redis users while a server runs.
  public var redisUserIssuers: [RedisUserIssuer] { redis.userIssuers }
  var serverNames: ServerNames { redis.serverNames }
  var issuance: RedisIssuance { redis.issuance }
  var redisTopology: RedisTopology { redis.topology }
  var redisConnections: RedisConnections { redis.connections }
}
