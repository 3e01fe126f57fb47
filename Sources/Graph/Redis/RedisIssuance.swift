internal import Languages
internal import Manifests
internal import YAML

/// Which issuers make users on which server.
struct RedisIssuance: Sendable {
  private let issuers: [RedisServer.ID: [RedisUserIssuer]]

  init(_ issuers: [RedisUserIssuer], _ names: ServerNames) {
    var found: [RedisServer.ID: [RedisUserIssuer]] = [:]
    var search = ServerSearch(names, orOnlyOne: true)
    for issuer in issuers {
      for server in search.servers(of: issuer.target, near: issuer.resource)
      where !issuer.runsAtStart(of: server) { found[server.id, default: []].append(issuer) }
    }
    self.issuers = found.mapValues { $0.sorted { $0.order < $1.order } }
  }

  subscript(server: RedisServer) -> [RedisUserIssuer] { issuers[server.id] ?? [] }
}

extension RedisUserIssuer {
  /// Whether the server's own container makes the users, which it does again at each start.
  fileprivate func runsAtStart(of server: RedisServer) -> Bool {
    means == .aclSetUser && runner?.pod == server.resource.id
      && runner?.container == server.container.name
  }
}

extension ResourceGraph {
  /// The issuers of users on a server: those that reach its Service, its workload or its pod, and
  /// those that tell no server where only this one can be meant.
  public func userIssuers(of server: RedisServer) -> [RedisUserIssuer] { issuance[server] }
}
