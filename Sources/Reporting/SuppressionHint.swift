public import Linting

/// The ways to make an exception for one finding, filled in, for whoever has judged it.
public struct SuppressionHint: Sendable {
  /// The lines.
  public let text: String

  /// The ways for a finding of a report.
  public init(_ item: Report.Item, in report: Report) {
    let finding = item.finding
    let place = ReportPlace(finding, in: report)
    let pin = report.valuePin(of: item)
    let terms = "value=\(pin) WHY"
    // The comment holds at its line alone, so the entry names all that leads there.
    var entry = "rule: \(finding.rule), path: \"\(TerminalText.path(report.path(of: finding)))\""
    var lines: [String] = []
    if finding.sourcePath == nil {
      lines += [
        "To excuse it, on its line or alone above it (\(place.shortText)):",
        "  # manifestguard: ignore[\(finding.rule)] \(terms)",
      ]
    }
    if item.resource != nil, let object = item.identity.object {
      let at = Self.isPlain(item.identity.place) ? "at=\(item.identity.place) " : ""
      lines += [
        "or as an annotation of \(TerminalText.line(object)), for this field alone:",
        "  manifestguard.dev/ignore: \"\(finding.rule): \(at)\(terms)\"",
      ]
      entry += ", object: \"\(TerminalText.line(object))\""
      if !at.isEmpty { entry += ", field: \"\(item.identity.place)\"" }
    }
    lines += [
      "or below `suppressions` in \(Configuration.fileName):",
      "  - {\(entry), value: \"\(pin)\", reason: WHY}",
    ]
    lines.append(
      "Without the value it holds for any; until=2027-01-31 in front of WHY, or `until:`, ends it by itself."
    )
    text = lines.joined(separator: "\n") + "\n\n"
  }

  /// Whether a pointer can stand in an annotation between blanks.
  private static func isPlain(_ pointer: String) -> Bool {
    pointer.utf8.count <= 200
      && pointer.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\";\\*?'".utf8.contains($0) }
      && pointer.hasPrefix("/")
  }
}
