internal import SourceText
public import YAML

extension HCLBody {
  /// The body that a JSON object is, or a YAML mapping that a program turns into JSON; `nil` for
  /// any other value.
  public init?(_ node: Node) {
    var budget = HCLBody.mostNodes
    guard node.isMapping, let body = HCLBody(node, depth: 0, &budget) else { return nil }
    self = body
  }

  /// Aliases make a small file hold a very large value; no configuration has as many.
  private static var mostNodes: Int { 200_000 }

  private init?(_ node: Node, depth: Int, _ budget: inout Int) {
    var items: [HCLItem] = []
    var isWhole = true
    for entry in node.entries {
      guard let name = entry.key.text,
        let value = HCLValue(entry.value, depth: depth + 1, &budget)
      else {
        isWhole = false
        continue
      }
      let key = HCLKey(text: name, range: entry.key.range)
      items.append(HCLItem(key: key, labels: [], value: value, isConditional: false))
    }
    self.init(items: items, mayHoldMore: !isWhole)
  }

  fileprivate static func reading(_ node: Node, depth: Int, _ budget: inout Int) -> HCLBody? {
    HCLBody(node, depth: depth, &budget)
  }
}

extension HCLValue {
  fileprivate init?(_ node: Node, depth: Int, _ budget: inout Int) {
    budget -= 1
    guard budget > 0, depth < HCLParser.deepest else { return nil }
    range = node.range
    if node.isMapping {
      guard let body = HCLBody.reading(node, depth: depth, &budget) else { return nil }
      content = .object(body)
    } else if node.isSequence {
      var elements: [HCLValue] = []
      for item in node.items {
        if let element = HCLValue(item, depth: depth + 1, &budget) { elements.append(element) }
      }
      content = .list(elements)
    } else {
      content = Self.scalar(node)
    }
  }

  private static func scalar(_ node: Node) -> Content {
    let text = node.text ?? ""
    switch node.scalarType {
    case .null, nil: return .null
    case .bool(let value): return .bool(value)
    case .int, .float: return .number(text)
    case .string: return .string(text)
    }
  }
}
