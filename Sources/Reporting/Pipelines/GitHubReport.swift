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
      var room = Self.limit
      if let trust = distrust(level, in: report) {
        text += trust
        room -= 1
      }
      let shown = items.count > room ? items.prefix(room - 1) : items[...]
      for item in shown { text += annotation(item, in: report) }
      let rest = items[shown.endIndex...]
      guard !rest.isEmpty else { continue }
      let words = "\(rest.count) more of this kind; see the job summary, or the end of the log."
      text += "::\(command(level)) title=manifestguard::\(words)\n"
      unannotated += rest
    }
    for item in unannotated { text += TextReport().line(item, in: report) }
    text += TextReport().lines(of: report) { $0.kind == .added || $0.kind == .outOfSight }
    return text + Summary(report).text
  }

  /// What of a change is not trusted, in one annotation; each stands below as a plain line.
  private func distrust(_ level: Level, in report: Report) -> String? {
    let kind: Notification.Kind? = level == .error ? .outOfSight : level == .warning ? .added : nil
    let count = report.notifications.count { $0.kind == kind }
    guard let kind, count > 0 else { return nil }
    let words =
      kind == .added
      ? "exceptions or settings of this change are not followed"
      : "places are kept from being judged, which fails the run"
    return
      "::\(command(level)) title=\(kind.rawValue)::\(count) \(words); see the end of the log.\n"
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
