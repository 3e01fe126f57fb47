internal import Graph

/// Which findings of a run a baseline knows, and which of its entries are found no more.
struct BaselineMatch {
  /// Whether the finding at an index is known.
  private(set) var isKnown: [Bool]
  /// How many findings of the entry at an index have no partner.
  private(set) var remaining: [Int]

  private struct Place: Hashable {
    let id: String
    let path: String
  }

  /// Among more entries of one identity nobody could say which is meant.
  private static let attempts = 100

  /// What a run says of the files of a baseline.
  struct Scope {
    /// Whether the run judged what stands at a path.
    let holds: (_ path: String) -> Bool
    /// Whether a file is there.
    let hasFile: (_ path: String) -> Bool
  }

  init(
    _ findings: [(identity: FindingIdentity, level: Level, path: String)],
    _ entries: [Baseline.Entry],
    in scope: Scope
  ) {
    isKnown = findings.map { _ in false }
    remaining = entries.map(\.count)
    var byPlace: [Place: Int] = [:]
    var byID: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      byPlace[Place(id: entry.id, path: entry.path)] = index
      byID[entry.id, default: []].append(index)
    }
    // Those in their own files first, lest a moved one takes the partner of one that stayed.
    for (index, finding) in findings.enumerated() {
      let place = Place(id: finding.identity.hash, path: finding.path)
      guard let entry = byPlace[place] else { continue }
      take(entry, for: index, finding.level, entries)
    }
    // An object may have moved to any file; a text that is no object only with its whole file.
    for (index, finding) in findings.enumerated() where !isKnown[index] {
      let id = finding.identity.hash
      while let last = byID[id]?.last, remaining[last] == 0 { byID[id]?.removeLast() }
      let entry = (byID[id] ?? []).suffix(Self.attempts).last { entry in
        let path = entries[entry].path
        return remaining[entry] > 0 && finding.level <= entries[entry].level && scope.holds(path)
          && (finding.identity.object != nil || !scope.hasFile(path))
      }
      if let entry { take(entry, for: index, finding.level, entries) }
    }
    // What got worse is reported, and not gone.
    for (index, finding) in findings.enumerated() where !isKnown[index] {
      let place = Place(id: finding.identity.hash, path: finding.path)
      if let entry = byPlace[place], remaining[entry] > 0 { remaining[entry] -= 1 }
    }
  }

  /// An entry stands for no finding that is worse than what was agreed to.
  private mutating func take(
    _ entry: Int, for finding: Int, _ level: Level, _ entries: [Baseline.Entry]
  ) {
    guard remaining[entry] > 0, level <= entries[entry].level else { return }
    remaining[entry] -= 1
    isKnown[finding] = true
  }
}
