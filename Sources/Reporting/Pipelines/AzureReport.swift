public import Linting

/// Findings as issues of Azure Pipelines (`##vso[task.logissue …]`), the worst first.
///
/// Azure knows errors and warnings only: notes are plain lines of the log.
public struct AzureReport: Sendable {
  /// A report.
  public init() {}

  /// The text of a report, for the log of a step.
  public func text(_ report: Report) -> String {
    let lines = TextReport()
    var text = ""
    for notification in report.grievances {
      let level = report.failsRun(notification) ? Level.error : notification.level
      text += issue(
        level, ReportPlace(notification, in: report), notification.kind.rawValue,
        notification.message)
    }
    for item in report.worstFirst {
      let finding = item.finding
      text +=
        finding.level > .note
        ? issue(finding.level, ReportPlace(finding, in: report), finding.rule, finding.message)
        : lines.line(item, in: report)
    }
    return text + Summary(report).text
  }

  private func issue(
    _ level: Level, _ place: ReportPlace, _ code: String, _ message: String
  ) -> String {
    var properties = ["type=\(level.rawValue)", "sourcepath=\(property(place.path))"]
    properties += place.line.map { ["linenumber=\($0)"] } ?? []
    properties += place.start.map { ["columnnumber=\($0.column)"] } ?? []
    properties.append("code=\(property(code))")
    let message = LogCommandText.escaped(
      TerminalText.withoutLogCommands(TerminalText.line(message)),
      replacing: ["%": "%AZP25"])
    return "##vso[task.logissue \(properties.joined(separator: ";"))]\(message)\n"
  }

  /// A text that ends neither a property nor the command (azure-pipelines-agent `Command.cs`).
  private func property(_ text: String) -> String {
    LogCommandText.escaped(
      TerminalText.withoutLogCommands(text), replacing: ["%": "%AZP25", ";": "%3B", "]": "%5D"])
  }
}
