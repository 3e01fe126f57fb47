internal import Manifests
internal import YAML

/// What goes by whether a server's pod is ready, and so goes on while the server is sealed and ready.
public struct ReadinessUse: Sendable {
  /// A Service stops sending requests to a pod that is not ready.
  public let guardsClients: Bool
  /// A rollout waits for a pod to be ready before it replaces the next.
  public let guardsRollout: Bool
  /// The drain of a node waits as long as too few pods are ready.
  public let guardsDrain: Bool
}

extension ResourceGraph {
  /// What goes by whether a server's pod is ready; of Services that the tree does not show, that there is one.
  public func readinessUse(of server: VaultServer) -> ReadinessUse {
    let workload = server.resource
    let services = Array(selectors.services.selecting(workload))
    let spec = workload.spec
    // A Deployment's default is one more pod than it has, a StatefulSet's to replace one after the other.
    let strategy = spec?["updateStrategy"]?["type"] ?? spec?["strategy"]?["type"]
    let isOne = spec?["replicas"].map { $0.int == 1 } ?? true
    return ReadinessUse(
      guardsClients: services.isEmpty
        ? !isOfChart(workload)
        : services.contains { $0.spec?["publishNotReadyAddresses"]?.bool != true },
      guardsRollout: !isOne && strategy?.hasText("OnDelete") != true
        && strategy?.hasText("Recreate") != true,
      guardsDrain: !isOne && selectors.hasDisruptionBudget(for: workload))
  }

  /// Whether a sealed server's pod is not ready, so that whatever watches a StatefulSet's pods sees it.
  public func isUnreadyWhileSealed(_ server: VaultServer) -> Bool {
    if let readiness = server.readiness { return readiness.passesSealed == false }
    // The charts ask `vault status` unless told otherwise (`vault-helm server-statefulset.yaml`).
    return server.resource.kind == "StatefulSet" && isOfChart(server.resource)
  }

  /// Whether a release of a chart makes the object, and no file declares it.
  func isOfChart(_ resource: Resource) -> Bool {
    resource.id >= inventory.resources.count
  }
}
