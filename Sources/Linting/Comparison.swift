internal import Graph

/// What became of the findings since an earlier state of the files.
public struct Comparison: Sendable {
  /// What the earlier state is called.
  public let name: String
  /// Findings that were there before, with each link of their chains as it is now.
  public let unchanged: [Report.Item]
  /// Findings that are there no more.
  public let fixed: [FixedFinding]
}

/// A finding of an earlier state, whose files may be gone.
public struct FixedFinding: Sendable, Hashable {
  /// The rule that reported it.
  public let rule: Rule.ID
  /// How bad it was.
  public let level: Level
  /// What was wrong.
  public let message: String
  /// The file it stood in.
  public let path: String
  /// Where in that file.
  public let position: SourcePosition
  /// Its identity.
  public let fingerprint: String
}

extension Report {
  /// The report with only what is new since an earlier one.
  ///
  /// A finding is new if the earlier report does not have it, had it at a lower level, or if the text
  /// of a link of its chain was another one: then the change had part in it.
  ///
  /// Without an earlier one, the report itself.
  public func changes(since earlier: Report?, called name: String?) -> Report {
    guard let earlier, let name else { return self }
    var before = EarlierFindings(earlier)
    let chains = items.map { Chain($0, in: self) }
    // Those at their own places first, lest a moved one takes the partner of one that stayed.
    var isKnown = zip(items, chains).map { before.take($1, of: $0) }
    var texts = DocumentTexts(of: self)
    for (index, item) in items.enumerated() where !isKnown[index] {
      isKnown[index] = before.takeReformatted(chains[index], of: item, &texts)
    }
    let present = Places(self)
    for (index, item) in items.enumerated() where !isKnown[index] {
      isKnown[index] = before.takeMoved(chains[index], of: item, present)
    }
    let new = zip(items, isKnown).filter { !$1 }.map(\.0)
    let unchanged = zip(items, isKnown).filter(\.1).map(\.0)
    var report = self
    report.items = new
    report.comparison = Comparison(
      name: name, unchanged: unchanged,
      fixed: before.rest(notIn: new, excused: suppressed.map(\.item)))
    return report
  }
}
