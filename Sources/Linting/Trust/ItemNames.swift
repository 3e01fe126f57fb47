internal import Graph
internal import SourceText

/// What the items of a document's lists are called, no two of a list alike.
struct ItemNames: Sendable {
  /// The names by the lists' numbers in their document.
  private var names: [Int: [String]] = [:]

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
      names[node.order] = children.map { item in
        let name = Self.name(of: item)
        counts[name, default: 0] += 1
        return "\(name) \(counts[name] ?? 1)"
      }
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
    guard let (number, item) = node.items.enumerated().first(where: { $1.holds(offset) }) else {
      return nil
    }
    return (names[node.order]?[number] ?? "", item, false)
  }

  /// The way down that a token names.
  func step(from node: Node, by token: String) -> (key: Node?, value: Node)? {
    guard !node.isAlias else { return nil }
    if node.isMapping {
      return node.writtenEntries.first { ($0.key.text ?? "?") == token }.map { ($0.key, $0.value) }
    }
    guard let number = names[node.order]?.firstIndex(of: token) else { return nil }
    return (nil, node.items[number])
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
