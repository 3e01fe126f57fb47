public import Graph

extension Secret {
  /// An annotation by which Flux applies the Secret only where it is absent; `nil` for other engines,
  /// and for what a kustomization generates.
  public func ifNotPresentFix(in graph: ResourceGraph, engine: Engine) -> Fix? {
    guard engine.tool == .flux,
      let edit = graph.addition(
        ofAnnotation: "kustomize.toolkit.fluxcd.io/ssa: IfNotPresent", to: resource)
    else { return nil }
    return Fix(
      "Let Flux create the Secret only where it is absent.", isSafe: true, edits: [edit])
  }
}
