internal import Languages
public import Manifests
internal import YAML

/// A Service that leads from outside the cluster to a pod.
public struct Exposure: Sendable {
  /// The Service.
  public let service: Resource
  /// The place that opens it.
  public let node: Node
}

extension ResourceGraph {
  /// The issuers of users on a server: those that name its Service, or the only server there is.
  public func userIssuers(of server: RedisServer) -> [RedisUserIssuer] {
    let services = services(selecting: server.resource)
    let names =
      services.isEmpty ? [server.resource.name].compactMap { $0 } : services.compactMap(\.name)
    let named = names.flatMap { issuersByHost[$0] }.filter { issuer in
      services.isEmpty || services.contains { reaches(issuer.host ?? "", $0) }
    }
    let isOnly = redisServers.count { !$0.settings.isSentinel } == 1
    let unnamed = issuersByHost[nil].filter {
      isOnly || $0.resource.namespace == server.resource.namespace
    }
    return (named + unnamed).sorted { $0.order < $1.order }
  }

  /// Whether a host name of the cluster's DNS leads to a Service.
  private func reaches(_ host: String, _ service: Resource) -> Bool {
    let parts = RedisUserIssuer.labels(of: host)
    // `service.namespace`, or `pod.service.namespace` of a headless Service.
    return parts.prefix(2).enumerated().contains { index, name in
      let namespace = index + 1 < parts.count && parts[index + 1] != "svc" ? parts[index + 1] : nil
      return ObjectName(namespace: namespace, name: name).mayBe(
        ObjectName(namespace: service.namespace, name: service.name ?? ""))
    }
  }

  /// A Service that opens a workload to the world outside the cluster.
  public func exposure(of workload: Resource) -> Exposure? {
    for service in services(selecting: workload) {
      guard let type = service.spec?["type"],
        type.hasText("LoadBalancer") || type.hasText("NodePort")
      else { continue }
      return Exposure(service: service, node: type)
    }
    return nil
  }
}

extension ResourceGraph {
  /// An Istio PeerAuthentication that makes mTLS strict for a workload's namespace or the mesh.
  public func strictPeerAuthentication(for workload: Resource) -> Resource? {
    resources("PeerAuthentication", in: "security.istio.io").first { policy in
      policy.spec?[path: "mtls", "mode"]?.hasText("STRICT") == true
        && policy.spec?["selector"] == nil
        && (policy.namespace == workload.namespace || policy.namespace == "istio-system")
    }
  }
}
