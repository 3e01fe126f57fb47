internal import Manifests

extension Engine {
  /// How it writes a resource at each sync; `nil` where it leaves alone what is there
  /// (`facts: gitops.md 1.2`, `1.3`).
  public func verb(for resource: Resource) -> WriteRequest.Verb? {
    guard !leavesExisting else { return nil }
    switch (tool, resource.hook) {
    case (_, .skipped), (.unknown, .helm(_, isOnce: true)): return nil
    // A hook is deleted and made anew, unless its own policy says when to delete it.
    case (.argoCD, .argoCD), (.argoCD, .helm): return .recreate(manager: "argocd-controller")
    default: break
    }
    switch tool {
    case .argoCD where replaces: return .replace(manager: "argocd-controller")
    case .argoCD where isServerSide:
      return .serverSideApply(
        manager: "argocd-controller", forces: true, takesOver: .lastAppliedOwners)
    case .argoCD:
      return .clientSideApply(manager: "argocd-controller", against: .lastAppliedAnnotation)
    case .flux:
      return .serverSideApply(
        manager: "kustomize-controller", forces: true, takesOver: merges ? .none : .kubectl)
    case .unknown: return Self.kubectlApply
    }
  }

  /// What a tree that names no engine is taken to be applied with.
  static let kubectlApply = WriteRequest.Verb.clientSideApply(
    manager: "kubectl-client-side-apply", against: .lastAppliedAnnotation)

  /// The ways to apply that people change between, with their names.
  static let others: [(name: String, verb: WriteRequest.Verb)] = [
    ("kubectl apply", kubectlApply),
    (
      "a server-side apply",
      .serverSideApply(
        manager: "argocd-controller", forces: true, takesOver: .lastAppliedOwners)
    ),
    (
      "Flux",
      .serverSideApply(manager: "kustomize-controller", forces: true, takesOver: .kubectl)
    ),
  ]
}
