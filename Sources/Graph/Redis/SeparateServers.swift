internal import Languages
public import Manifests
internal import YAML

/// Several servers of one workload of which none knows another, behind one Service.
public struct SeparateServers: Sendable {
  /// One of them.
  public let server: RedisServer
  /// How many there are.
  public let count: Int
  /// Where that is written.
  public let replicas: Node
  /// The Service that leads to any of them.
  public let service: Resource
}

extension ResourceGraph {
  /// The servers that a Service mixes up although each has data of its own: no replication, no cluster, no
  /// Sentinel, and nothing in the tree that could set one up.
  public var separateServers: [SeparateServers] {
    lazy var joined = namespacesOfJoiningScripts
    return redisServers.compactMap { server in
      guard let replicas = server.resource.spec?["replicas"], let count = server.podCount,
        count > 1,
        server.workloads.count == 1, server.workloads[0].id == server.resource.id,
        server.standsAlone, sentinels(of: server).isEmpty, self.replicas(of: server).isEmpty,
        !mayBe(server.resource.namespace, among: joined),
        let service = self.services(of: server).first(where: { mixes($0, server) })?.resource
      else { return nil }
      return SeparateServers(server: server, count: count, replicas: replicas, service: service)
    }
  }

  /// Whether a connection through a Service may end at any of a server's pods. Of a headless one the names of
  /// pods are meant, unless somebody uses its own.
  private func mixes(_ service: RedisService, _ server: RedisServer) -> Bool {
    guard service.coverage == .anyPod else { return false }
    guard service.resource?.spec?["clusterIP"]?.hasText("None") == true else { return true }
    return redisClients(of: server).contains { client in
      client.host.map { $0.prefix { $0 != "." } == service.name.name } == true
    }
  }

  /// Whether a namespace is one of several, each of which may be any where nobody tells it.
  private func mayBe(_ namespace: String?, among joined: Set<String?>) -> Bool {
    namespace == nil ? !joined.isEmpty : joined.contains(nil) || joined.contains(namespace)
  }

  /// Where scripts run that may make servers copy one another, or a cluster of them; `nil` for anywhere.
  private var namespacesOfJoiningScripts: Set<String?> {
    Set(
      scripts.lazy.filter { script in
        let text = script.text.string.lowercased()
        return Self.joining.contains { text.contains(ascii: $0) }
      }.map(\.ownNamespace))
  }

  private static let joining: [StaticString] = [
    "replicaof", "slaveof", "--cluster", "cluster meet", "sentinel",
  ]
}

extension RedisServer {
  /// Whether its settings, all of which are known, join it to no other server.
  fileprivate var standsAlone: Bool {
    guard readsRedisConfig, !settings.isSentinel, ownServices.isEmpty,
      settings.flag("cluster-enabled").value == false,
      // An image of somebody's own may do anything at its start.
      container.image.flatMap({ RedisImage($0) })?.packaging == .official,
      // So may another container beside it.
      pod.allContainers.allSatisfy({
        $0.isInit || $0.name == container.name || RedisClient(exporter: $0, of: pod) != nil
      })
    else { return false }
    return ["replicaof", "active-replica", "multi-master"].allSatisfy {
      if case .notSet = settings.value(of: $0) { true } else { false }
    }
  }
}
