internal import Manifests

/// What a role of the database engine leases users of, as far as the tree tells.
enum LeasedConnection: Sendable {
  /// The tree defines no connection behind it.
  case untold
  /// Another database than Redis.
  case otherDatabase
  /// A Redis; without a name where it may be one of several connections.
  case redis(name: String?, target: RedisTarget)

  /// What the connections that a role may mean have in common, and the hosts of all of them.
  init(_ connections: [VaultDatabase.Connection]) {
    let redis = connections.filter(\.isRedis)
    guard let first = redis.first else {
      self = connections.isEmpty ? .untold : .otherDatabase
      return
    }
    var seen: Set<String> = []
    let hosts = redis.flatMap { connection -> [String] in
      guard case .hosts(let hosts) = connection.target else { return [] }
      return hosts.filter { seen.insert($0).inserted }
    }
    self = .redis(
      name: redis.allSatisfy { $0.name == first.name } ? first.name : nil,
      target: hosts.isEmpty ? .unknown : .hosts(hosts))
  }
}

/// The connections behind roles, each looked for once however many resources lease them.
struct LeasedConnections {
  private struct Role: Hashable {
    let name: String
    let mount: String?
  }

  private let database: VaultDatabase
  private var byRole: [Role: LeasedConnection] = [:]
  private var byNames: [[VaultDatabase.ConnectionName]: LeasedConnection] = [:]

  init(_ database: VaultDatabase) {
    self.database = database
  }

  /// The connection behind a role of a mount.
  mutating func connection(ofRole name: String, in mount: String?) -> LeasedConnection {
    let role = Role(name: name, mount: mount)
    if let known = byRole[role] { return known }
    let names = database.connectionNames(ofRole: name, in: mount)
    let named = byNames[names] ?? LeasedConnection(database.connections(of: names))
    byNames[names] = named
    guard case .untold = named else {
      byRole[role] = named
      return named
    }
    let allowed = LeasedConnection(database.connections(allowing: name, in: mount))
    byRole[role] = allowed
    return allowed
  }
}
