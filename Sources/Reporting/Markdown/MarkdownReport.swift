public import Linting

/// Findings as a comment on a change: the hazards, the worst first, each with its story and manual.
public struct MarkdownReport: Sendable {
  /// The most characters of a comment; GitHub refuses one of more than 65,536.
  public static let limit = 65_000
  /// A hazard with more findings than these must not push the others out.
  static let groupLimit = 50
  private static let grievanceLimit = 10

  /// Where the files can be looked at.
  public var links: SourceLinks?

  /// A report without links.
  public init() {}

  /// The text of a report.
  public func text(_ report: Report) -> String {
    let head = "## manifestguard: \(Summary.counts(report))\n" + grievances(in: report)
    let end = "\n\(MarkdownText.prose(Summary.coverage(report)))\n"
    var room = Self.limit - Self.size(head) - Self.size(end) - 100
    var parts: [(findings: String, manual: String)] = []
    var left = 0
    for group in RuleGroup.all(in: report) {
      let (text, count) = findings(of: group, in: report, room: room)
      left += group.items.count - count
      guard count > 0 else { continue }
      room -= Self.size(text)
      parts.append((text, ""))
      // Findings first: a manual takes what room they leave.
      guard let rule = group.rule else { continue }
      parts[parts.count - 1].manual = manual(of: rule)
    }
    var text = head
    for part in parts {
      text += part.findings
      guard Self.size(part.manual) <= room else { continue }
      text += part.manual
      room -= Self.size(part.manual)
    }
    if left > 0 { text += "\n\(left) more findings have no room here.\n" }
    return text + end
  }

  /// What fails the run or is not followed although it is no finding.
  private func grievances(in report: Report) -> String {
    let told = report.grievances
    guard !told.isEmpty else { return "" }
    var text = "\n### beside the findings\n\n"
    for notification in told.prefix(Self.grievanceLimit) {
      let place = MarkdownText.place(ReportPlace(notification, in: report), links: links)
      let failure = report.failsRun(notification) ? " fails the run:" : ""
      let message = MarkdownText.prose(MessageLength.bounded(notification.message))
      text += "- \(place) **\(notification.kind.rawValue)**\(failure) \(message)\n"
    }
    let rest = told.count - Self.grievanceLimit
    return rest > 0 ? text + "- \(rest) more\n" : text
  }

  /// As many findings of a rule as there is room for.
  private func findings(
    of group: RuleGroup, in report: Report, room: Int
  ) -> (text: String, count: Int) {
    var text = """

      ### \(group.level.rawValue): \(RulePageMarkdown.inline(group.summary))

      `\(group.id)`


      """
    var size = Self.size(text)
    var count = 0
    for item in group.items.prefix(Self.groupLimit) {
      let entry = entry(item, in: report)
      size += Self.size(entry)
      guard size <= room else { break }
      text += entry
      count += 1
    }
    return (text, count)
  }

  private func entry(_ item: Report.Item, in report: Report) -> String {
    let finding = item.finding
    let place = MarkdownText.place(ReportPlace(finding, in: report), links: links)
    var text = "- \(place) **\(finding.level.rawValue)** \(MarkdownText.prose(finding.message))\n"
    for part in Story.parts(of: finding, in: report).prefix(Story.evidenceLimit) {
      let place = MarkdownText.place(part.place, links: links)
      text += "  - \(place) \(MarkdownText.prose(part.message))\n"
    }
    let details = [
      Story.moreEvidence(finding), Story.readers(finding), Story.views(item), Story.fix(finding),
    ]
    for detail in details.compactMap({ $0 }) { text += "  - \(MarkdownText.prose(detail))\n" }
    return text
  }

  private func manual(of rule: Rule) -> String {
    var writer = RulePageMarkdown(headingLevel: 4)
    for section in RulePage(rule).sections(.brief) { writer.write(section) }
    return """

      <details><summary>Why, fix, exceptions</summary>
      \(writer.text)
      </details>

      """
  }

  private static func size(_ text: String) -> Int { text.unicodeScalars.count }
}
