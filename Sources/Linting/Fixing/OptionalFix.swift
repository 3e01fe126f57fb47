public import Graph

extension ResourceGraph {
  /// Edits that let a pod start though several of its places need a Secret; `nil` unless all can be made.
  public func optionalFix(of readers: [SecretReader]) -> Fix? {
    let fixes = readers.compactMap { $0.optionalFix(in: self) }
    guard let first = fixes.first, fixes.count == readers.count else { return nil }
    return Fix(
      first.title, isSafe: fixes.allSatisfy(\.isSafe), edits: fixes.flatMap(\.edits))
  }
}

extension SecretReader {
  /// Edits that let the pod start without the Secret; safe for volumes, where only a file is missing.
  public func optionalFix(in graph: ResourceGraph) -> Fix? {
    optionalEdit(in: graph).map { edit in
      Fix(
        "Let the pod start without the Secret: set optional: true.",
        isSafe: form == .volume || form == .projectedVolume, edits: [edit])
    }
  }

  private func optionalEdit(in graph: ResourceGraph) -> TextEdit? {
    if let optional = reference["optional"] {
      return graph.isWritten(optional) ? TextEdit(optional.range, with: "true") : nil
    }
    guard let entry = reference.entry(nameKey) else { return nil }
    guard reference.isFlow else { return graph.addition(of: ["optional: true"], behind: entry) }
    let end = Int(reference.range.upper) - 1
    let file = graph.inventory.file(reference.range.file)
    guard graph.isWritten(entry.key), entry.key.range.file == file.id,
      file.bytes.indices.contains(end), file.bytes[end] == UInt8(ascii: "}")
    else { return nil }
    return TextEdit(
      SourceRange(file: file.id, lower: end, upper: end), with: ", \"optional\": true")
  }
}
