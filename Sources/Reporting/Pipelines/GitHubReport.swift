public import Linting

/// Findings as annotations of GitHub Actions (`::error file=…`), the worst first.
///
/// GitHub shows ten annotations of a kind in a step and drops the others without a word, so the
/// tenth says how many there are; those stand below as plain lines. The page of the step is
/// `GitHubSummary`.
public struct GitHubReport: Sendable {
  /// How many annotations of a kind are shown of a step.
  public static let limit = 10

  /// A report.
  public init() {}

  /// The text of a report, for the log of a step.
  public func text(_ report: Report) -> String {
    var text = ""
    var unannotated: [Report.Item] = []
    for level in [Level.error, .warning, .note] {
      let items = report.worstFirst.filter { $0.finding.level == level }
      let shown = items.count > Self.limit ? items.prefix(Self.limit - 1) : items[...]
      for item in shown { text += annotation(item, in: report) }
      let rest = items[shown.endIndex...]
      guard !rest.isEmpty else { continue }
      let words = "\(rest.count) more of this kind; see the job summary, or the end of the log."
      text += "::\(command(level)) title=manifestguard::\(words)\n"
      unannotated += rest
    }
    for item in unannotated { text += TextReport().line(item, in: report) }
    return text + Summary(report).text
  }

  private func annotation(_ item: Report.Item, in report: Report) -> String {
    let finding = item.finding
    let place = ReportPlace(finding, in: report)
    var properties = ["title=\(property(finding.rule))", "file=\(property(place.path))"]
    if let start = place.start, let end = place.end {
      // A column is taken only for a region of one line, which it always is.
      properties += [
        "line=\(start.line)", "endLine=\(end.line)", "col=\(start.column)",
        "endColumn=\(end.column)",
      ]
    }
    let message = LogCommandText.escaped(
      TerminalText.withoutLogCommands(TerminalText.line(finding.message)), replacing: ["%": "%25"])
    return "::\(command(finding.level)) \(properties.joined(separator: ","))::\(message)\n"
  }

  private func command(_ level: Level) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// A text that ends neither a property nor its line (actions/runner `ActionCommand.cs`).
  private func property(_ text: String) -> String {
    LogCommandText.escaped(
      TerminalText.withoutLogCommands(text), replacing: ["%": "%25", ":": "%3A", ",": "%2C"])
  }
}
