public import Graph

extension Secret {
  /// An annotation by which Flux applies the Secret only where it is absent; `nil` for other engines,
  /// and for what a kustomization generates.
  public func ifNotPresentFix(in graph: ResourceGraph, engine: Engine) -> Fix? {
    guard engine.tool == .flux, let kind = resource.node.entry("kind")?.key, graph.isWritten(kind),
      let edit = ifNotPresentEdit(in: graph, file: kind.range.file)
    else { return nil }
    return Fix(
      "Let Flux create the Secret only where it is absent.", isSafe: true, edits: [edit])
  }

  /// What stands in another file than the object itself, as in a patch, may hold for more objects.
  private func ifNotPresentEdit(in graph: ResourceGraph, file: SourceFile.ID) -> TextEdit? {
    guard let metadata = resource.metadata, !metadata.isFlow else { return nil }
    let annotation = "kustomize.toolkit.fluxcd.io/ssa: IfNotPresent"
    guard let annotations = metadata["annotations"] else {
      guard let name = metadata.entry("name"), name.key.range.file == file else { return nil }
      return graph.addition(of: ["annotations:", "  \(annotation)"], behind: name)
    }
    guard !annotations.isFlow,
      let last = annotations.writtenEntries.last(where: { $0.key.range.file == file })
    else { return nil }
    return graph.addition(of: [annotation], behind: last)
  }
}
