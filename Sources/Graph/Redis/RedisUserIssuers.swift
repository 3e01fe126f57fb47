internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisUserIssuer {
  /// Everything that makes users at run time, by whatever means.
  static func all(
    of resources: [Resource], _ scripts: [Script], _ database: VaultDatabase
  ) -> [RedisUserIssuer] {
    var connections = LeasedConnections(database)
    return database.connections.compactMap { RedisUserIssuer($0) }
      + scripts.flatMap { setUsers(in: $0) }
      + resources.compactMap { lease(of: $0, over: &connections) }
  }

  private init?(_ connection: VaultDatabase.Connection) {
    guard connection.isRedis else { return nil }
    self.init(
      resource: connection.resource, means: .vaultConnection, target: connection.target,
      range: connection.range, connection: connection.name, maker: connection.user)
  }

  /// A resource that leases credentials of a role on Redis.
  private static func lease(
    of resource: Resource, over connections: inout LeasedConnections
  ) -> RedisUserIssuer? {
    guard resource.kind == "VaultDynamicSecret",
      ["secrets.hashicorp.com", "generators.external-secrets.io"].contains(resource.group),
      let path = resource.spec?["path"], let text = path.text,
      let role = VaultDatabase.split(text, at: "creds")
    else { return nil }
    let mount = role.mount ?? resource.spec?["mount"]?.literal
    switch connections.connection(ofRole: role.name, in: mount) {
    case .redis(let name, let target):
      return RedisUserIssuer(
        resource: resource, means: .vaultDynamicSecret, target: target, range: path.range,
        connection: name)
    case .untold where speaksOfRedis(text):
      return RedisUserIssuer(
        resource: resource, means: .vaultDynamicSecret, target: .unknown, range: path.range)
    case .untold, .otherDatabase: return nil
    }
  }

  private static func speaksOfRedis(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.contains("redis") || path.contains("valkey")
  }
}

extension RedisUserIssuer {
  /// The runs of `ACL SETUSER` in a script.
  private static func setUsers(in script: Script) -> [RedisUserIssuer] {
    script.invocations.compactMap { invocation -> RedisUserIssuer? in
      guard let redis = RedisCliCommand(invocation, in: script.shell),
        let command = redis.commands.first(where: { isSetUser($0, in: script) })
      else { return nil }
      return RedisUserIssuer(
        resource: script.resource, means: .aclSetUser, target: RedisTarget(of: redis, in: script),
        range: script.range(command[0].range.lowerBound..<command[2].range.upperBound),
        runner: runner(of: script))
    }
  }

  private static func isSetUser(_ command: [ShellWord], in script: Script) -> Bool {
    command.count > 2
      && command.prefix(2).map { script.text(of: $0).lowercased() } == ["acl", "setuser"]
  }

  private static func runner(of script: Script) -> (pod: Resource.ID, container: String)? {
    guard let pod = script.pod, let container = script.container else { return nil }
    return (pod.resource.id, container.name)
  }
}

extension VaultDatabase.Connection {
  var target: RedisTarget { RedisTarget(hosts: hosts) }
}
