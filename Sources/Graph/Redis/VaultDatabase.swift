internal import Manifests
internal import SourceText

/// What a tree says about Vault's database engine, as far as Redis and its users go.
struct VaultDatabase: Sendable {
  /// A connection, `database/config/<name>`.
  struct Connection: Sendable {
    let mount: String?
    let name: String
    let isRedis: Bool
    /// The hosts that it may name: a script's variable may be set to one or the other.
    let hosts: [String]
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

  let connections: [Connection]
  private let connectionsByName: Lookup<String, Connection>
  private let connectionsByRole: Lookup<String, Connection>
  private let rolesByName: Lookup<String, DatabaseRole>

  init(_ connections: [DatabaseConnection], _ roles: [DatabaseRole]) {
    self.connections = connections.compactMap { Connection($0) }
    connectionsByName = Lookup(self.connections) { $0.name }
    connectionsByRole = Lookup(self.connections, byEach: { Array($0.allowedRoles) })
    rolesByName = Lookup(roles) { $0.name ?? "" }
  }

  /// How a role names its connection.
  struct ConnectionName: Hashable, Sendable {
    let mount: String?
    let name: String
  }

  /// The connections that the declarations of a role name, each once.
  func connectionNames(ofRole name: String, in mount: String?) -> [ConnectionName] {
    var seen: Set<ConnectionName> = []
    return roles(name, in: mount).map {
      ConnectionName(mount: $0.mount, name: $0.connection?.text ?? "")
    }.filter { seen.insert($0).inserted }
  }

  /// The connections of some names, as far as the tree defines them.
  func connections(of names: [ConnectionName]) -> [Connection] {
    names.flatMap { name in
      connectionsByName[name.name].filter { Self.mayBe($0.mount, name.mount) }
    }
  }

  /// The connections that let a role use them.
  func connections(allowing role: String, in mount: String?) -> [Connection] {
    connectionsByRole[role].filter { Self.mayBe($0.mount, mount) }
  }

  /// The roles of a name.
  func roles(_ name: String, in mount: String?) -> [DatabaseRole] {
    rolesByName[name].filter { Self.mayBe($0.mount, mount) }
  }

  private static func mayBe(_ mount: String?, _ other: String?) -> Bool {
    mount == nil || other == nil || mount == other
  }
}

extension VaultDatabase.Connection {
  fileprivate init?(_ connection: DatabaseConnection) {
    guard let plugin = connection.plugin?.text, let name = connection.name else { return nil }
    let details = connection.details
    let address = connection.url?.text
    let url = address.flatMap { RedisURL.all(in: $0).first }
    let (tls, insecure) = (details["tls"], details["insecure_tls"])
    mount = connection.mount
    self.name = name
    isRedis = ["redis-database-plugin", "valkey-database-plugin"].contains(plugin)
    hosts =
      details["host"]?.texts
      ?? (connection.url?.texts ?? []).compactMap { RedisHost.host(ofURL: $0) }
    port = details["port"]?.text.flatMap { Int($0) } ?? url?.port
    user = details["username"]?.text ?? url?.user
    transport = Self.transport(
      tls?.text, isWritten: tls != nil, url, isComplete: connection.isComplete)
    isInsecure = insecure?.text.map(Self.isTrue) == true
    transportRange = (isInsecure ? insecure : tls)?.range
    allowedRoles = Self.roles(details["allowed_roles"]?.text)
    resource = connection.resource
    range = connection.pluginRange
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

  private static func roles(_ text: String?) -> Set<String> {
    let names = (text ?? "").split { ",; []\"".contains($0) }.map(String.init)
    return Set(names.filter { $0 != "*" })
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
