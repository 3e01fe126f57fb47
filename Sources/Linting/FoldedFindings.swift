internal import Graph

/// The findings of all views. What several views share is one item, as long as they agree on its level:
/// what is an error in one and a note in another is two.
struct FoldedFindings {
  private struct SharedPlace: Hashable {
    let place: FindingLine
    let level: Level
  }

  private var items: [SharedPlace: Report.Item] = [:]

  /// Adds what was found in a view.
  mutating func add(_ found: [FindingLine: Report.Item]) {
    for (place, item) in found {
      let shared = SharedPlace(place: place, level: item.finding.level)
      items[shared] = items[shared].map { $0.folded(with: item) } ?? item
    }
  }

  /// The files in which a rule found something.
  func files(of rule: Rule.ID) -> Set<SourceFile.ID> {
    Set(items.keys.lazy.map(\.place).filter { $0.rule == rule }.map(\.file))
  }

  /// The items as a report lists them, each with a fingerprint of its own.
  func sorted(in files: [SourceFile]) -> [Report.Item] {
    let sorted = itemsThatAdd.map { shared, item in
      (
        path: shared.place.path(in: files),
        line: shared.place.line, lower: item.finding.range.lower, rule: shared.place.rule,
        level: shared.level, item: item
      )
    }.sorted {
      // The worst first.
      ($0.path, $0.line, $0.lower, $0.rule, $1.level)
        < ($1.path, $1.line, $1.lower, $1.rule, $0.level)
    }
    return Self.tellApart(sorted.map(\.item))
  }

  /// The items without those that are lower than another of their place only since nothing applies
  /// their view's files: a test that builds from the base of a real overlay tells nothing new.
  private var itemsThatAdd: [SharedPlace: Report.Item] {
    var kept = items
    for (shared, item) in items where item.finding.isLowered {
      let real = [Level.error, .warning, .note].lazy.map {
        SharedPlace(place: shared.place, level: $0)
      }.first { $0 != shared && kept[$0]?.finding.isLowered == false }
      guard let real, let worse = kept[real] else { continue }
      kept[real] = worse.folded(with: item)
      kept[shared] = nil
    }
    return kept
  }

  /// Numbers the findings that share a fingerprint, as those of one object in two files.
  private static func tellApart(_ items: [Report.Item]) -> [Report.Item] {
    var seen: [String: Int] = [:]
    return items.map { item in
      let count = seen[item.fingerprint, default: 0] + 1
      seen[item.fingerprint] = count
      return count == 1 ? item : item.with(fingerprint: "\(item.fingerprint)-\(count)")
    }
  }
}
