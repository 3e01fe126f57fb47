/// The rules of a grant by the resources they speak of: some roles name ten thousand objects, and each
/// request of each script is held against them.
struct AccessRuleIndex: Sendable {
  private struct OfResource: Sendable {
    /// The rules for every object, and those with names yet to be filled in.
    var open: [Int] = []
    /// The rules for objects that they name.
    var named: [String: [Int]] = [:]
    var lastNamed: Int?

    mutating func add(_ position: Int, _ names: AccessRule.Words) {
      guard !names.isEmpty, !names.isOpen else {
        open.append(position)
        return
      }
      for name in names.known { named[name, default: []].append(position) }
      lastNamed = position
    }
  }

  private var byResource: [String: OfResource] = [:]
  /// The rules for every resource, or for such as are yet to be filled in.
  private var general: [Int] = []

  init(_ rules: [AccessRule]) {
    for (position, rule) in rules.enumerated() {
      guard !rule.resources.isOpen, !rule.resources.known.contains(where: { $0.contains("*") })
      else {
        general.append(position)
        continue
      }
      for resource in rule.resources.known {
        byResource[resource, default: OfResource()].add(position, rule.names)
      }
    }
  }

  /// The rules that may let a request through or come nearest to it, in their order.
  func candidates(for request: AccessRequest) -> [Int] {
    guard let found = byResource[request.resource] else { return general }
    let named = request.name.flatMap { found.named[$0] } ?? []
    let last = found.lastNamed.map { named.last == $0 ? [] : [$0] } ?? []
    return (general + found.open + named + last).sorted()
  }
}
