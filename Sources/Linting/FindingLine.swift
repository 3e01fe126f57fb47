internal import Graph

/// Findings of one rule on one line are one finding to whoever reads the report.
struct FindingLine: Hashable {
  let rule: Rule.ID
  let file: SourceFile.ID
  let line: Int
  let sourcePath: String?

  init(_ finding: Finding, in files: [SourceFile]) {
    let source = files[Int(finding.range.file)]
    rule = finding.rule
    file = source.id
    line = source.line(at: Int(finding.range.lower))
    sourcePath = finding.sourcePath
  }

  /// The path by which reports name the place.
  func path(in files: [SourceFile]) -> String { sourcePath ?? files[Int(file)].path }
}
