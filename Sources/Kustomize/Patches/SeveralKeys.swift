internal import YAML

/// Merges lists whose items are told apart by several keys, as ports are by number and protocol.
///
/// What a patch adds comes first, what it changes stays in its place; an item without one of the keys
/// is the same as one that has it (`kustomize kyaml/yaml/walk/associative_sequence.go`, oddities
/// included).
struct SeveralKeys {
  let keys: [String]

  /// The items of both lists; `merge` gives what becomes of an item that is in one or in both.
  func merged(
    _ old: [Draft], _ new: [Draft],
    _ merge: (_ old: Draft?, _ new: Draft?) throws(BuildError) -> Draft?
  ) throws(BuildError) -> [Draft] {
    // The way through the lists is the square of their length.
    guard old.count + new.count <= 1000 else { return new + old }
    let ids = ids(in: new + old)
    let used = keys.indices.filter { key in ids.contains { !$0[key].isEmpty } }
    var kept = old
    var merged: [Draft] = []
    for id in ids {
      let given = keys.indices.filter { !id[$0].isEmpty }
      // Nothing tells the item from others.
      guard !given.isEmpty else { continue }
      let position = kept.firstIndex { has($0, id, given) }
      let found = position.map { kept[$0] }
      let patch = new.first { has($0, id, given) }
      guard let value = try merge(found, patch), !value.isEmptyCollection else {
        kept.removeAll { has($0, id, used) }
        continue
      }
      if let position, try patch.flatMap(Directive.init(of:)) != .replace { kept[position] = value }
      set(value, id, used, in: &merged)
    }
    for item in kept {
      let id = keys.map { item[$0]?.text ?? "" }
      let given = used.filter { item[keys[$0]] != nil }
      merged.removeAll { has($0, id, given) }
      merged.append(item)
    }
    return merged
  }

  /// The keys of all items, each once; where two differ only in what one does not give, both are one.
  private func ids(in items: [Draft]) -> [[String]] {
    var seen: Set<[String]> = []
    var ids = items.map { item in keys.map { item[$0]?.text ?? "" } }
      .filter { seen.insert($0).inserted }
    for first in ids.indices {
      for second in ids.indices {
        guard let both = joined(ids[first], ids[second]) else { continue }
        ids[first] = both
        ids[second] = both
      }
    }
    return ids
  }

  private func joined(_ first: [String], _ second: [String]) -> [String]? {
    let pairs = zip(first, second)
    guard pairs.contains(where: { $0 == $1 }),
      pairs.allSatisfy({ $0 == $1 || $0.isEmpty || $1.isEmpty })
    else { return nil }
    return pairs.map { $0.isEmpty ? $1 : $0 }
  }

  /// Whether an item has the keys; an empty one stands for any value.
  private func has(_ item: Draft, _ id: [String], _ positions: [Int]) -> Bool {
    positions.allSatisfy { position in
      guard let value = item[keys[position]] else { return false }
      return id[position].isEmpty || value.hasText(id[position])
    }
  }

  private func set(_ value: Draft, _ id: [String], _ used: [Int], in items: inout [Draft]) {
    let matches = items.indices.filter { has(items[$0], id, used) }
    for index in matches { items[index] = value }
    if matches.isEmpty { items.append(value) }
  }
}
