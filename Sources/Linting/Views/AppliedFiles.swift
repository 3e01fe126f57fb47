internal import Graph

/// The files that engines apply as they stand, and those that none of them takes.
struct AppliedFiles {
  private var appliers: [[Substring]: [Applier]] = [:]

  /// Where so many appliers share a folder, what they leave out is not asked of each.
  private static let most = 200

  init(_ all: [Applier]) {
    for applier in all where applier.selection != nil {
      for folder in applier.folders { appliers[folder, default: []].append(applier) }
    }
  }

  /// The first object in whose folder a file lies, if no such object applies the file.
  func applierLeavingOut(_ file: String) -> Applier? {
    let parts = Path.components(file)
    var first: Applier?
    for depth in parts.indices {
      let covering = appliers[Array(parts[..<depth])] ?? []
      guard covering.count <= Self.most else { return nil }
      let path = parts[depth...].joined(separator: "/")
      for applier in covering {
        if applier.selection?.takes(path) == true { return nil }
        first = first ?? applier
      }
    }
    return first
  }
}
