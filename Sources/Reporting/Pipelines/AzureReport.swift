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
    for item in report.worstFirst {
      text += item.finding.level > .note ? issue(item, in: report) : lines.line(item, in: report)
    }
    return text + Summary(report).text
  }

  private func issue(_ item: Report.Item, in report: Report) -> String {
    let finding = item.finding
    let place = ReportPlace(finding, in: report)
    var properties = ["type=\(finding.level.rawValue)", "sourcepath=\(property(place.path))"]
    if let start = place.start {
      properties += ["linenumber=\(start.line)", "columnnumber=\(start.column)"]
    }
    properties.append("code=\(property(finding.rule))")
    let message = LogCommandText.escaped(
      TerminalText.withoutLogCommands(TerminalText.line(finding.message)),
      replacing: ["%": "%AZP25"])
    return "##vso[task.logissue \(properties.joined(separator: ";"))]\(message)\n"
  }

  /// A text that ends neither a property nor the command (azure-pipelines-agent `Command.cs`).
  private func property(_ text: String) -> String {
    LogCommandText.escaped(
      TerminalText.withoutLogCommands(text), replacing: ["%": "%AZP25", ";": "%3B", "]": "%5D"])
  }
}
