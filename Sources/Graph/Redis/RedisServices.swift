internal import Languages
public import Manifests
internal import YAML

/// A Service that leads to a server.
public struct RedisService: Sendable {
  /// The pods that a connection to it may reach.
  public enum Coverage: Sendable, Hashable {
    /// One pod and no other.
    case onePod
    /// The pod that takes writes, which a label or an operator points out.
    case primary
    /// The pods that copy it.
    case replicas
    /// Any of several pods.
    case anyPod
    /// The tree does not tell.
    case unknown
  }

  /// Its name.
  public let name: ObjectName
  /// Its manifest; `nil` for one that an operator makes.
  public let resource: Resource?
  /// The pods that a connection to it may reach.
  public let coverage: Coverage
}

extension ResourceGraph {
  /// The Services that lead to a server.
  public func services(of server: RedisServer) -> [RedisService] {
    let own = server.ownServices.map { service in
      RedisService(
        name: ObjectName(namespace: server.resource.namespace, name: service.name), resource: nil,
        coverage: server.podCount == 1 ? .onePod : RedisService.Coverage(service.pods))
    }
    let shown = server.workloads.flatMap { workload in
      selectors.services.leading(to: workload).compactMap { selector -> RedisService? in
        guard let name = selector.service.name else { return nil }
        return RedisService(
          name: ObjectName(
            namespace: selector.service.namespace ?? server.resource.namespace, name: name),
          resource: selector.service, coverage: coverage(of: selector, from: server))
      }
    }
    return shown + own
  }

  /// The Services of a server by which a client reaches it.
  public func services(of server: RedisServer, reachedBy client: RedisClient) -> [RedisService] {
    guard let host = client.host else { return [] }
    let meant = RedisHost(host).services
    return services(of: server).filter { service in meant.contains { $0.mayBe(service.name) } }
  }

  private func coverage(
    of selector: ServiceIndex.Selector, from server: RedisServer
  ) -> RedisService.Coverage {
    if selector.labels.contains(where: \.namesOnePod) { return .onePod }
    if let role = selector.labels.lazy.compactMap(\.role).first { return role }
    // Replicas of their own workload carry the same labels, or do not.
    guard !serverNames.leadsElsewhere(selector.service, than: server) else { return .anyPod }
    guard let count = server.podCount else { return .unknown }
    return count > 1 ? .anyPod : .onePod
  }
}

extension RedisService.Coverage {
  fileprivate init(_ pods: RedisServer.OwnService.Pods) {
    self =
      switch pods {
      case .all: .anyPod
      case .primary: .primary
      case .replicas: .replicas
      }
  }
}

extension SelectorIndex.Label {
  /// Whether the label is given to one pod of a StatefulSet.
  var namesOnePod: Bool {
    key == "statefulset.kubernetes.io/pod-name" || key == "apps.kubernetes.io/pod-index"
  }

  /// What a label says that a controller moves from pod to pod as the roles change.
  var role: RedisService.Coverage? {
    let name = key.split(separator: "/").last ?? ""
    guard name == "role" || name.hasSuffix("-role") || name == "component" else { return nil }
    switch value.lowercased() {
    case "master", "primary": return .primary
    case "slave", "replica", "replicas", "secondary", "follower": return .replicas
    default: return nil
    }
  }
}
