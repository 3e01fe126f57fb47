internal import Linting

/// The findings of one rule: what a reviewer decides once.
struct RuleGroup {
  /// The rule's name.
  let id: Rule.ID
  /// The rule.
  let rule: Rule?
  /// The findings, the worst first.
  let items: [Report.Item]

  /// The worst level among the findings.
  var level: Level { items.first?.finding.level ?? .note }

  /// What the rule is about, in one line.
  var summary: String { rule?.summary ?? id }

  /// The findings of a report by rule, the worst rule first.
  static func all(in report: Report) -> [RuleGroup] {
    var items: [Rule.ID: [Report.Item]] = [:]
    for item in report.worstFirst { items[item.finding.rule, default: []].append(item) }
    let rules = Dictionary(
      report.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return items.map { RuleGroup(id: $0, rule: rules[$0], items: $1) }.sorted {
      ($1.level, $1.items.count, $0.id) < ($0.level, $0.items.count, $1.id)
    }
  }
}

extension Report {
  /// The findings, the worst and surest first, else in the order of the report.
  var worstFirst: [Item] {
    items.enumerated().sorted { left, right in
      let (first, second) = (left.element.finding, right.element.finding)
      if first.level != second.level { return first.level > second.level }
      if first.confidence != second.confidence { return first.confidence > second.confidence }
      return left.offset < right.offset
    }.map(\.element)
  }
}

extension Confidence {
  fileprivate static func > (left: Confidence, right: Confidence) -> Bool {
    left.rank > right.rank
  }

  private var rank: Int {
    switch self {
    case .high: 2
    case .medium: 1
    case .low: 0
    }
  }
}
