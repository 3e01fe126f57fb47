public import SourceText

extension Node {
  /// The JSON pointer (RFC 6901) from a value of the same document down to this node.
  ///
  /// A node that came in through an alias has none: it is written elsewhere.
  public func pointer(from ancestor: Node) -> String? {
    guard document === ancestor.document else { return nil }
    return document.pointer(from: ancestor.index, or: ancestor.valueIndex, to: index)
  }

  /// The JSON pointer to the innermost value below this one that a range of the file stands in.
  ///
  /// A range inside a text that a scalar carries leads to that scalar.
  public func pointer(atOffset range: SourceRange) -> String? {
    guard contains(range) else { return nil }
    var place = Node(document: document, index: document.lastNode(before: range, in: index))
    while place.index != index, !place.contains(range) || place.isKey {
      place = Node(document: document, index: document.records[Int(place.index)].parent)
    }
    return place.pointer(from: self)
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

  private func text(of index: Int32) -> String? { Node(document: self, index: index).text }

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
