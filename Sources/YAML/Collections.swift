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

  /// One element of a sequence; `nil` for other values and where it has none there.
  public func item(at index: Int) -> Node? {
    guard isSequence, index >= 0 else { return nil }
    return children.dropFirst(index).first { _ in true }.map { document.node(at: $0) }
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
  public subscript(key: String) -> Node? { place(of: key).map { $0.document.node(at: $0.value) } }

  /// The entry of a key of a mapping; `nil` if the key is absent.
  public func entry(_ key: String) -> Entry? {
    place(of: key).map {
      Entry(key: $0.document.node(at: $0.key), value: $0.document.node(at: $0.value))
    }
  }

  /// Where an entry stands: of every question to a document nearly all are this one.
  private func place(of key: String) -> (document: Document, key: Int32, value: Int32)? {
    let index = valueIndex
    let record = document.records[Int(index)]
    guard record.form == .mapping else { return nil }
    var key = key
    return key.withUTF8 { key in
      guard record.flags.contains(.hasMergeKey) else {
        return document.entry(key, of: index).map { (document, $0.key, $0.value) }
      }
      var found: (Document, Int32, Int32)?
      mergeOrder { mapping in
        found = mapping.document.entry(key, of: mapping.valueIndex).map {
          (mapping.document, $0.key, $0.value)
        }
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

  /// The children of the collection behind the node.
  var children: Children { Children(document: document, of: valueIndex) }
}

extension Document {
  /// The last entry of a mapping that is written with a key.
  fileprivate func entry(
    _ key: UnsafeBufferPointer<UInt8>, of mapping: Int32
  ) -> (key: Int32, value: Int32)? {
    records.withUnsafeBufferPointer { records in
      let end = records[Int(mapping)].end
      let isRepeated = records[Int(mapping)].flags.contains(.hasRepeatedKey)
      var index = mapping + 1
      var found: (key: Int32, value: Int32)?
      while index < end {
        let value = records[Int(index)].end
        guard value < end else { break }
        // Most keys differ in length.
        let mayBe =
          Int(records[Int(index)].textCount) == key.count || !records[Int(index)].isScalar
        if mayBe, text(of: index, equals: key) {
          found = (index, value)
          if !isRepeated { break }
        }
        index = records[Int(value)].end
      }
      return found
    }
  }
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
