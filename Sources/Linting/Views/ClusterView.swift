internal import Graph

/// The objects that reach one cluster together, as far as a tree tells.
struct ClusterView: Sendable {
  /// The name by which a report speaks of it.
  let name: String
  /// What it holds.
  let inventory: Inventory
}
