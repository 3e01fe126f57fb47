internal import Graph
internal import SourceText

/// What the items of a document's lists are called, no two of a list alike.
struct ItemNames: Sendable {
  /// The lists by their numbers in their document: thousands of places may be asked for.
  private var lists: [Int: List] = [:]

  private struct List: Sendable {
    let items: [Node]
    let names: [String]
    let numbers: [String: Int]
  }

  /// More of an item than this says nothing new.
  private static let textLimit = 4_096

  init(below root: Node) {
    var waiting = [root]
    while let node = waiting.popLast() {
      guard !node.isAlias, !node.isScalar else { continue }
      let children = node.isMapping ? node.writtenEntries.map(\.value) : node.items
      waiting += children
      guard node.isSequence else { continue }
      var counts: [String: Int] = [:]
      let names = children.map { item in
        let name = Self.name(of: item)
        counts[name, default: 0] += 1
        return "\(name) \(counts[name] ?? 1)"
      }
      lists[node.order] = List(
        items: children, names: names,
        numbers: Dictionary(
          names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// By its name, or by all it holds: its number changes with its neighbours.
  private static func name(of item: Node) -> String {
    if let name = item.objectName { return "object \(name)" }
    if let name = item["name"]?.text, !name.isEmpty { return "name \(name)" }
    let text = ValuePin.canonicalText(of: item, limit: textLimit)
    return "value \(SHA256.hexadecimal(text))"
  }

  /// The way down from a collection to what stands at an offset.
  func step(from node: Node, toward offset: Int) -> (token: String, node: Node, isKey: Bool)? {
    guard !node.isAlias else { return nil }
    if node.isMapping {
      for entry in node.writtenEntries {
        let isKey = entry.key.offsets.contains(offset)
        guard isKey || entry.value.holds(offset) else { continue }
        return (entry.key.text ?? "?", isKey ? entry.key : entry.value, isKey)
      }
      return nil
    }
    guard let list = lists[node.order] else { return nil }
    // Items stand in their order: the last one that begins before the offset may hold it.
    var (low, high) = (0, list.items.count)
    while low < high {
      let middle = (low + high) / 2
      if list.items[middle].offsets.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, list.items[low - 1].holds(offset) else { return nil }
    return (list.names[low - 1], list.items[low - 1], false)
  }

  /// The way down that a token names.
  func step(from node: Node, by token: String) -> (key: Node?, value: Node)? {
    guard !node.isAlias else { return nil }
    if node.isMapping {
      return node.writtenEntries.first { ($0.key.text ?? "?") == token }.map { ($0.key, $0.value) }
    }
    guard let list = lists[node.order], let number = list.numbers[token] else { return nil }
    return (nil, list.items[number])
  }
}

extension Node {
  /// `group/Kind/namespace/name` of an object; `nil` for what is none.
  var objectName: String? {
    guard let kind = self["kind"]?.text, let metadata = self["metadata"],
      let name = metadata["name"]?.text ?? metadata["generateName"]?.text
    else { return nil }
    let version = self["apiVersion"]?.text ?? ""
    let group = version.contains("/") ? version.prefix { $0 != "/" } : ""
    return "\(group)/\(kind)/\(metadata["namespace"]?.text ?? "")/\(name)"
  }

  fileprivate func holds(_ offset: Int) -> Bool {
    offsets.contains(offset) || offsets.isEmpty && offsets.lowerBound == offset
  }
}
