internal import Graph

/// What a run has to do with a baseline.
public struct BaselineState: Sendable {
  /// The file.
  public let path: String
  /// The number of findings that it knows.
  public let unchanged: Int
  /// The entries that are found no more, each with the number of findings that are gone.
  public let gone: [Baseline.Entry]
}

extension Report {
  /// The report with only what a baseline does not know; what it knows is suppressed.
  ///
  /// `views` are those that were judged: nothing is said of entries outside them, of rules that did
  /// not run, and of files that could not be judged.
  public func compared(with baseline: Baseline, views: [Linter.View]) -> Report {
    let match = match(baseline, views)
    var report = self
    report.items = zip(items, match.isKnown).filter { !$1 }.map(\.0)
    let known = zip(items, match.isKnown).filter(\.1).map { item, _ in
      SuppressedItem(item: item, suppressions: [Suppression(.baseline, path: baseline.path)])
    }
    report.suppressed = sorted(suppressed + known)
    let gone = goneEntries(baseline, match, views)
    report.baseline = BaselineState(path: baseline.path, unchanged: known.count, gone: gone)
    let notes = gone.map { entry in
      Notification(.baseline, "Found no more: \(entry.text).", path: baseline.path)
    }
    report.notifications = (notifications + notes).sorted {
      $0.isListed(before: $1)
    }
    return report
  }

  /// The baseline of all findings of the report. What of an earlier one was not judged stays in it.
  public func baseline(after earlier: Baseline, views: [Linter.View]) -> Baseline {
    var entries: [String: Baseline.Entry] = [:]
    func add(_ entry: Baseline.Entry) {
      let key = "\(entry.id) \(entry.path)"
      guard let known = entries[key] else {
        entries[key] = entry
        return
      }
      entries[key] = Baseline.Entry(
        id: entry.id, rule: entry.rule, level: max(entry.level, known.level),
        object: entry.object, place: entry.place, path: entry.path,
        count: known.count + entry.count)
    }
    for item in items {
      add(
        Baseline.Entry(
          id: item.identity.hash, rule: item.finding.rule, level: item.finding.level,
          object: item.identity.object.map(Self.bounded),
          place: Self.bounded(item.identity.place),
          path: baseline(earlier, pathOf: item), count: 1))
    }
    let match = match(earlier, views)
    let scope = Scope(self, earlier, views)
    for (entry, remaining) in zip(earlier.entries, match.remaining)
    where remaining > 0 && !scope.judged(entry) {
      var entry = entry
      entry.count = remaining
      add(entry)
    }
    var baseline = earlier
    baseline.entries = Baseline.sorted(Array(entries.values))
    return baseline
  }

  /// It is context for people, and nobody reads a page of it.
  private static func bounded(_ text: String) -> String { String(text.prefix(300)) }

  private func baseline(_ baseline: Baseline, pathOf item: Item) -> String {
    baseline.seen(path(of: item.finding))
  }

  private func match(_ baseline: Baseline, _ views: [Linter.View]) -> BaselineMatch {
    let scope = Scope(self, baseline, views)
    return BaselineMatch(
      items.map {
        ($0.identity, $0.finding.level, self.baseline(baseline, pathOf: $0))
      }, baseline.entries,
      in: BaselineMatch.Scope(holds: { scope.holds($0) }, hasFile: { scope.files.contains($0) }))
  }

  private func goneEntries(
    _ baseline: Baseline, _ match: BaselineMatch, _ views: [Linter.View]
  ) -> [Baseline.Entry] {
    let scope = Scope(self, baseline, views)
    return zip(baseline.entries, match.remaining).compactMap { entry, remaining in
      guard remaining > 0, scope.judged(entry) else { return nil }
      var entry = entry
      entry.count = remaining
      return entry
    }
  }

  private func sorted(_ suppressed: [SuppressedItem]) -> [SuppressedItem] {
    suppressed.map { (path: path(of: $0.item.finding), value: $0) }.sorted { left, right in
      let (first, second) = (left.value.item.finding, right.value.item.finding)
      return (left.path, first.range.lower, first.rule) < (
        right.path, second.range.lower, second.rule
      )
    }.map(\.value)
  }

  /// What of a baseline a run has judged.
  private struct Scope {
    let files: Set<String>
    private let folders: [String]
    private let projects: [String]
    private let named: Set<String>
    private let rules: Set<Rule.ID>
    private let unjudged: Set<String>

    init(_ report: Report, _ baseline: Baseline, _ views: [Linter.View]) {
      files = Set(report.files.map { baseline.seen($0.path) })
      let folders = views.filter { $0.kind == .folder }
      self.folders = folders.map { baseline.seen($0.root) }
      projects = folders.filter(\.isWholeProject).map { baseline.seen($0.root) }
      named = Set(
        views.filter { $0.kind == .file }.flatMap(\.files).map {
          baseline.seen(report.files[Int($0)].path)
        })
      rules = Set(report.rules.map(\.id))
      unjudged = Set(
        report.notifications.filter { $0.kind.isUnjudged && $0.level == .error }
          .map { baseline.seen($0.path) })
    }

    func holds(_ path: String) -> Bool {
      named.contains(path) || folders.contains { Path.isBelow(path, $0) }
    }

    /// Whether the run would have found what an entry tells of: a part of a project does not show
    /// what others make of its files.
    func judged(_ entry: Baseline.Entry) -> Bool {
      rules.contains(entry.rule) && projects.contains { Path.isBelow(entry.path, $0) }
        && !unjudged.contains { Path.isBelow(entry.path, $0) }
    }
  }
}
