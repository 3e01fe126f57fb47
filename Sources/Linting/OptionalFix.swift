public import Graph

extension SecretReader {
  /// Edits that let the pod start without the Secret; safe for volumes, where only a file is missing.
  public func optionalFix(in graph: ResourceGraph) -> Fix? {
    let isVolume = form == .volume || form == .projectedVolume
    let title = "Let the pod start without the Secret: set optional: true."
    if let optional = reference["optional"] {
      return Fix(title, isSafe: isVolume, edits: [TextEdit(optional.range, with: "true")])
    }
    guard let entry = reference.entry(nameKey),
      let file = graph.file(holding: reference, entry.key, entry.value)
    else { return nil }
    if reference.isWrittenInBraces(in: file) {
      let brace = SourceRange(
        file: entry.key.range.file, lower: Int(reference.range.upper) - 1,
        upper: Int(reference.range.upper) - 1)
      return Fix(title, isSafe: isVolume, edits: [TextEdit(brace, with: ", \"optional\": true")])
    }
    let start = file.position(at: Int(entry.key.range.lower))
    let line = file.lineRange(start.line)
    let indent = file.bytes[line.lowerBound..<Int(entry.key.range.lower)]
      .map { $0 == 0x09 ? "\t" : " " }.joined()
    let end = SourceRange(
      file: file.id, lower: Int(entry.value.range.upper), upper: Int(entry.value.range.upper))
    let newline = file.usesCarriageReturns ? "\r\n" : "\n"
    return Fix(
      title, isSafe: isVolume,
      edits: [TextEdit(end, with: "\(newline)\(indent)optional: true")])
  }
}
