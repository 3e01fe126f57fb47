internal import Graph

/// A JSON report or a part of a split run that this tool wrote: it is no part of the tree, wherever it lies.
enum OwnReport {
  /// Whether a text is one as a whole. Whoever adds an object to it has made a manifest of it.
  static func stands(in bytes: [UInt8]) -> Bool {
    guard starts.contains(where: { bytes.starts(with: $0.utf8) }) else { return false }
    let stream = Stream(SourceFile(id: 0, path: "", contents: bytes))
    guard stream.problems.isEmpty, stream.documents.count == 1,
      let root = stream.documents[0].root, root.isMapping,
      root["kind"] == nil, root["apiVersion"] == nil, root["items"] == nil
    else { return false }
    return root["manifestguardShard"] != nil || root["notJudged"] != nil && root["coverage"] != nil
  }

  private static let starts = [
    "{\n\"about\": \"A part of a run of manifestguard", "{\n  \"version\": 1,\n  \"findings\": [",
  ]
}
