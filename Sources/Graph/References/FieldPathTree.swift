internal import YAML

/// Many paths that are walked at once: what they share is walked once for all of them.
struct FieldPathTree: Sendable {
  private struct Branch {
    /// The paths that end here.
    var ends: [Int] = []
    /// Those that end with the keys of what is here.
    var endsWithKeys: [Int] = []
    var keys: [String: Int] = [:]
    var items: Int?
    var suffixes: [(text: String, branch: Int)] = []
    var anyDepth: Int?
  }

  private var branches = [Branch()]
  private let count: Int

  init(_ paths: [FieldPath]) {
    count = paths.count
    for (number, path) in paths.enumerated() { add(path, number) }
  }

  private mutating func add(_ path: FieldPath, _ number: Int) {
    var branch = 0
    for step in path.steps {
      let known: Int?
      switch step {
      case .key(let key): known = branches[branch].keys[key]
      case .items: known = branches[branch].items
      case .value(let suffix):
        known = branches[branch].suffixes.first { $0.text == suffix }?.branch
      case .anyDepth: known = branches[branch].anyDepth
      case .keys:
        branches[branch].endsWithKeys.append(number)
        return
      }
      branch = known ?? grow(from: branch, by: step)
    }
    branches[branch].ends.append(number)
  }

  private mutating func grow(from branch: Int, by step: FieldPath.Step) -> Int {
    let new = branches.count
    branches.append(Branch())
    switch step {
    case .key(let key): branches[branch].keys[key] = new
    case .items: branches[branch].items = new
    case .value(let suffix): branches[branch].suffixes.append((suffix, new))
    case .anyDepth: branches[branch].anyDepth = new
    case .keys: break
    }
    return new
  }

  /// The nodes that each path leads to below a node, in the order of that path alone.
  func nodes(in node: Node) -> [[Node]] {
    var found = [[Node]](repeating: [], count: count)
    collect(from: 0, node, &found)
    return found
  }

  private func collect(from number: Int, _ node: Node, _ found: inout [[Node]]) {
    let branch = branches[number]
    for path in branch.ends where found[path].count < FieldPath.most { found[path].append(node) }
    collectKeys(of: branch, node, &found)
    if let items = branch.items {
      for item in node.items { collect(from: items, item, &found) }
    }
    guard !branch.suffixes.isEmpty || !branch.endsWithKeys.isEmpty || branch.anyDepth != nil else {
      return
    }
    let entries = node.entries
    for path in branch.endsWithKeys { found[path] += entries.prefix(FieldPath.most).map(\.key) }
    if !branch.suffixes.isEmpty {
      for entry in entries { collect(from: branch.suffixes, entry, &found) }
    }
    if let anyDepth = branch.anyDepth {
      collect(below: node, entries, from: anyDepth, &found)
    }
  }

  private func collectKeys(of branch: Branch, _ node: Node, _ found: inout [[Node]]) {
    // A mapping is asked for a few keys sooner than for all that it has.
    guard branch.keys.count > 8 else {
      for (key, next) in branch.keys {
        if let value = node[key] { collect(from: next, value, &found) }
      }
      return
    }
    for entry in node.entries {
      if let next = entry.key.text.flatMap({ branch.keys[$0] }) {
        collect(from: next, entry.value, &found)
      }
    }
  }

  private func collect(
    from suffixes: [(text: String, branch: Int)], _ entry: Entry, _ found: inout [[Node]]
  ) {
    var key: String?
    for (suffix, branch) in suffixes {
      if !suffix.isEmpty {
        if key == nil { key = entry.key.text?.lowercased() ?? "" }
        guard key?.hasSuffix(suffix) == true else { continue }
      }
      collect(from: branch, entry.value, &found)
    }
  }

  private func collect(
    below node: Node, _ entries: [Entry], from anyDepth: Int, _ found: inout [[Node]]
  ) {
    collect(from: anyDepth, node, &found)
    for entry in entries {
      collect(below: entry.value, entry.value.entries, from: anyDepth, &found)
    }
    for item in node.items { collect(below: item, item.entries, from: anyDepth, &found) }
  }
}
