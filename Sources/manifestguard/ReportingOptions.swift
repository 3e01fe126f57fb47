internal import ArgumentParser
internal import Linting
internal import Reporting

/// How a report is told, and what of it fails a run.
struct ReportingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "\(ReportFormat.Kind.list), with :FILE behind it to write a file; repeatable.",
      valueName: "format[:file]"),
    completion: ReportFormat.Kind.completion, transform: ReportFormat.init)
  var format: [ReportFormat] = []

  @Option(help: "The lowest level that fails the run: error, warning, note or never.")
  var failOn: FailureLevel = .warning

  @Option(help: "Colour the text report: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Print only findings; what fails the run otherwise goes to standard error.")
  var quiet = false

  @Flag(help: "Count findings by rule, level and view, and files by kind.")
  var statistics = false

  @Flag(help: "Say on standard error how long each stage took.")
  var timings = false

  @Flag(help: "Write what exceptions and the baseline take out into SARIF, as suppressed.")
  var sarifSuppressed = false

  @Flag(help: "List what was judged and what was not, and why.")
  var showCoverage = false

  @Flag(help: "Fail also on what cannot be read or built or is over a limit (MGN001, 002, 009).")
  var strictCoverage = false

  /// A text report that is looked at has the list in it; beside any other it goes to standard error.
  var showsCoverageInReport: Bool {
    !quiet && (format.isEmpty || format.contains { $0.kind == .text && $0.file == nil })
  }

  /// Whether a report fails the run.
  func fails(_ report: Report) -> Bool {
    if !report.failures.isEmpty { return true }
    guard let level = failOn.level, let worst = report.worstLevel else { return false }
    return worst >= level
  }

  /// A run that fails for what it could not read says so, however quiet it is.
  func complain(_ report: Report, lacksInput: Bool) {
    let isOutOfSight = report.notifications.contains { $0.kind == .outOfSight }
    guard quiet, lacksInput || strictCoverage || isOutOfSight else { return }
    Output.complain(TextReport().failures(report))
  }

  /// Writes a report in every format that is asked for.
  func write(_ report: Report, selectsRules: Bool = false) throws {
    try write { render(report, as: $0, selectsRules: selectsRules) }
    tellOfFiles(report)
    if format.contains(where: { $0.kind == .github }) { try writeSummary(report) }
  }

  /// Says where the reports went, where nothing else on the terminal tells of the run.
  private func tellOfFiles(_ report: Report) {
    guard !quiet, !format.isEmpty, format.allSatisfy({ $0.file != nil }) else { return }
    let failures = report.failures.isEmpty ? [] : [Summary.failures(report)]
    let levels = Summary.levels(of: report.items) + failures
    let files = format.compactMap(\.file).map { TerminalText.line($0) }.joined(separator: ", ")
    Output.complain("\(levels.isEmpty ? "no findings" : levels.joined(separator: ", ")): \(files)")
  }

  /// Writes a text for every format that is asked for.
  func write(_ text: (ReportFormat) -> String) throws {
    guard format.count(where: { $0.file == nil }) < 2 else {
      throw UsageError("--format: only one report fits standard output; write FORMAT:FILE")
    }
    let files = format.compactMap(\.file)
    if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
      throw UsageError("--format: \(twice) is there twice; each report needs a file of its own")
    }
    for format in format.isEmpty ? [ReportFormat(kind: .text, file: nil)] : format {
      let text = text(format)
      guard let file = format.file else {
        Output.write(text)
        continue
      }
      if let problem = Output.write(text, toFile: file) {
        throw UsageError("\(file): the report could not be written: \(problem)")
      }
    }
  }

  /// Adds to the page of a step of GitHub Actions, where there is one.
  private func writeSummary(_ report: Report) throws {
    guard let file = Output.environment("GITHUB_STEP_SUMMARY"), !file.isEmpty else { return }
    let text = summary(of: report, room: GitHubSummary.limit - Output.size(ofFile: file))
    if let problem = Output.write(text, toFile: file, adding: true) {
      throw UsageError("\(file): the job summary could not be written: \(problem)")
    }
  }
}
