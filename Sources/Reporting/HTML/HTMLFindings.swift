internal import Linting
internal import SourceText

/// Findings as elements of a page, one after the other.
struct HTMLFindings {
  private let report: Report
  private let links: SourceLinks?
  /// Findings of a file mostly follow one another, so that one file's redaction is kept.
  private var redaction: (file: SourceFile.ID, value: Redaction)?

  init(_ report: Report, links: SourceLinks?) {
    (self.report, self.links) = (report, links)
  }

  mutating func article(_ item: Report.Item) -> String {
    let finding = item.finding
    let place = ReportPlace(finding, in: report)
    let rule = MarkupText.escaped(finding.rule)
    let level = finding.level.rawValue
    var text = """
      <article class="\(level)" data-level="\(level)" data-rule="\(rule)">
      <h3><span class="level \(level)">\(level)</span> <a href="#\(rule)">\(rule)</a></h3>
      <p>\(placeElement(place))</p>
      <p>\(MarkupText.escaped(TerminalText.line(finding.message)))</p>
      <div class="story">
      <div>

      """
    text += excerpt(of: finding)
    let details = [
      Story.moreEvidence(finding), Story.readers(finding), Story.views(item), Story.fix(finding),
    ]
    for detail in details.compactMap({ $0 }) { text += "<p>\(MarkupText.escaped(detail))</p>\n" }
    text += "</div>\n"
    text += EvidenceDrawing(item, in: report)?.text ?? ""
    return text + "</div>\n</article>\n"
  }

  private func placeElement(_ place: ReportPlace) -> String {
    let text = "<code>\(MarkupText.escaped(place.text))</code>"
    return links?.address(of: place).map { "<a href=\"\(MarkupText.escaped($0))\">\(text)</a>" }
      ?? text
  }

  private mutating func excerpt(of finding: Finding) -> String {
    guard finding.sourcePath == nil, let region = Region(finding.range, in: report) else {
      return ""
    }
    // Only the line itself: what stands around it may hold secrets in forms that nobody knows.
    let file = report.file(of: finding.range)
    let line = file.lineRange(region.start.line)
    let excerpt = SourceExcerpt(
      line, of: file, marked: region.range.offsets, hidden: redaction(of: file).hidden(in: line),
      width: 160)
    var text = "<span class=\"number\">\(region.start.line) │ </span>"
    for piece in excerpt.pieces {
      let escaped = MarkupText.escaped(piece.text)
      text += piece.isMarked ? "<mark>\(escaped)</mark>" : escaped
    }
    return "<pre tabindex=\"0\" aria-label=\"Source\">\(text)\n</pre>\n"
  }

  private mutating func redaction(of file: SourceFile) -> Redaction {
    if let redaction, redaction.file == file.id { return redaction.value }
    let value = Redaction(file)
    redaction = (file.id, value)
    return value
  }
}
