public import SourceText

extension Node {
  /// The JSON pointer (RFC 6901) from a value of the same document down to this node.
  ///
  /// A node that came in through an alias has none: it is written elsewhere.
  public func pointer(from ancestor: Node) -> String? {
    guard document === ancestor.document else { return nil }
    var pointer = ""
    var place = ancestor
    while place.index != index {
      guard let step = place.step(towards: index) else { return nil }
      pointer += "/" + step.token
      place = step.child
    }
    return pointer
  }

  /// The child that is or holds a node, by the order in which nodes are written.
  private func step(towards target: Int32) -> (token: String, child: Node)? {
    if record.kind == .mapping {
      for entry in writtenEntries where entry.key.index <= target {
        guard target < document.end(of: entry.value.index) else { continue }
        guard target >= entry.value.index else {
          // A key stands for its entry.
          return (Self.escape(entry.key.text ?? "?"), Node(document: document, index: target))
        }
        return (Self.escape(entry.key.text ?? "?"), entry.value)
      }
    }
    for (position, item) in items.enumerated()
    where item.index <= target && target < document.end(of: item.index) {
      return (String(position), item)
    }
    return nil
  }

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

extension Node {
  /// The JSON pointer to the innermost value below this one that a range of the file stands in.
  ///
  /// A range inside a text that a scalar carries leads to that scalar.
  public func pointer(atOffset range: SourceRange) -> String? {
    guard contains(range) else { return nil }
    var pointer = ""
    var place = self
    descent: while true {
      for entry in place.writtenEntries where entry.value.contains(range) {
        pointer += "/" + Self.escape(entry.key.text ?? "?")
        place = entry.value
        continue descent
      }
      for (position, item) in place.items.enumerated() where item.contains(range) {
        pointer += "/\(position)"
        place = item
        continue descent
      }
      return pointer
    }
  }

  private func contains(_ other: SourceRange) -> Bool {
    let own = range
    return own.file == other.file && own.lower <= other.lower && other.upper <= own.upper
      && !isAlias
  }
}
