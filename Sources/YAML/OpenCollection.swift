/// A collection of a document that is being read, not closed yet.
struct OpenCollection {
  let index: Int
  let isMapping: Bool
  let anchor: String?
  /// Where the mapping's keys begin among those of all open mappings.
  let firstKey: Int
  var childCount: Int32 = 0
  /// The nodes inside, aliases expanded.
  var expanded = 1
  /// The levels inside, aliases expanded.
  var height = 1
}

/// A node that an alias may name.
struct AnchoredNode {
  let index: Int32
  let expanded: Int
  let height: Int
}
