public import Graph

extension Resource {
  /// An annotation by which the engine leaves the live object alone once its file has left Git; `nil`
  /// where it has options already, and for what a kustomization generates.
  public func pruneProtectionFix(in graph: ResourceGraph, engine: Engine) -> Fix? {
    let options = "argocd.argoproj.io/sync-options"
    let line: String
    switch engine.tool {
    case .flux: line = "kustomize.toolkit.fluxcd.io/prune: disabled"
    case .argoCD where annotation(options) == nil: line = "\(options): Prune=false"
    case .argoCD, .unknown: return nil
    }
    guard let edit = graph.addition(ofAnnotation: line, to: self) else { return nil }
    return Fix("Keep the live object when its file leaves Git.", isSafe: true, edits: [edit])
  }
}
