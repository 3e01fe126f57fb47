public import Linting
internal import SourceText

/// Findings for a terminal: the place and the hazard on one line, the source below, then the story.
///
/// The first line of a finding is `path:line:column: level rule message`, for editors and problem
/// matchers. What was not judged stands in the words `path: not judged MGN001 message`, which no
/// matcher takes for a level. No secret's value is ever shown (`Redaction`).
public struct TextReport: Sendable {
  /// Whether to write colours.
  public var isColored = false
  /// The width of the terminal, to which source lines are cut.
  public var width = 120
  /// Whether to show the source line and the evidence of each finding.
  public var showsDetails = true
  /// Whether to say what was not judged, and why.
  public var showsNotices = true
  /// Whether to close with what was found, read and not judged.
  public var showsSummary = true
  /// Whether to count findings by rule and files by what they are for.
  public var showsStatistics = false

  /// A report without colours.
  public init() {}

  /// The text of a report.
  public func text(_ report: Report) -> String {
    var writer = TextWriter(report: report, options: self)
    for item in report.items { writer.write(item) }
    if showsNotices {
      for notification in report.notifications where notification.level > .note {
        writer.write(notification)
        if showsDetails { writer.text += "\n" }
      }
    }
    if showsStatistics { writer.writeStatistics() }
    if showsSummary { writer.text += Summary(report).text }
    return TerminalText.withoutLogCommands(writer.text)
  }

  /// One finding on one line, for a log that obeys no word of it.
  func line(_ item: Report.Item, in report: Report) -> String {
    var writer = TextWriter(report: report, options: self)
    writer.writeLine(item)
    return TerminalText.withoutLogCommands(writer.text)
  }

  /// What was not judged for some reasons, a line each, for the same log.
  func lines(of report: Report, _ isWanted: (Notification) -> Bool) -> String {
    var writer = TextWriter(report: report, options: self)
    for notification in report.notifications where isWanted(notification) {
      writer.write(notification)
    }
    return TerminalText.withoutLogCommands(writer.text)
  }

  /// Only what a named path or a bound kept from being judged, a line each.
  public func failures(_ report: Report) -> String {
    var writer = TextWriter(report: report, options: self)
    for notification in report.notifications where notification.level == .error {
      writer.write(notification)
    }
    return writer.text
  }
}

private struct TextWriter {
  let report: Report
  let options: TextReport
  let style: TerminalStyle
  var text = ""
  /// Findings come file by file, so one file's redaction is kept at a time.
  private var redaction: (file: SourceFile.ID, value: Redaction)?

  init(report: Report, options: TextReport) {
    self.report = report
    self.options = options
    style = TerminalStyle(isColored: options.isColored)
  }

  mutating func writeLine(_ item: Report.Item) {
    let finding = item.finding
    text += style.strong(ReportPlace(finding, in: report).text) + ": "
    text += style.level(finding.level, finding.level.rawValue) + " "
    text += style.strong(TerminalText.line(finding.rule)) + " "
    text += TerminalText.line(finding.message) + "\n"
  }

  mutating func write(_ item: Report.Item) {
    let finding = item.finding
    writeLine(item)
    guard options.showsDetails else { return }
    let region = finding.sourcePath == nil ? Region(finding.range, in: report) : nil
    if let region { writeExcerpt(region, level: finding.level) }
    // A finding on a long list of evidence is not easier to believe than one on a short list.
    for evidence in finding.evidence.prefix(Story.evidenceLimit) {
      writeDetail("\(self.place(of: evidence.range)): \(TerminalText.line(evidence.message))")
    }
    for detail in [Story.moreEvidence(finding), Story.views(item), Story.fix(finding)] {
      if let detail { writeDetail(detail) }
    }
    text += "\n"
  }

  mutating func write(_ notification: Notification) {
    text += style.strong(ReportPlace(notification, in: report).text) + ": "
    let isUnjudged = notification.kind.isUnjudged || notification.kind == .outOfSight
    let words = isUnjudged ? "not judged" : "configuration"
    let message = notification.message.trimmingPrefix("Not judged: ")
    text += style.faint(words) + " " + style.strong(notification.kind.rawValue) + " "
    text += TerminalText.line(String(message)) + "\n"
  }

  mutating func writeStatistics() {
    let rules = RuleGroup.all(in: report).sorted {
      ($1.items.count, $0.id) < ($0.items.count, $1.id)
    }
    for group in rules {
      let levels = Summary.levels(of: group.items).joined(separator: ", ")
      writeCount(group.items.count, "\(group.id) (\(levels))")
    }
    for (means, count) in SuppressionText.counts(report) {
      writeCount(count, "suppressed \(SuppressionText.title(means))")
    }
    writeViews()
    let files = report.statistics.files.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }
    for (role, count) in files { writeCount(count, "\(role.rawValue) files") }
    if !rules.isEmpty || !files.isEmpty || !report.suppressed.isEmpty { text += "\n" }
  }

  /// Findings by cluster view, where there are several.
  private mutating func writeViews() {
    var counts: [String: Int] = [:]
    for view in report.items.flatMap(\.views) { counts[view, default: 0] += 1 }
    guard counts.count > 1 else { return }
    for (view, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      writeCount(count, "in view \(view)")
    }
  }

  private mutating func writeCount(_ count: Int, _ title: String) {
    let number = String(count)
    text += String(repeating: " ", count: max(0, 7 - number.count)) + number
    text += "  " + TerminalText.line(title) + "\n"
  }

  private mutating func writeExcerpt(_ region: Region, level: Level) {
    let file = report.file(of: region.range)
    let line = file.lineRange(region.start.line)
    let number = String(region.start.line)
    let margin = String(repeating: " ", count: number.count)
    let excerpt = SourceExcerpt(
      line, of: file, marked: region.range.offsets, hidden: redaction(of: file).hidden(in: line),
      width: options.width - number.count - 5)
    text += "  " + style.faint("\(number) |") + " \(excerpt.text)\n"
    text += "  " + style.faint("\(margin) |") + " " + style.level(level, excerpt.underline) + "\n"
  }

  private mutating func writeDetail(_ detail: String) {
    text += "  " + style.faint("=") + " \(detail)\n"
  }

  private func place(of range: SourceRange) -> String { ReportPlace(range, in: report).text }

  private mutating func redaction(of file: SourceFile) -> Redaction {
    if let redaction, redaction.file == file.id { return redaction.value }
    let value = Redaction(file)
    redaction = (file.id, value)
    return value
  }
}
