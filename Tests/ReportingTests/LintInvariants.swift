import Graph
import Linting
import Reporting
import Rules

/// What holds of a run over a small tree by every rule, and of the report in every format.
struct LintInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let files: [SourceFile]

  /// A tree in one text: a line `-- path --` begins a file. No tree has two files at one path.
  init(_ contents: [UInt8]) {
    let text = String(decoding: contents, as: UTF8.self)
    var paths: Set<String> = []
    let parts = Example.files(of: text).filter { paths.insert($0.path).inserted }.prefix(40)
    files = parts.enumerated().map { number, file in
      SourceFile(id: SourceFile.ID(number), path: file.path, contents: Array(file.text.utf8))
    }
    let report = linted()
    for item in report.items { check(item.finding, in: report) }
    let shown = Self.reports(report)
    // Dictionaries have another order in each run, threads another turn.
    expect(JSONReport().text(linted()) == shown.first, "the same files make another report")
    expect(!shown.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") }, "controls get out")
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private func linted() -> Report {
    let view = Linter.View(name: ".", files: files.map(\.id), configuration: Configuration())
    return Linter(rules: catalog).lint([view], of: files)
  }

  private static func reports(_ report: Report) -> [String] {
    [
      JSONReport().text(report), TextReport().text(report), GitHubReport().text(report),
      JUnitReport().text(report), MarkdownReport().text(report),
    ]
  }

  private mutating func check(_ finding: Finding, in report: Report) {
    check(finding.range, in: report)
    for evidence in finding.evidence { check(evidence.range, in: report) }
    for edit in finding.fix?.edits ?? [] { check(edit.range, in: report) }
    expect(!finding.message.isEmpty, "a finding says nothing")
  }

  private mutating func check(_ range: SourceRange, in report: Report) {
    let isInside =
      report.files.indices.contains(Int(range.file)) && range.lower >= 0
      && range.lower <= range.upper
      && Int(range.upper) <= report.files[Int(range.file)].bytes.count
    expect(isInside, "a place is outside of its file")
  }
}
