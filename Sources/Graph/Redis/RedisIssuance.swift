internal import Languages
internal import Manifests
internal import YAML

/// Which issuers make users on which server.
struct RedisIssuance: Sendable {
  private let issuers: [Resource.ID: [RedisUserIssuer]]

  /// An issuer that names its server by a word that fits more of them than this tells nothing.
  fileprivate static var mostServers: Int { 16 }

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
  private let servers: [RedisServer]
  private let byService: Lookup<String, (name: ObjectName, server: Int)>
  private let byWorkload: Lookup<String, RedisServer>
  private let byPod: Lookup<Resource.ID, RedisServer>
  private let onlyServer: RedisServer?

  init(_ servers: [RedisServer], _ selectors: SelectorIndex) {
    self.servers = servers
    let pods = ServerPods(servers)
    let chosen = selectors.services.all.flatMap { selector -> [(name: ObjectName, server: Int)] in
      guard let name = selector.service.name else { return [] }
      return pods.chosen(by: selector, atMost: RedisIssuance.mostServers + 1).map { server in
        let namespace = selector.service.namespace ?? servers[server].resource.namespace
        return (ObjectName(namespace: namespace, name: name), server)
      }
    }
    let own = servers.indices.flatMap { server in
      Self.ownNames(of: servers[server], selectors).map { (name: $0, server: server) }
    }
    byService = Lookup(chosen + own, by: \.name.name)
    byWorkload = Lookup(servers, byEach: { $0.workloads.map { $0.name ?? "" } })
    byPod = Lookup(servers) { $0.resource.id }
    // Nobody issues users on a cache that stands beside a server which keeps its data.
    let candidates = servers.contains { !$0.isCache } ? servers.filter { !$0.isCache } : servers
    let isOne = candidates.allSatisfy { $0.resource.id == candidates.first?.resource.id }
    onlyServer = isOne ? candidates.first : nil
  }

  /// The Service that a server's StatefulSet names, and its own name: where no Service selects it.
  private static func ownNames(
    of server: RedisServer, _ selectors: SelectorIndex
  ) -> [ObjectName] {
    let resource = server.resource
    let isSelected = server.workloads.contains { workload in
      selectors.services.selecting(workload).contains { $0.name != nil }
    }
    let own =
      isSelected ? [] : [server.pod.resource.spec?["serviceName"]?.literal, resource.name]
    return (own + server.ownServices.map(\.name)).compactMap { name in
      name.map { ObjectName(namespace: resource.namespace, name: $0) }
    }
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
    guard namespaces.count > 1 else { return found.map { servers[$0.server] } }
    return found.filter { $0.name.namespace == issuer.namespace }.map { servers[$0.server] }
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

/// The servers by a label of their pods, namespace by namespace.
private struct ServerPods {
  private let pods: [PodLabels]
  private var groups: [SelectorIndex.Label: [Group]] = [:]

  private struct Group {
    /// The first of the servers.
    let first: Int
    var servers: [Int]
  }

  init(_ servers: [RedisServer]) {
    pods = servers.map { PodLabels(of: $0.pod.resource) }
    var places: [SelectorIndex.Label: [String?: Int]] = [:]
    for (server, pods) in pods.enumerated() {
      let namespace = servers[server].resource.namespace
      for label in pods.labels {
        if let place = places[label]?[namespace] {
          groups[label]?[place].servers.append(server)
        } else {
          places[label, default: [:]][namespace] = groups[label]?.count ?? 0
          groups[label, default: []].append(Group(first: server, servers: [server]))
        }
      }
    }
  }

  /// The servers that a Service chooses, of each namespace no more than are asked for.
  func chosen(by selector: ServiceIndex.Selector, atMost limit: Int) -> [Int] {
    guard let label = selector.labels.first else { return [] }
    return (groups[label] ?? []).filter { group in
      pods[group.first].mayShareNamespace(with: selector.service)
    }.prefix(Lookup<Int, Int>.most).flatMap { group in
      group.servers.prefix(Lookup<Int, Int>.most).lazy.filter { selector.mayChoose(pods[$0]) }
        .prefix(limit)
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
