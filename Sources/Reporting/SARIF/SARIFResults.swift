internal import Linting
internal import SourceText

/// Findings as SARIF results, one after the other.
struct SARIFResults {
  private let report: Report
  private let ruleIndices: [Rule.ID: Int]
  /// What is costly to know of a file; findings come file by file, so one file's is kept.
  private var file: (id: SourceFile.ID, hashes: LineHashes)?
  private var redaction: (id: SourceFile.ID, value: Redaction)?

  /// GitHub keeps a hundred related places of a result, and refuses a thousand.
  private static let relatedLimit = 100

  init(_ report: Report) {
    self.report = report
    ruleIndices = Dictionary(
      report.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A finding, with the exceptions that take it out if there are any.
  mutating func value(
    _ item: Report.Item, suppressions: [Suppression] = [], isUnchanged: Bool = false
  ) -> JSONValue {
    let finding = item.finding
    let related = finding.evidence.prefix(Self.relatedLimit)
    var members = JSONMembers()
    members.add("ruleId", .string(finding.rule))
    members.add("ruleIndex", ruleIndices[finding.rule].map { .int($0) })
    members.add("level", .string(finding.level.rawValue))
    members.add(
      "message", ["text": .string(SARIFText.message(finding.message, links: links(to: related)))])
    members.add("locations", [location(item)])
    members.add(
      "relatedLocations", .array(related.enumerated().map { relatedLocation($1, id: $0 + 1) }))
    members.add("partialFingerprints", fingerprints(item))
    members.add("baselineState", isUnchanged ? "unchanged" : baselineState(suppressions))
    members.add("suppressions", .array(suppressions.map { suppression($0) }))
    members.add("fixes", finding.fix.flatMap { fix($0) }.map { [$0] })
    members.add("properties", properties(item))
    return members.object
  }

  private func location(_ item: Report.Item) -> JSONValue {
    var members = JSONMembers()
    // A file without a region: its line is not known.
    let file = item.finding.sourcePath.map { path -> JSONValue in
      ["artifactLocation": SARIFLocation.artifact(path)]
    }
    members.add(
      "physicalLocation", file ?? SARIFLocation.physical(item.finding.range, in: report))
    members.add(
      "logicalLocations",
      item.resource.map { [SARIFLocation.logical($0, pointer: item.finding.pointer)] })
    return members.object
  }

  /// Whether a finding was known; nothing of what another exception takes out first.
  private func baselineState(_ suppressions: [Suppression]) -> JSONValue? {
    guard report.isCompared else { return nil }
    if suppressions.isEmpty { return "new" }
    return suppressions.contains { $0.means == .baseline } ? "unchanged" : nil
  }

  private func suppression(_ suppression: Suppression) -> JSONValue {
    var members = JSONMembers()
    let isInSource = [.comment, .annotation].contains(suppression.means)
    members.add("kind", .string(isInSource ? "inSource" : "external"))
    members.add("status", "accepted")
    let reason = SuppressionText.reason(suppression)
    let isListed = suppression.means == .baseline
    members.add(
      "justification",
      isListed ? .string("It is in the baseline.") : reason.isEmpty ? nil : .string(reason))
    let place =
      suppression.range.map { SARIFLocation.physical($0, in: report) }
      ?? ["artifactLocation": SARIFLocation.artifact(suppression.path)]
    members.add("location", ["physicalLocation": place])
    return members.object
  }

  private func relatedLocation(_ evidence: Evidence, id: Int) -> JSONValue {
    [
      "id": .int(id),
      "physicalLocation": SARIFLocation.physical(evidence.range, in: report),
      "message": ["text": .string(SARIFText.sentence(evidence.message))],
    ]
  }

  /// GitHub shows only those related places that the message links to.
  private func links(to evidence: ArraySlice<Evidence>) -> [String] {
    evidence.enumerated().map { index, evidence in
      let line = (Region(evidence.range, in: report)?.start ?? report.position(of: evidence.range))
        .line
      return
        "[\(SARIFText.escaped(Path.name(report.file(of: evidence.range).path))):\(line)](\(index + 1))"
    }
  }

  private mutating func fingerprints(_ item: Report.Item) -> JSONValue {
    // Where only the file is known, the rendered line tells its alerts apart.
    let range = item.finding.range
    if file?.id != range.file { file = (range.file, LineHashes(report.file(of: range))) }
    let line = (Region(range, in: report)?.start ?? report.position(of: range)).line
    var members = JSONMembers()
    members.add("primaryLocationLineHash", file?.hashes[line].map { .string($0) })
    members.add("manifestguard/v1", .string(item.fingerprint))
    return members.object
  }

  private func properties(_ item: Report.Item) -> JSONValue {
    [
      "confidence": .string(item.finding.confidence.rawValue),
      "reachable": .bool(item.finding.isReachable),
      "views": .array(item.views.map { .string($0) }),
    ]
  }

  // MARK: - Fixes

  /// A fix as edits of files; `nil` if one of its replacements may hold a secret.
  private mutating func fix(_ fix: Fix) -> JSONValue? {
    var changes: [(file: SourceFile.ID, replacements: [JSONValue])] = []
    for edit in fix.edits {
      let file = report.file(of: edit.range)
      guard redaction(of: file).allows(edit.replacement, at: edit.range.offsets) else { return nil }
      let replacement: JSONValue = [
        "deletedRegion": SARIFLocation.region(
          file.position(at: edit.range.offsets.lowerBound),
          file.position(at: edit.range.offsets.upperBound)),
        "insertedContent": ["text": .string(edit.replacement)],
      ]
      if let index = changes.firstIndex(where: { $0.file == file.id }) {
        changes[index].replacements.append(replacement)
      } else {
        changes.append((file.id, [replacement]))
      }
    }
    guard !changes.isEmpty else { return nil }
    return [
      "description": ["text": .string(SARIFText.sentence(fix.title))],
      "artifactChanges": .array(
        changes.map { change in
          [
            "artifactLocation": SARIFLocation.artifact(report.files[Int(change.file)].path),
            "replacements": .array(change.replacements),
          ]
        }),
    ]
  }

  private mutating func redaction(of file: SourceFile) -> Redaction {
    if let redaction, redaction.id == file.id { return redaction.value }
    let value = Redaction(file)
    redaction = (file.id, value)
    return value
  }
}
