internal import Languages
internal import Manifests
internal import YAML

/// The names by which the servers of a tree can be reached.
struct ServerNames: Sendable {
  private let servers: [RedisServer]
  private let byService: Lookup<String, (name: ObjectName, server: Int)>
  private let byWorkload: Lookup<String, RedisServer>
  private let byPod: Lookup<Resource.ID, RedisServer>
  private let onlyServer: RedisServer?

  /// A word that fits more servers than this tells nothing.
  private static var mostServers: Int { 16 }

  /// The names of servers, Sentinels left out.
  init(_ all: [RedisServer], _ selectors: SelectorIndex) {
    let servers = all.filter { !$0.settings.isSentinel }
    self.servers = servers
    let pods = ServerPods(servers)
    let chosen = selectors.services.all.flatMap { selector -> [(name: ObjectName, server: Int)] in
      guard let name = selector.service.name else { return [] }
      return pods.chosen(by: selector, atMost: Self.mostServers + 1).map { server in
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

  /// The servers that a target means; what tells no server means the only one, if that is asked for.
  func servers(
    of target: RedisTarget, near resource: Resource, orOnlyOne: Bool = false
  ) -> [RedisServer] {
    let fallback = orOnlyOne ? self.fallback : []
    let found =
      switch target {
      case .hosts(let hosts): servers(at: hosts, near: resource)
      case .workload(let name): servers(inWorkload: name)
      case .ownPod(let pod): byPod[pod].isEmpty ? fallback : byPod[pod]
      case .unknown: fallback
      }
    return found.count <= Self.mostServers ? found : []
  }

  /// Whether a Service chooses another server too.
  func leadsElsewhere(_ service: Resource, than server: RedisServer) -> Bool {
    let name = ObjectName(namespace: service.namespace, name: service.name ?? "")
    return byService[name.name].contains { other in
      servers[other.server].id != server.id && other.name.mayBe(name)
        && other.name.namespace == (service.namespace ?? server.resource.namespace)
    }
  }

  private var fallback: [RedisServer] { onlyServer.map { [$0] } ?? [] }

  private func servers(at hosts: [String], near client: Resource) -> [RedisServer] {
    var seen: Set<RedisServer.ID> = []
    return hosts.flatMap { servers(at: RedisHost($0), near: client) }
      .filter { seen.insert($0.id).inserted }
  }

  private func servers(at host: RedisHost, near client: Resource) -> [RedisServer] {
    let found = host.services.flatMap { service in
      byService[service.name].filter { $0.name.mayBe(service) }
    }
    // A bare name means the Service of one namespace, most likely of the client's own.
    let namespaces = Set(found.map(\.name.namespace))
    guard namespaces.count > 1 else { return found.map { servers[$0.server] } }
    return found.filter { $0.name.namespace == client.namespace }.map { servers[$0.server] }
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
