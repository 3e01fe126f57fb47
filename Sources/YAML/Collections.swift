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
    guard isSequence else { return [] }
    return children.map { document.node(at: $0) }
  }

  /// The entries of a mapping, merge keys (`<<`) applied; of a repeated key only the last.
  public var entries: [Entry] {
    guard !record.flags.isDisjoint(with: [.hasMergeKey, .hasRepeatedKey]) else {
      return writtenEntries
    }
    var merged = MergedEntries()
    mergeOrder { merged.add($0) }
    return merged.entries
  }

  /// The entries of a mapping just as written: repeated keys and merge keys kept.
  public var writtenEntries: [Entry] {
    guard isMapping else { return [] }
    var entries: [Entry] = []
    var children = children
    while let key = children.next(), let value = children.next() {
      entries.append(Entry(key: document.node(at: key), value: document.node(at: value)))
    }
    return entries
  }

  /// The value of a key of a mapping; `nil` if the key is absent.
  public subscript(key: String) -> Node? { entry(key)?.value }

  /// The entry of a key of a mapping; `nil` if the key is absent.
  public func entry(_ key: String) -> Entry? {
    guard isMapping else { return nil }
    var key = key
    return key.withUTF8 { key in
      guard record.flags.contains(.hasMergeKey) else { return writtenEntry(key) }
      var found: Entry?
      mergeOrder { mapping in
        found = mapping.writtenEntry(key)
        return found == nil
      }
      return found
    }
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
    return !record.isScalar && record.end == valueIndex + 1
  }

  /// The last entry written with a key.
  private func writtenEntry(_ key: UnsafeBufferPointer<UInt8>) -> Entry? {
    var found: Entry?
    var children = children
    while let index = children.next(), let value = children.next() {
      guard document.text(of: index, equals: key) else { continue }
      found = Entry(key: document.node(at: index), value: document.node(at: value))
      if !record.flags.contains(.hasRepeatedKey) { break }
    }
    return found
  }

  /// The children of the collection behind the node.
  var children: Children { Children(document: document, of: valueIndex) }
}

/// The direct children of a collection: they stand one after the other, each with its descendants.
struct Children: Sequence, IteratorProtocol {
  private let document: Document
  private var index: Int32
  private let end: Int32

  init(document: Document, of collection: Int32) {
    self.document = document
    index = collection + 1
    end = document.records[Int(collection)].end
  }

  mutating func next() -> Int32? {
    guard index < end else { return nil }
    defer { index = document.records[Int(index)].end }
    return index
  }
}
