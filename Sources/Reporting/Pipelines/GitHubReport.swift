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
      let notices = notices(level, in: report)
      text += notices.joined()
      room -= notices.count
      let shown = items.count > room ? items.prefix(room - 1) : items[...]
      for item in shown { text += annotation(item, in: report) }
      let rest = items[shown.endIndex...]
      guard !rest.isEmpty else { continue }
      let words = "\(rest.count) more of this kind; see the job summary, or the end of the log."
      text += "::\(command(level)) title=manifestguard::\(words)\n"
      unannotated += rest
    }
    for item in unannotated { text += TextReport().line(item, in: report) }
    text += TextReport().lines(of: report) { report.failsRun($0) || $0.kind == .added }
    return text + Summary(report).text
  }

  /// What fails the run or is not followed although it is no finding, an annotation for each code; each
  /// place stands below as a plain line.
  private func notices(_ level: Level, in report: Report) -> [String] {
    let told = report.grievances.filter { (report.failsRun($0) ? Level.error : .warning) == level }
    let counts = Dictionary(told.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +)
    return counts.sorted { $0.key < $1.key }.map { code, count in
      let places = Summary.plural(count, "place")
      let words =
        level == .error
        ? "\(places) not judged, which fails the run"
        : "\(places) of this change with exceptions or settings that are not followed"
      return "::\(command(level)) title=\(code)::\(words); see the end of the log.\n"
    }
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
