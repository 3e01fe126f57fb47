internal import Linting

/// The story of a finding as a drawing: what has part in it, the hazard, what it reaches.
struct EvidenceDrawing {
  /// The drawing as SVG within HTML.
  let text: String

  /// Boxes beyond these are not taken in at one look.
  private static let limit = 12
  private static let width = 372
  /// Columns of a box, each as wide as a character of 12 pixels in most monospaced fonts.
  private static let columns = 48
  private static let lineHeight = 16
  private static let gap = 22
  /// Lines of a box.
  private static let lineLimit = 7

  private struct Box {
    let style: String
    let place: [String]
    let message: [String]

    var height: Int { (place.count + message.count) * EvidenceDrawing.lineHeight + 14 }

    init(_ style: String, _ place: String, _ message: String) {
      self.style = style
      self.place = EvidenceDrawing.wrapped(place)
      self.message = EvidenceDrawing.wrapped(message)
    }
  }

  /// A drawing; `nil` for a finding that stands alone.
  init?(_ item: Report.Item, in report: Report) {
    let finding = item.finding
    guard !finding.evidence.isEmpty || !finding.readers.isEmpty else { return nil }
    let parts = Story.parts(of: finding, in: report)
    var boxes = parts.prefix(Self.limit).map { Box("part", $0.place.shortText, $0.message) }
    let more = parts.count + finding.moreEvidence - boxes.count
    if more > 0 { boxes.append(Box("part", "", "and \(more) more places")) }
    boxes.append(
      Box("hazard", ReportPlace(finding, in: report).shortText, TerminalText.line(finding.rule)))
    if let readers = Story.readers(finding) { boxes.append(Box("reach", "", readers)) }
    text = Self.drawing(of: boxes)
  }

  private static func drawing(of boxes: [Box]) -> String {
    var elements = ""
    var top = 1
    for (index, box) in boxes.enumerated() {
      if index > 0 { elements += arrow(to: top) }
      elements += "<g class=\"\(box.style)\">"
      elements +=
        "<rect x=\"1\" y=\"\(top)\" width=\"\(width - 2)\" height=\"\(box.height)\" rx=\"6\"/>"
      var baseline = top + 19
      for (lines, style) in [(box.place, " class=\"place\""), (box.message, "")] {
        for line in lines {
          elements +=
            "<text x=\"10\" y=\"\(baseline)\"\(style)>\(MarkupText.escaped(line))</text>"
          baseline += lineHeight
        }
      }
      elements += "</g>\n"
      top += box.height + gap
    }
    let height = top - gap + 1
    return """
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-label="The story">
      \(elements)</svg>

      """
  }

  /// An arrow that leads down to the top of a box.
  private static func arrow(to top: Int) -> String {
    let (middle, start) = (width / 2, top - gap + 2)
    return "<path d=\"M\(middle) \(start)V\(top - 3)M\(middle - 4) \(top - 8)L\(middle) \(top - 3)"
      + "L\(middle + 4) \(top - 8)\"/>\n"
  }

  /// A text in lines that fit a box; longer words are broken, behind a slash or a hyphen if they can.
  private static func wrapped(_ text: String) -> [String] {
    let words = text.split(separator: " ").map { word in
      TerminalText.width(String(word)) <= columns ? String(word) : broken(word)
    }
    let lines = Prose.wrapped(words.joined(separator: " "), width: columns)
    guard lines.count > lineLimit else { return lines }
    return lines.prefix(lineLimit - 1) + ["…"]
  }

  /// A word with blanks where it may be broken.
  private static func broken(_ word: Substring) -> String {
    var parts: [String] = [""]
    var width = 0
    for scalar in word.unicodeScalars {
      let cell = TerminalText.cell(scalar)
      if width + cell.width > columns {
        let last = parts.removeLast()
        let end = last.lastIndex { "/-.".contains($0) }.map { last.index(after: $0) }
        let cut = end.flatMap { $0 < last.endIndex ? $0 : nil } ?? last.endIndex
        parts += [String(last[..<cut]), String(last[cut...])]
        width = TerminalText.width(parts[parts.count - 1])
      }
      parts[parts.count - 1] += cell.text
      width += cell.width
    }
    return parts.joined(separator: " ")
  }
}
