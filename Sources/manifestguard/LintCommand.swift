internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Judge the manifests below some paths, each a cluster view.",
    // One line: the help breaks it to the width of the terminal, and keeps breaks that are written.
    discussion: """
      Exit status: 0 nothing at or above the --fail-on level, 1 findings, 2 wrong usage or \
      configuration, 3 a path named here could not be read.
      """)

  @OptionGroup var options: TreeOptions

  @Option(
    help: ArgumentHelp(
      "\(ReportFormat.Kind.list), with :FILE behind it to write a file; repeatable.",
      valueName: "format[:file]"),
    completion: ReportFormat.Kind.completion, transform: ReportFormat.init)
  var format: [ReportFormat] = []

  @Option(help: "The lowest level that fails the run: error, warning, note or never.")
  var failOn: FailureLevel = .warning

  @Option(
    help: ArgumentHelp(
      "Report only what is new since the branch left this commit or branch of git.",
      valueName: "rev"))
  var since: String?

  @Option(help: "Run only these rules, separated by commas.", transform: RuleNames.init)
  var select: [RuleNames] = []

  @Option(help: "Do not run these rules, separated by commas.", transform: RuleNames.init)
  var ignore: [RuleNames] = []

  @Option(
    help: ArgumentHelp(
      "Raise or lower a bound; repeatable: \(ReadingLimits.names.joined(separator: ", ")).",
      valueName: "name=value")
  )
  var limit: [String] = []

  @Option(help: "Colour the text report: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Print only findings; what fails the run otherwise goes to standard error.")
  var quiet = false

  @Flag(help: "Count findings by rule, level and view, and files by kind.")
  var statistics = false

  @Flag(help: "Fail also on what cannot be read or built or is over a limit (MGN001, 002, 009).")
  var strictCoverage = false

  func run() throws {
    let (report, lacksNamedPath) = try judge()
    try write(report)
    if quiet, lacksNamedPath || strictCoverage {
      // A run that fails for what it could not read says so, however quiet it is.
      Output.complain(TextReport().failures(report))
    }
    if lacksNamedPath { throw ExitCode(3) }
    if fails(report) { throw ExitCode(1) }
  }

  func judge() throws -> (report: Report, lacksNamedPath: Bool) {
    let progress = Progress("reading")
    defer { progress.end() }
    let linter = Linter(rules: catalog)
    let revision = try since.map { try self.revision($0) }
    let (report, isWhole) = try options.read(prepare: refuseMisspeltCommand, adjust: adjust) {
      views, tree, surroundings in
      progress.enter("judging \(tree.files.count) files")
      let report = linter.lint(views, of: tree.files, unread: tree.unread, in: surroundings)
      guard let since, let revision else { return report }
      progress.enter("judging them as they were in \(since)")
      let earlier = options.read(views, at: revision) { linter.lint($0, of: $1.files, in: $2) }
      return report.changes(since: earlier, called: since)
    }
    return (report, !isWhole)
  }

  /// The state of the repository that `--since` asks to compare with.
  private func revision(_ name: String) throws -> GitRevision {
    guard !options.paths.contains("-") else {
      throw UsageError("--since: standard input has no history; name files or folders")
    }
    let (revision, isBranchPoint) = try GitRevision.find(name, base: options.root)
    if !isBranchPoint {
      Output.complain(
        "note: the history at hand does not tell where this branch left \(name); compared with its newest commit"
      )
    }
    return revision
  }

  /// A misspelt command passes for a path of this one, which is the default.
  private func refuseMisspeltCommand(in tree: SourceTree) throws(UsageError) {
    guard let first = options.paths.first, CommandLine.arguments.dropFirst().first == first,
      !tree.has(first)
    else { return }
    let commands = Manifestguard.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    guard let command = Spelling.nearest(to: first, in: commands + ["help"]) else { return }
    throw UsageError(
      "no file or folder is called \(first); did you mean `manifestguard \(command)`?")
  }

  private func adjust(_ configuration: inout Configuration) throws {
    let rules = catalog.map(\.id)
    let selected = try select.flatMap { try $0.ids(knownTo: rules) }
    if !select.isEmpty { configuration.select = selected }
    configuration.ignore += try ignore.flatMap { try $0.ids(knownTo: rules) }
    for text in limit {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, ReadingLimits.names.contains(parts[0]) else {
        throw UsageError(
          "--limit \(text): NAME=VALUE is wanted, with a name of \(ReadingLimits.names.joined(separator: ", "))"
        )
      }
      do {
        try configuration.limits.set(parts[0], to: parts[1])
      } catch {
        throw UsageError("--limit \(text): \(error.description)")
      }
    }
  }

  private func fails(_ report: Report) -> Bool {
    if strictCoverage, report.notifications.contains(where: { $0.level == .error }) { return true }
    guard let level = failOn.level, let worst = report.worstLevel else { return false }
    return worst >= level
  }

  private func write(_ report: Report) throws {
    guard format.count(where: { $0.file == nil }) < 2 else {
      throw UsageError("--format: only one report fits standard output; write FORMAT:FILE")
    }
    for format in format.isEmpty ? [ReportFormat(kind: .text, file: nil)] : format {
      let text = render(report, as: format)
      guard let file = format.file else {
        Output.write(text)
        continue
      }
      if let problem = Output.write(text, toFile: file) {
        throw UsageError("\(file): the report could not be written: \(problem)")
      }
    }
    if format.contains(where: { $0.kind == .github }) { try writeSummary(report) }
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
