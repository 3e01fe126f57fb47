internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension RedisUserIssuer {
  /// Everything that makes users at run time, by whatever means.
  static func all(of resources: [Resource], _ scripts: [Script]) -> [RedisUserIssuer] {
    let database = VaultDatabase(resources, scripts)
    return database.connections.compactMap { RedisUserIssuer($0) }
      + scripts.flatMap { setUsers(in: $0) }
      + resources.flatMap { leases(of: $0, from: database) }
  }

  private init?(_ connection: VaultDatabase.Connection) {
    guard connection.isRedis else { return nil }
    self.init(
      resource: connection.resource, means: .vaultConnection, target: connection.target,
      range: connection.range, connection: connection.name)
  }

  /// A resource that leases credentials of a role on Redis, once for each connection it may mean.
  private static func leases(
    of resource: Resource, from database: VaultDatabase
  ) -> [RedisUserIssuer] {
    guard resource.kind == "VaultDynamicSecret",
      ["secrets.hashicorp.com", "generators.external-secrets.io"].contains(resource.group),
      let path = resource.spec?["path"], let text = path.text,
      let role = VaultDatabase.split(text, at: "creds")
    else { return [] }
    let mount = role.mount ?? resource.spec?["mount"]?.literal
    let connections = database.connections(ofRole: role.name, in: mount)
    guard connections.isEmpty else {
      return connections.filter(\.isRedis).map { connection in
        RedisUserIssuer(
          resource: resource, means: .vaultDynamicSecret, target: connection.target,
          range: path.range, connection: connection.name)
      }
    }
    guard speaksOfRedis(text) else { return [] }
    return [
      RedisUserIssuer(
        resource: resource, means: .vaultDynamicSecret, target: .unknown, range: path.range)
    ]
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
        resource: script.resource, means: .aclSetUser, target: target(of: redis, in: script),
        range: script.range(command[0].range.lowerBound..<command[2].range.upperBound),
        runner: runner(of: script))
    }
  }

  private static func isSetUser(_ command: [ShellWord], in script: Script) -> Bool {
    command.count > 2
      && command.prefix(2).map { script.text(of: $0).lowercased() } == ["acl", "setuser"]
  }

  private static func target(of redis: RedisCliCommand, in script: Script) -> Target {
    let host =
      redis.host.map { script.text(of: $0) }
      ?? redis.options.value("-u").flatMap { RedisHost.host(ofURL: script.text(of: $0)) }
    if let host, !["localhost", "127.0.0.1", "::1"].contains(host) { return Target(host: host) }
    if let exec = redis.invocation.container {
      guard let target = exec.target.map({ script.text(of: $0) }), Substitution(target) == nil
      else { return .unknown }
      return .workload(
        ObjectName(
          namespace: exec.namespace.map { script.text(of: $0) }.flatMap {
            Substitution($0) == nil ? $0 : nil
          }, name: Path.name(target)))
    }
    return script.pod.map { .ownPod($0.resource.id) } ?? .unknown
  }

  private static func runner(of script: Script) -> (pod: Resource.ID, container: String)? {
    guard let pod = script.pod, let container = script.container else { return nil }
    return (pod.resource.id, container.name)
  }
}

extension RedisUserIssuer.Target {
  /// The server at a host; a host that a variable gives is not told.
  init(host: String?) {
    guard let host, !host.isEmpty, Substitution(host) == nil else {
      self = .unknown
      return
    }
    self = .host(host)
  }
}

extension VaultDatabase.Connection {
  fileprivate var target: RedisUserIssuer.Target { .init(host: host) }
}
