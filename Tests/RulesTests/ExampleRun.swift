import Linting
import Rules

/// What one rule finds in the files of an example.
struct ExampleRun {
  /// A marked or reported place, as `path:line:column`.
  typealias Place = String

  let rule: Rule
  let files: [(path: String, text: String)]
  let marks: [Place]
  let places: [Place]
  let levels: [Level]
  let suppressed: Int
  private let report: Report

  init(_ rule: Rule, _ text: String) {
    let parsed = Example.files(of: text)
    var marks: [Place] = []
    for file in parsed {
      let source = SourceFile(id: 0, path: file.path, contents: Array(file.text.utf8))
      marks += file.marks.map { Self.place(file.path, source.position(at: $0)) }
    }
    self.init(rule, files: parsed.map { ($0.path, $0.text) }, marks: marks)
  }

  private init(_ rule: Rule, files: [(path: String, text: String)], marks: [Place]) {
    self.rule = rule
    self.files = files
    self.marks = marks.sorted()
    let sources = files.enumerated().map { index, file in
      SourceFile(id: SourceFile.ID(index), path: file.path, contents: Array(file.text.utf8))
    }
    var configuration = Configuration()
    configuration.graph.now = Instant("2026-01-01T00:00:00Z")
    let view = Linter.View(name: ".", files: sources.map(\.id), configuration: configuration)
    let report = Linter(rules: [rule]).lint([view], of: sources)
    self.report = report
    places = report.items.map {
      Self.place(
        report.file(of: $0.finding.range).path, report.position(of: $0.finding.range))
    }.sorted()
    levels = report.items.map(\.finding.level)
    suppressed = report.statistics.suppressed
  }

  /// Expected and reported places, for a failing test's message.
  var story: String {
    let found = report.items.map {
      "\(report.position(of: $0.finding.range)) \($0.finding.level) \($0.finding.message)"
    }
    return "marked \(marks), reported \(places); \(found.joined(separator: "; "))"
  }

  var syntaxErrors: [String] {
    files.flatMap { file in
      Stream(SourceFile(id: 0, path: file.path, contents: Array(file.text.utf8))).problems
        .filter { $0.kind == .syntax }.map(\.message)
    }
  }

  var fixCount: Int { report.items.count { $0.finding.fix != nil } }
  var hasFixes: Bool { fixCount > 0 }

  /// The same files with every fix's edits made, the last edit of a file first.
  func withFixesApplied() -> ExampleRun {
    var texts = files.map { Array($0.text.utf8) }
    let edits = Set(report.items.compactMap(\.finding.fix).flatMap(\.edits))
      .sorted { ($0.range.file, $0.range.lower) > ($1.range.file, $1.range.lower) }
    for edit in edits {
      texts[Int(edit.range.file)].replaceSubrange(edit.range.offsets, with: edit.replacement.utf8)
    }
    let fixed = zip(files, texts).map { ($0.path, String(decoding: $1, as: UTF8.self)) }
    return ExampleRun(rule, files: fixed, marks: [])
  }

  /// The same files with an ignore comment above each reported line.
  func withIgnoreComments(for rule: Rule.ID) -> ExampleRun {
    var files = files
    for (index, file) in files.enumerated() {
      let lines = Set(
        report.items.filter { report.file(of: $0.finding.range).path == file.path }
          .map { report.position(of: $0.finding.range).line })
      var text: [Substring] = []
      let written = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      // A comment between the lines of a continued command would cut it in two.
      let starts = Set(
        lines.map { line in
          var start = line
          while start > 1, written[start - 2].hasSuffix("\\") { start -= 1 }
          return start
        })
      for (number, line) in written.enumerated() {
        if starts.contains(number + 1) {
          let indent = line.prefix { $0 == " " }
          text.append("\(indent)# manifestguard: ignore[\(rule)] the example says so")
        }
        text.append(line)
      }
      files[index].text = text.joined(separator: "\n")
    }
    return ExampleRun(self.rule, files: files, marks: [])
  }

  private static func place(_ path: String, _ position: SourcePosition) -> Place {
    "\(path):\(position.line):\(position.column)"
  }
}
