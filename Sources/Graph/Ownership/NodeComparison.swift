internal import YAML

extension Node {
  /// Whether two values are the same whatever the order of their keys; `nil` once the budget is used
  /// up, as by aliases of aliases.
  func says(_ other: Node, within budget: inout Int) -> Bool? {
    budget -= 1
    guard budget > 0 else { return nil }
    if isMapping {
      guard other.isMapping, entries.count == other.entries.count else { return false }
      for entry in entries {
        guard let key = entry.key.text, let value = other[key] else { return false }
        guard let isSame = entry.value.says(value, within: &budget) else { return nil }
        guard isSame else { return false }
      }
      return true
    }
    if isSequence {
      guard other.isSequence, items.count == other.items.count else { return false }
      for (item, otherItem) in zip(items, other.items) {
        guard let isSame = item.says(otherItem, within: &budget) else { return nil }
        guard isSame else { return false }
      }
      return true
    }
    return other.isScalar && isNull == other.isNull && text == other.text
  }
}
