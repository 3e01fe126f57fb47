internal import Linting

/// A finding told in plain lines: where, what else has part in it, whom it reaches, what to do.
struct Story {
  /// The lines, none of which commands a terminal.
  let lines: [String]

  /// Nobody reads more places than these beside one finding.
  static let evidenceLimit = 20
  /// Whoever wants all names reads them in a report for programs.
  static let nameLimit = 6

  init(_ item: Report.Item, in report: Report) {
    let finding = item.finding
    var lines = ["\(ReportPlace(finding, in: report).text): \(TerminalText.line(finding.message))"]
    for part in Self.parts(of: finding, in: report).prefix(Self.evidenceLimit) {
      lines.append("\(part.place.text): \(part.message)")
    }
    if let more = Self.moreEvidence(finding) { lines.append(more) }
    if let readers = Self.readers(finding) { lines.append(readers) }
    if let views = Self.views(item) { lines.append(views) }
    if let fix = Self.fix(finding) { lines.append(fix) }
    lines.append("manifestguard explain \(TerminalText.line(finding.rule))")
    self.lines = lines
  }

  /// The places that have part in a finding, those that read the same on one line told once.
  static func parts(
    of finding: Finding, in report: Report
  ) -> [(place: ReportPlace, message: String)] {
    var seen: Set<String> = []
    return finding.evidence.compactMap { evidence in
      let place = ReportPlace(evidence.range, in: report)
      let message = TerminalText.line(evidence.message)
      return seen.insert("\(place.shortText) \(message)").inserted ? (place, message) : nil
    }
  }

  /// How many places are left out.
  static func moreEvidence(_ finding: Finding) -> String? {
    let more = finding.evidence.count + finding.moreEvidence - evidenceLimit
    return more > 0 ? "and \(more) more places" : nil
  }

  /// What reads the Secret that a finding is about.
  static func readers(_ finding: Finding) -> String? {
    finding.readers.isEmpty ? nil : "read by \(names(finding.readers))"
  }

  /// The cluster views that share a finding, if there are several.
  static func views(_ item: Report.Item) -> String? {
    item.views.count > 1 ? "in \(item.views.count) views: \(names(item.views))" : nil
  }

  /// What a mechanical fix does.
  static func fix(_ finding: Finding) -> String? {
    finding.fix.map { "\($0.isSafe ? "fix" : "possible fix"): \(TerminalText.line($0.title))" }
  }

  private static func names(_ names: [String]) -> String {
    var text = names.prefix(nameLimit).map { TerminalText.path($0) }.joined(separator: ", ")
    if names.count > nameLimit { text += " and \(names.count - nameLimit) more" }
    return text
  }
}
