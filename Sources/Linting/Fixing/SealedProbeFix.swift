public import Graph

extension VaultServer.Probe {
  /// Appends the codes with which a sealed and an uninitialised server pass; for probes that restart it.
  public func sealedFix(in graph: ResourceGraph) -> Fix? {
    guard let path, graph.isWritten(path), let text = path.literal, !text.contains("sealedcode"),
      !text.contains("\"")
    else { return nil }
    let joint = text.contains("?") ? "&" : "?"
    return Fix(
      "Let a sealed and an uninitialised server pass the probe.", isSafe: true,
      edits: [TextEdit(path.range, with: "\"\(text)\(joint)sealedcode=204&uninitcode=204\"")])
  }
}
