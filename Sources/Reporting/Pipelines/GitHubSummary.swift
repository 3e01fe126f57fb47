public import Linting

/// Findings as the page of a step of GitHub Actions (`GITHUB_STEP_SUMMARY`): a table for each rule.
public struct GitHubSummary: Sendable {
  /// The most bytes that GitHub takes of a step; it refuses the whole page beyond.
  public static let limit = 1_048_576

  /// How many bytes of it there are left.
  public var room = limit
  /// Where the files can be looked at.
  public var links: SourceLinks?

  /// A page without links.
  public init() {}

  /// The page.
  public func text(_ report: Report) -> String {
    var text = "## manifestguard: \(Summary.counts(report))\n\n"
    let end = "\(MarkdownText.prose(Summary.coverage(report)))\n\n"
    // Room for the end, and for what says that something is left out.
    let room = room - end.utf8.count - 200
    guard text.utf8.count < room else { return "" }
    var size = text.utf8.count
    var left = 0
    for group in RuleGroup.all(in: report) {
      let head = """
        ### \(group.level.rawValue): \(RulePageMarkdown.inline(group.summary))

        `\(group.id)`

        | place | finding |
        |---|---|

        """
      var rows = ""
      for item in group.items {
        let row = row(item, in: report)
        let more = row.utf8.count + (rows.isEmpty ? head.utf8.count + 1 : 0)
        guard size + more <= room else {
          left += 1
          continue
        }
        size += more
        rows += row
      }
      if !rows.isEmpty { text += head + rows + "\n" }
    }
    if left > 0 { text += "\(left) more findings have no room here.\n\n" }
    return text + end
  }

  private func row(_ item: Report.Item, in report: Report) -> String {
    let place = MarkdownText.place(ReportPlace(item.finding, in: report), links: links)
    let level = item.finding.level.rawValue
    let cells = [place, "\(level): \(MarkdownText.prose(item.finding.message))"]
    return "| " + cells.map(MarkdownText.cell).joined(separator: " | ") + " |\n"
  }
}
