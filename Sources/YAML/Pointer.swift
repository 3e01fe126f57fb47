public import SourceText

extension Node {
  /// The JSON pointer (RFC 6901) from a value above down to this node.
  ///
  /// A node that came in through an alias has none: it is written elsewhere.
  public func pointer(from ancestor: Node) -> String? {
    guard document !== ancestor.document else {
      return document.pointer(from: ancestor.index, or: ancestor.valueIndex, to: index)
    }
    return ancestor.firstLink { link in
      guard link.document === document, link.index <= index,
        index < link.document.records[Int(link.index)].end
      else { return nil }
      return pointer(from: link)
    }
  }

  /// The value that a JSON pointer leads to, as far as it leads: a part that is not there is left out.
  public func value(at pointer: String) -> Node {
    var value = self
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let item = Int(token).flatMap { value.item(at: $0) }
      guard let next = item ?? value[Self.unescaped(token)] else { break }
      value = next
    }
    return value
  }

  private static func unescaped(_ token: Substring) -> String {
    String(token).replacing("~1", with: "/").replacing("~0", with: "~")
  }

  /// The JSON pointer to the innermost value below this one that a range of the file stands in.
  ///
  /// A range inside a text that a scalar carries leads to that scalar.
  public func pointer(atOffset range: SourceRange) -> String? {
    guard document.composition == nil else {
      return firstLink { $0.pointer(atOffset: range) } ?? ownScalar(holding: range)
    }
    guard contains(range) else { return nil }
    var place = Node(document: document, index: document.lastNode(before: range, in: index))
    while place.index != index, !place.contains(range) || place.isKey {
      place = Node(document: document, index: document.records[Int(place.index)].parent)
    }
    return place.pointer(from: self)
  }

  /// In a composed document, the pointer to the first node of another document within which there
  /// is one.
  private func firstLink(_ within: (Node) -> String?) -> String? {
    guard let composition = document.composition else { return nil }
    for position in index..<document.records[Int(index)].end {
      let record = document.records[Int(position)]
      guard record.form == .link, let inner = within(composition.links[Int(record.target)]),
        let outer = document.pointer(from: index, or: index, to: position)
      else { continue }
      return outer + inner
    }
    return nil
  }

  /// In a composed document, the pointer to the first scalar of its own that stands for a range.
  private func ownScalar(holding range: SourceRange) -> String? {
    for position in index..<document.records[Int(index)].end {
      let node = Node(document: document, index: position)
      guard node.record.isScalar, node.contains(range), !node.isKey else { continue }
      return document.pointer(from: index, or: index, to: position)
    }
    return nil
  }

  private func contains(_ other: SourceRange) -> Bool {
    let own = range
    return own.file == other.file && own.lower <= other.lower && other.upper <= own.upper
      && !isAlias
  }

  private var isKey: Bool {
    let record = document.records[Int(index)]
    return record.parent >= 0 && document.records[Int(record.parent)].form == .mapping
      && record.ordinal.isMultiple(of: 2)
  }
}

extension Document {
  /// The tokens on the way up from a node to one of two others.
  fileprivate func pointer(from ancestor: Int32, or value: Int32, to node: Int32) -> String? {
    var tokens: [String] = []
    var index = node
    while index != ancestor, index != value {
      let record = records[Int(index)]
      guard record.parent >= 0 else { return nil }
      if records[Int(record.parent)].form == .sequence {
        tokens.append(String(record.ordinal))
      } else if record.ordinal.isMultiple(of: 2) {
        // A key stands for its entry, and so does what is in a key that is a collection.
        tokens = [Self.escape(text(of: index) ?? "?")]
      } else {
        // The key of a value stands right before it, unless it is a collection.
        let isScalarKey = records[Int(index) - 1].parent == record.parent
        tokens.append(Self.escape(isScalarKey ? text(of: index - 1) ?? "?" : "?"))
      }
      index = record.parent
    }
    return tokens.reversed().reduce(into: "") { $0 += "/" + $1 }
  }

  /// The last node below another that begins at or before a range: nodes begin in their order.
  fileprivate func lastNode(before range: SourceRange, in ancestor: Int32) -> Int32 {
    var low = ancestor
    var high = records[Int(ancestor)].end
    while high - low > 1 {
      let middle = (low + high) / 2
      let lower = Int(records[Int(middle)].lower)
      if text.range(lower..<lower).lower <= range.lower { low = middle } else { high = middle }
    }
    return low
  }

  private func text(of index: Int32) -> String? { node(at: index).text }

  private static func escape(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return token
    }
    var escaped = ""
    for character in token {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
