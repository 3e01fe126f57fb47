public import Manifests

extension ResourceGraph {
  /// Whether objects of a resource's kind have no namespace: Kubernetes' own, what a definition in the
  /// tree says, and operators that are known; `false` where nothing tells.
  public func isClusterScoped(_ resource: Resource) -> Bool {
    if ClusterScope.contains(resource.kind, apiVersion: resource.apiVersion) { return true }
    let kind = TreeFolders.DefinedKind(kind: resource.kind, group: resource.group)
    return treeSecrets.folders.definedScopes[kind]
      ?? ClusterScope.ofOperators[resource.group]?.contains(resource.kind) ?? false
  }
}
