public import Graph

extension Secret {
  /// An annotation by which Flux applies the Secret only where it is absent; `nil` for other engines.
  public func ifNotPresentFix(in graph: ResourceGraph, engine: Engine) -> Fix? {
    guard engine.tool == .flux, let metadata = resource.metadata,
      let name = metadata.entry("name"),
      let file = graph.file(holding: metadata, name.key, name.value),
      !metadata.isWrittenInBraces(in: file)
    else { return nil }
    let annotation = "kustomize.toolkit.fluxcd.io/ssa: IfNotPresent"
    let newline = file.usesCarriageReturns ? "\r\n" : "\n"
    func insertion(after entry: Entry, _ lines: [String]) -> TextEdit {
      let indent = String(
        repeating: " ", count: file.position(at: Int(entry.key.range.lower)).column - 1)
      let end = SourceRange(
        file: file.id, lower: Int(entry.value.range.upper), upper: Int(entry.value.range.upper))
      return TextEdit(end, with: lines.map { newline + indent + $0 }.joined())
    }
    let edit: TextEdit
    if let annotations = metadata["annotations"] {
      guard let last = annotations.writtenEntries.last,
        graph.file(holding: annotations, last.key, last.value)?.id == file.id,
        !annotations.isWrittenInBraces(in: file)
      else { return nil }
      edit = insertion(after: last, [annotation])
    } else {
      edit = insertion(after: name, ["annotations:", "  \(annotation)"])
    }
    return Fix(
      "Let Flux create the Secret only where it is absent.", isSafe: true, edits: [edit])
  }
}
