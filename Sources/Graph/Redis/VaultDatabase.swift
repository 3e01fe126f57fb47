internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// What a tree says about Vault's database engine: its connections, and the roles on them.
struct VaultDatabase: Sendable {
  /// A connection, `database/config/<name>`.
  struct Connection: Sendable {
    let mount: String?
    let name: String
    let isRedis: Bool
    let host: String?
    let port: Int?
    /// The user that Vault makes the others with.
    let user: String?
    let transport: RedisClient.Transport
    /// Whether Vault is told not to check the server's certificate.
    let isInsecure: Bool
    /// The place that decides whether it encrypts, or checks.
    let transportRange: SourceRange?
    let allowedRoles: Set<String>
    let resource: Resource
    let range: SourceRange
  }

  /// A role, `database/roles/<name>`.
  fileprivate struct Role: Sendable {
    let mount: String?
    let name: String
    let connection: String
  }

  let connections: [Connection]
  private let connectionsByName: Lookup<String, Connection>
  private let connectionsByRole: Lookup<String, Connection>
  private let rolesByName: Lookup<String, Role>

  init(_ resources: [Resource], _ scripts: [Script]) {
    let writes = scripts.flatMap { script in VaultWrite.all(in: script).map { (script, $0) } }
    connections =
      writes.compactMap { Connection($1, in: $0) } + resources.compactMap { Connection($0) }
    let roles = writes.compactMap { Role($1) } + resources.compactMap { Role($0) }
    connectionsByName = Lookup(connections) { $0.name }
    connectionsByRole = Lookup(connections, byEach: { Array($0.allowedRoles) })
    rolesByName = Lookup(roles) { $0.name }
  }

  /// The connections behind a role, as far as the tree defines them.
  func connections(ofRole name: String, in mount: String?) -> [Connection] {
    let roles = rolesByName[name].filter { Self.mayBe($0.mount, mount) }
    let named = roles.flatMap { role in
      connectionsByName[role.connection].filter { Self.mayBe($0.mount, role.mount) }
    }
    return named.isEmpty
      ? connectionsByRole[name].filter { Self.mayBe($0.mount, mount) } : named
  }

  private static func mayBe(_ mount: String?, _ other: String?) -> Bool {
    mount == nil || other == nil || mount == other
  }
}

extension VaultDatabase.Connection {
  /// `vault write database/config/x plugin_name=redis-database-plugin host=...`.
  fileprivate init?(_ write: VaultWrite, in script: Script) {
    guard let path = VaultDatabase.split(write.path, at: "config"),
      let plugin = write.fields["plugin_name"]?.text
    else { return nil }
    mount = path.mount
    name = path.name
    isRedis = Self.isRedis(plugin: plugin)
    host =
      write.fields["host"]?.text
      ?? write.fields["connection_url"]?.text.flatMap { RedisHost.host(ofURL: $0) }
    let url = write.fields["connection_url"]?.text.flatMap { RedisURL.all(in: $0).first }
    port = write.fields["port"]?.text.flatMap { Int($0) } ?? url?.port
    user = write.fields["username"]?.text ?? url?.user
    let (tls, insecure) = (write.fields["tls"], write.fields["insecure_tls"])
    transport = Self.transport(
      tls?.text, isWritten: tls != nil, url, isComplete: write.isComplete)
    isInsecure = insecure?.text.map(Self.isTrue) == true
    transportRange = (isInsecure ? insecure : tls)?.range
    allowedRoles = Self.roles(write.fields["allowed_roles"]?.text)
    resource = script.resource
    range = script.range(write.place.range)
  }

  /// redhat-cop vault-config-operator.
  fileprivate init?(_ resource: Resource) {
    guard resource.isA("DatabaseSecretEngineConfig", in: "redhatcop.redhat.io"),
      let spec = resource.spec, let plugin = spec["pluginName"],
      let name = spec["name"]?.literal ?? resource.name
    else { return nil }
    mount = spec["path"]?.literal
    self.name = name
    isRedis = Self.isRedis(plugin: plugin.text ?? "")
    host =
      spec[path: "databaseSpecificConfig", "host"]?.text
      ?? spec["connectionURL"]?.text.flatMap { RedisHost.host(ofURL: $0) }
    let own = spec["databaseSpecificConfig"]
    let url = spec["connectionURL"]?.text.flatMap { RedisURL.all(in: $0).first }
    port = own?["port"]?.text.flatMap { Int($0) } ?? url?.port
    user = spec["username"]?.text ?? url?.user
    let (tls, insecure) = (own?["tls"], own?["insecure_tls"])
    transport = Self.transport(tls?.text, isWritten: tls != nil, url, isComplete: true)
    isInsecure = insecure?.text.map(Self.isTrue) == true
    transportRange = (isInsecure ? insecure : tls)?.range
    allowedRoles = Set((spec["allowedRoles"]?.items ?? []).compactMap(\.text))
    self.resource = resource
    range = plugin.range
  }

  /// What `tls` says, which is off unless it is turned on.
  private static func transport(
    _ tls: String?, isWritten: Bool, _ url: RedisURL?, isComplete: Bool
  ) -> RedisClient.Transport {
    guard isWritten else { return url?.transport ?? (isComplete ? .plain : .unknown) }
    guard let tls, Substitution(tls) == nil, !tls.contains("$") else { return .unknown }
    return isTrue(tls) ? .tls : .plain
  }

  private static func isTrue(_ text: String) -> Bool {
    ["true", "1", "t", "yes"].contains(text.lowercased())
  }

  private static func isRedis(plugin: String) -> Bool {
    ["redis-database-plugin", "valkey-database-plugin"].contains(plugin)
  }

  private static func roles(_ text: String?) -> Set<String> {
    let names = (text ?? "").split { ", []\"".contains($0) }.map(String.init)
    return Set(names.filter { $0 != "*" })
  }
}

extension VaultDatabase.Role {
  fileprivate init?(_ write: VaultWrite) {
    guard let path = VaultDatabase.split(write.path, at: "roles"),
      let connection = write.fields["db_name"]?.text
    else { return nil }
    self.init(mount: path.mount, name: path.name, connection: connection)
  }

  fileprivate init?(_ resource: Resource) {
    guard resource.isA("DatabaseSecretEngineRole", in: "redhatcop.redhat.io"),
      let name = resource.spec?["name"]?.literal ?? resource.name,
      let connection = resource.spec?["dBName"]?.literal
    else { return nil }
    self.init(mount: resource.spec?["path"]?.literal, name: name, connection: connection)
  }
}

extension VaultDatabase {
  /// The mount and the name of `<mount>/config/<name>` and the like.
  static func split(_ path: String, at kind: String) -> (mount: String?, name: String)? {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 2, parts[parts.count - 2] == kind, parts[0] != "auth" else { return nil }
    let mount = parts.dropLast(2).joined(separator: "/")
    return (mount.isEmpty ? nil : mount, parts[parts.count - 1])
  }
}
