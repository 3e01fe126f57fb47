internal import Graph

extension ResourceGraph {
  /// The file in which some nodes stand together; `nil` if a build has them from several.
  func file(holding nodes: Node...) -> SourceFile? {
    guard let id = nodes.first?.range.file, nodes.allSatisfy({ $0.range.file == id }) else {
      return nil
    }
    let file = inventory.file(id)
    return file.id == id ? file : nil
  }
}

extension Node {
  /// Whether a collection is written as `{}` or `[]` in its file; a build's own does not know.
  func isWrittenInBraces(in file: SourceFile) -> Bool {
    let start = Int(range.lower)
    guard file.bytes.indices.contains(start) else { return isFlow }
    return isFlow || file.bytes[start] == UInt8(ascii: "{")
      || file.bytes[start] == UInt8(ascii: "[")
  }
}
