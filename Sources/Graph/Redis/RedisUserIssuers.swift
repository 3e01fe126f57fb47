internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisUserIssuer {
  /// Everything that makes users at run time, by whatever means.
  static func all(of resources: [Resource], _ scripts: [Script]) -> [RedisUserIssuer] {
    let roles = redisRoles(in: scripts)
    return scripts.flatMap { inScript($0) }
      + resources.compactMap { declared(by: $0, redisRoles: roles) }
  }

  /// The issuers in a script: database connections of Vault, and `ACL SETUSER`.
  static func inScript(_ script: Script) -> [RedisUserIssuer] {
    script.invocations.compactMap { invocation -> RedisUserIssuer? in
      if let vault = VaultCommand(invocation) { return connection(vault, in: script) }
      if let redis = RedisCliCommand(invocation, in: script.shell) {
        return setUser(redis, in: script)
      }
      return nil
    }
  }

  /// `vault write database/config/x plugin_name=redis-database-plugin host=...`.
  private static func connection(_ vault: VaultCommand, in script: Script) -> RedisUserIssuer? {
    guard vault.subcommand == ["write"], let path = vault.path else { return nil }
    var values: [String: String] = [:]
    for datum in vault.data {
      if case .word(let word) = datum.source { values[datum.key] = script.text(of: word) }
    }
    guard let plugin = values["plugin_name"], isRedisPlugin(plugin) else { return nil }
    return RedisUserIssuer(
      resource: script.resource, means: .vaultConnection, host: values["host"],
      range: script.range(path.range))
  }

  private static func setUser(_ redis: RedisCliCommand, in script: Script) -> RedisUserIssuer? {
    for command in redis.commands where command.count > 2 {
      let words = command.prefix(2).map { script.text(of: $0).lowercased() }
      if words == ["acl", "setuser"] {
        return RedisUserIssuer(
          resource: script.resource, means: .aclSetUser,
          host: redis.host.map { script.text(of: $0) },
          range: script.range(command[0].range.lowerBound..<command[2].range.upperBound))
      }
    }
    return nil
  }

  static func isRedisPlugin(_ name: String) -> Bool {
    ["redis-database-plugin", "valkey-database-plugin"].contains(name)
  }
}

extension RedisUserIssuer {
  /// The issuers among operators' resources; `roles` are the database roles known to be on Redis.
  static func declared(by resource: Resource, redisRoles roles: Set<String>) -> RedisUserIssuer? {
    switch (resource.kind, resource.group) {
    case ("VaultDynamicSecret", "secrets.hashicorp.com"),
      ("VaultDynamicSecret", "generators.external-secrets.io"):
      guard let path = resource.spec?["path"], let text = path.text,
        let role = role(leasedBy: text), roles.contains(role) || speaksOfRedis(text)
      else { return nil }
      return RedisUserIssuer(
        resource: resource, means: .vaultDynamicSecret, host: nil, range: path.range)
    case ("DatabaseSecretEngineConfig", "redhatcop.redhat.io"):
      guard let plugin = resource.spec?["pluginName"], isRedisPlugin(plugin.text ?? "") else {
        return nil
      }
      let host = resource.spec?[path: "databaseSpecificConfig", "host"]?.text
      return RedisUserIssuer(
        resource: resource, means: .vaultConnection, host: host, range: plugin.range)
    default: return nil
    }
  }

  /// The roles that scripts define on a connection to Redis (`database/roles/x db_name=y`).
  static func redisRoles(in scripts: [Script]) -> Set<String> {
    var connections: Set<String> = []
    var roles: [(role: String, connection: String)] = []
    for script in scripts {
      for vault in script.invocations.compactMap({ VaultCommand($0) }) {
        guard vault.subcommand == ["write"], let pathWord = vault.path else { continue }
        let path = script.text(of: pathWord).split(separator: "/").map(String.init)
        guard path.count >= 3, let name = path.last else { continue }
        for datum in vault.data {
          guard case .word(let word) = datum.source else { continue }
          let text = script.text(of: word)
          if path[path.count - 2] == "config", datum.key == "plugin_name", isRedisPlugin(text) {
            connections.insert(name)
          } else if path[path.count - 2] == "roles", datum.key == "db_name" {
            roles.append((name, text))
          }
        }
      }
    }
    return Set(roles.filter { connections.contains($0.connection) }.map(\.role))
  }

  /// The role of a path `[mount/]creds/role`.
  private static func role(leasedBy path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 2, parts[parts.count - 2] == "creds" else { return nil }
    return parts[parts.count - 1]
  }

  private static func speaksOfRedis(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.contains("redis") || path.contains("valkey")
  }
}
