public import Linting

/// What exceptions and the baseline take out of a report, each with what does it.
public struct ExcusedText: Sendable {
  /// The lines; empty where nothing is taken out.
  public let text: String

  /// The lines for a report.
  public init(_ report: Report) {
    let paragraphs = report.suppressed.map { excused in
      let ways = excused.suppressions.map { "  = excused \(Self.way($0, in: report))\n" }
      return TextReport().line(excused.item, in: report) + ways.joined() + "\n"
    }
    text = paragraphs.joined()
  }

  private static func way(_ suppression: Suppression, in report: Report) -> String {
    let place =
      suppression.range.map { ReportPlace($0, in: report) }
      ?? ReportPlace(path: suppression.path, line: suppression.line)
    let reason = suppression.reason.isEmpty ? "" : ": \(SuppressionText.reason(suppression))"
    return TerminalText.withoutLogCommands(
      "\(SuppressionText.title(suppression.means)), \(place.shortText)\(TerminalText.line(reason))")
  }
}
