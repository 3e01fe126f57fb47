internal import Manifests

extension ResourceGraph {
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
