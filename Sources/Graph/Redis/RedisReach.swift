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
    let isOnly = redisServers.filter { !$0.settings.isSentinel }.count == 1
    return redisUserIssuers.filter { issuer in
      guard let host = issuer.host, Substitution(host) == nil, !host.isEmpty else {
        return isOnly || issuer.resource.namespace == server.resource.namespace
      }
      return reaches(host, server)
    }
  }

  /// Whether a host name of the cluster's DNS leads to a server's pod.
  private func reaches(_ host: String, _ server: RedisServer) -> Bool {
    let parts = host.prefix { $0 != ":" }.split(separator: ".").map(String.init)
    guard let first = parts.first else { return false }
    let services = services(selecting: server.resource)
    // `service.namespace`, or `pod.service.namespace` of a headless Service.
    for (index, name) in parts.prefix(2).enumerated() {
      let namespace = index + 1 < parts.count && parts[index + 1] != "svc" ? parts[index + 1] : nil
      let wanted = ObjectName(namespace: namespace, name: name)
      let found = services.contains { service in
        wanted.mayBe(ObjectName(namespace: service.namespace, name: service.name ?? ""))
      }
      if found { return true }
    }
    return services.isEmpty && first == server.resource.name
  }

  /// The Services whose selector matches the pods of a workload.
  public func services(selecting workload: Resource) -> [Resource] {
    let template = workload.kind == "Pod" ? workload.node : workload.spec?["template"]
    guard let labels = template?[path: "metadata", "labels"] else { return [] }
    return resources("Service", in: "").filter { service in
      guard let selector = service.spec?["selector"], !selector.isEmptyCollection,
        selector.isMapping,
        ObjectName(namespace: service.namespace, name: "").mayBe(
          ObjectName(namespace: workload.namespace, name: ""))
      else { return false }
      return selector.entries.allSatisfy { entry in
        guard let key = entry.key.text, let value = labels[key]?.text else { return false }
        return entry.value.hasText(value)
      }
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

  /// A NetworkPolicy that lets only named peers reach a workload's pods.
  public func ingressPolicy(of workload: Resource) -> Resource? {
    let template = workload.kind == "Pod" ? workload.node : workload.spec?["template"]
    let labels = template?[path: "metadata", "labels"]
    return resources("NetworkPolicy", in: "networking.k8s.io").first { policy in
      guard
        ObjectName(namespace: policy.namespace, name: "").mayBe(
          ObjectName(namespace: workload.namespace, name: "")),
        let selector = policy.spec?[path: "podSelector", "matchLabels"],
        !selector.isEmptyCollection, policy.spec?["ingress"] != nil
      else { return false }
      let matches = selector.entries.allSatisfy { entry in
        guard let key = entry.key.text, let value = labels?[key]?.text else { return false }
        return entry.value.hasText(value)
      }
      // A rule without `from` lets everybody in.
      return matches
        && (policy.spec?["ingress"]?.items ?? []).allSatisfy {
          $0["from"]?.isEmptyCollection == false
        }
    }
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
