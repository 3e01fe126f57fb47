internal import Languages
internal import Manifests
internal import YAML

/// Which issuers make users on which server.
struct RedisIssuance: Sendable {
  private let issuers: [Resource.ID: [RedisUserIssuer]]

  /// An issuer that names its server by a word that fits more of them than this tells nothing.
  private static var mostServers: Int { 16 }

  init(_ issuers: [RedisUserIssuer], _ servers: [RedisServer], _ selectors: SelectorIndex) {
    let servers = servers.filter { !$0.settings.isSentinel }
    let index = ServerNames(servers, selectors)
    var found: [Resource.ID: [RedisUserIssuer]] = [:]
    for issuer in issuers {
      let reached = index.servers(of: issuer)
      guard reached.count <= Self.mostServers else { continue }
      for server in reached where !issuer.runsAtStart(of: server) {
        found[server.resource.id, default: []].append(issuer)
      }
    }
    self.issuers = found.mapValues { $0.sorted { $0.order < $1.order } }
  }

  subscript(server: RedisServer) -> [RedisUserIssuer] { issuers[server.resource.id] ?? [] }
}

/// The names by which the servers of a tree can be reached.
private struct ServerNames {
  private let byService: Lookup<String, (name: ObjectName, server: RedisServer)>
  private let byWorkload: Lookup<String, RedisServer>
  private let byPod: Lookup<Resource.ID, RedisServer>
  private let onlyServer: RedisServer?

  init(_ servers: [RedisServer], _ selectors: SelectorIndex) {
    byService = Lookup(
      servers.flatMap { server in
        Self.services(of: server, selectors).map { (name: $0, server: server) }
      }, by: \.name.name)
    byWorkload = Lookup(servers) { $0.resource.name ?? "" }
    byPod = Lookup(servers) { $0.resource.id }
    // Nobody issues users on a cache that stands beside a server which keeps its data.
    let candidates = servers.contains { !$0.isCache } ? servers.filter { !$0.isCache } : servers
    let isOne = candidates.allSatisfy { $0.resource.id == candidates.first?.resource.id }
    onlyServer = isOne ? candidates.first : nil
  }

  /// The Services that select it, and the one its StatefulSet names; without any, its own name.
  private static func services(of server: RedisServer, _ selectors: SelectorIndex) -> [ObjectName] {
    let resource = server.resource
    var names = selectors.services(selecting: resource).compactMap { service in
      service.name.map { ObjectName(namespace: service.namespace ?? resource.namespace, name: $0) }
    }
    let own = names.isEmpty ? [resource.spec?["serviceName"]?.literal, resource.name] : []
    for name in own.compactMap({ $0 }) {
      names.append(ObjectName(namespace: resource.namespace, name: name))
    }
    return names
  }

  func servers(of issuer: RedisUserIssuer) -> [RedisServer] {
    switch issuer.target {
    case .host(let host): servers(at: RedisHost(host), near: issuer.resource)
    case .workload(let name): servers(inWorkload: name)
    case .ownPod(let pod): byPod[pod].isEmpty ? fallback : byPod[pod]
    case .unknown: fallback
    }
  }

  private var fallback: [RedisServer] { onlyServer.map { [$0] } ?? [] }

  private func servers(at host: RedisHost, near issuer: Resource) -> [RedisServer] {
    let found = host.services.flatMap { service in
      byService[service.name].filter { $0.name.mayBe(service) }
    }
    // A bare name means the Service of one namespace, most likely of the issuer's own.
    let namespaces = Set(found.map(\.name.namespace))
    guard namespaces.count > 1 else { return found.map(\.server) }
    return found.filter { $0.name.namespace == issuer.namespace }.map(\.server)
  }

  /// `redis`, or its pod `redis-0`.
  private func servers(inWorkload name: ObjectName) -> [RedisServer] {
    var names = [name.name]
    if let dash = name.name.lastIndex(of: "-") { names.append(String(name.name[..<dash])) }
    return names.flatMap { byWorkload[$0] }.filter { server in
      ObjectName(namespace: server.resource.namespace, name: name.name).mayBe(name)
    }
  }
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
