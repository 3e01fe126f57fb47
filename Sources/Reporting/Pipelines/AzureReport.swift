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
    let message = escaped(TerminalText.withoutLogCommands(TerminalText.line(finding.message)))
    return "##vso[task.logissue \(properties.joined(separator: ";"))]\(message)\n"
  }

  /// A text that ends neither a property nor the command (azure-pipelines-agent `Command.cs`).
  private func property(_ text: String) -> String {
    var property = ""
    for scalar in escaped(TerminalText.withoutLogCommands(text)).unicodeScalars {
      switch scalar {
      case ";": property += "%3B"
      case "]": property += "%5D"
      default: property.unicodeScalars.append(scalar)
      }
    }
    return property
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%AZP25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case _ where TerminalText.isInvisible(scalar): escaped += TerminalText.cell(scalar).text
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
