extension Node {
  /// Whether the node is the key that brings in the entries of other mappings.
  ///
  /// https://yaml.org/type/merge.html
  var isMergeKey: Bool { style == .plain && hasText("<<") }

  /// Calls a function with a mapping and those it merges, the ones that win first, until it has enough.
  ///
  /// A mapping's own keys win over merged ones, and of the mappings of one `<<` the earlier wins;
  /// a later `<<` wins over an earlier one, as in PyYAML.
  func mergeOrder(_ body: (Node) -> Bool) {
    // Not recursive: a chain of merges may be long.
    var waiting = [self]
    while let mapping = waiting.popLast() {
      guard body(mapping) else { return }
      guard mapping.record.flags.contains(.hasMergeKey) else { continue }
      for entry in mapping.writtenEntries where entry.key.isMergeKey {
        let sources = entry.value.isSequence ? entry.value.items.reversed() : [entry.value]
        // A scalar or a list in a list merges nothing in.
        waiting += sources.filter(\.isMapping)
      }
    }
  }
}

/// Gathers the entries of a mapping and of those it merges.
struct MergedEntries {
  private(set) var entries: [Entry] = []
  private var places: [String: (entry: Int, mapping: Int)] = [:]
  private var mappingCount = 0

  /// Adds the keys of one mapping that none before it has; of a key it repeats, the last one holds.
  mutating func add(_ mapping: Node) -> Bool {
    mappingCount += 1
    for entry in mapping.writtenEntries where !entry.key.isMergeKey {
      guard let key = entry.key.text else {
        entries.append(entry)
        continue
      }
      if let place = places[key] {
        if place.mapping == mappingCount { entries[place.entry] = entry }
      } else {
        places[key] = (entries.count, mappingCount)
        entries.append(entry)
      }
    }
    return true
  }
}
