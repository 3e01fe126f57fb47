internal import Graph

/// The objects that reach one cluster together, as far as a tree tells.
struct ClusterView: Sendable {
  /// The name by which a report speaks of it.
  let name: String
  /// What it holds.
  let inventory: Inventory
  /// The kustomization that leaves a file out although the file lies below it, by the file.
  var unlisted: [SourceFile.ID: SourceRange] = [:]
}
