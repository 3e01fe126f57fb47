/// A key of a mapping and its value.
public struct Entry: Sendable {
  /// The key.
  public let key: Node
  /// The value.
  public let value: Node
}

extension Node {
  /// The elements of a sequence; none for other values.
  public var items: [Node] {
    let record = record
    guard record.kind == .sequence else { return [] }
    var items: [Node] = []
    var child = valueIndex + 1
    while child < record.end {
      items.append(Node(document: document, index: child))
      child = document.end(of: child)
    }
    return items
  }

  /// The entries of a mapping, merge keys (`<<`) applied; of a repeated key only the last.
  public var entries: [Entry] {
    let written = writtenEntries
    guard record.flags.contains(.hasMergeKey) || hasRepeatedKey(written) else { return written }
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    func add(_ entry: Entry, overriding: Bool) {
      guard let key = entry.key.text else { return entries.append(entry) }
      if let place = places[key] {
        if overriding { entries[place] = entry }
      } else {
        places[key] = entries.count
        entries.append(entry)
      }
    }
    for entry in written where !entry.key.isMergeKey { add(entry, overriding: true) }
    for entry in written where entry.key.isMergeKey {
      // Of several merged mappings the earlier one wins (YAML merge key language type).
      for source in entry.value.isSequence ? entry.value.items : [entry.value] {
        for merged in source.entries { add(merged, overriding: false) }
      }
    }
    return entries
  }

  /// The entries of a mapping just as written: repeated keys and merge keys kept.
  public var writtenEntries: [Entry] {
    let record = record
    guard record.kind == .mapping else { return [] }
    var entries: [Entry] = []
    var child = valueIndex + 1
    while child < record.end {
      let value = document.end(of: child)
      entries.append(
        Entry(
          key: Node(document: document, index: child), value: Node(document: document, index: value)
        ))
      child = document.end(of: value)
    }
    return entries
  }

  /// The value of a key of a mapping; `nil` if the key is absent.
  public subscript(key: String) -> Node? { entry(key)?.value }

  /// The entry of a key of a mapping; `nil` if the key is absent.
  public func entry(_ key: String) -> Entry? {
    let record = record
    guard record.kind == .mapping else { return nil }
    var found: Entry?
    var merges: [Node] = []
    var child = valueIndex + 1
    while child < record.end {
      let keyNode = Node(document: document, index: child)
      let value = document.end(of: child)
      if keyNode.hasText(key) {
        found = Entry(key: keyNode, value: Node(document: document, index: value))
      } else if record.flags.contains(.hasMergeKey), keyNode.isMergeKey {
        merges.append(Node(document: document, index: value))
      }
      child = document.end(of: value)
    }
    if let found { return found }
    for merge in merges {
      for source in merge.isSequence ? merge.items : [merge] {
        if let entry = source.entry(key) { return entry }
      }
    }
    return nil
  }

  /// The value behind a chain of keys; `nil` as soon as one is absent.
  public subscript(path first: String, rest: String...) -> Node? {
    var node = self[first]
    for key in rest { node = node?[key] }
    return node
  }

  /// Whether a mapping or sequence holds nothing; `false` for a scalar.
  public var isEmptyCollection: Bool {
    let record = record
    return record.kind != .scalar && record.end == valueIndex + 1
  }

  var isMergeKey: Bool { style == .plain && hasText("<<") }

  private func hasRepeatedKey(_ entries: [Entry]) -> Bool {
    guard entries.count > 1 else { return false }
    if entries.count <= 8 {
      for (index, entry) in entries.enumerated() {
        guard let text = entry.key.text else { continue }
        for other in entries[(index + 1)...] where other.key.hasText(text) { return true }
      }
      return false
    }
    var seen = Set<String>(minimumCapacity: entries.count)
    return entries.contains { entry in
      guard let text = entry.key.text else { return false }
      return !seen.insert(text).inserted
    }
  }
}

extension Document {
  /// The index after a node and its descendants.
  func end(of index: Int32) -> Int32 {
    let record = records[Int(index)]
    return record.kind == .alias || record.kind == .scalar ? index + 1 : record.end
  }
}
