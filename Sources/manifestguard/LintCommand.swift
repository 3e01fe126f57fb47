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
  @OptionGroup var judging: JudgingOptions

  @Flag(help: "Report known findings too, whatever baseline there is.")
  var noBaseline = false

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

  @OptionGroup var fixing: FixOptions

  @Flag(help: "Print only findings; what fails the run otherwise goes to standard error.")
  var quiet = false

  @Flag(help: "Count findings by rule, level and view, and files by kind.")
  var statistics = false

  @Flag(help: "Say on standard error how long each stage took.")
  var timings = false

  @Flag(help: "Write what exceptions and the baseline take out into SARIF, as suppressed.")
  var sarifSuppressed = false

  @Flag(help: "Fail also on what cannot be read or built or is over a limit (MGN001, 002, 009).")
  var strictCoverage = false

  func run() throws {
    try refuseContradictions()
    var judged = try judge()
    judged.times.skip()
    if let outcome = judged.outcome { try mend(outcome, in: judged.tree) }
    let report = judged.report
    if !fixing.diff { try write(report) }
    judged.times.end("writing the report")
    if timings { Output.complain(TimingsText.text(judged.times)) }
    if quiet, judged.tree.lacksNamedPath || strictCoverage {
      // A run that fails for what it could not read says so, however quiet it is.
      Output.complain(TextReport().failures(report))
    }
    if judged.tree.lacksNamedPath { throw ExitCode(3) }
    if fixing.diff ? judged.outcome?.files.isEmpty == false : fails(report) { throw ExitCode(1) }
  }

  private func refuseContradictions() throws(UsageError) {
    let readsStandardInput = options.paths.contains("-")
    if since != nil, readsStandardInput {
      throw UsageError("--since: standard input has no history; name files or folders")
    }
    if fixing.isAsked, readsStandardInput {
      throw UsageError("--fix: standard input is no file to mend; name files or folders")
    }
    if fixing.diff, !format.isEmpty {
      throw UsageError("--diff prints a difference and no report; leave --format out")
    }
  }

  /// What a run found, in which tree, and what it mended.
  struct Judged {
    var report: Report
    let tree: SourceTree
    /// How long it took to read the files.
    var times: StageTimes
    var outcome: Fixing.Outcome?
  }

  func judge() throws -> Judged {
    let progress = Progress("reading")
    defer { progress.end() }
    var times = StageTimes()
    let linter = Linter(rules: catalog)
    let baseline = try baseline()
    let revision = try since.map { try self.revision($0) }
    return try options.read(prepare: refuseMisspeltCommand, adjust: adjust) {
      views, tree, surroundings in
      times.end("reading files")
      progress.enter("judging \(tree.files.count) files")
      let report = linter.lint(views, of: tree.files, unread: tree.unread, in: surroundings)
      times.add(report.times)
      var earlier: Report?
      if let revision {
        progress.enter("judging them as they were in \(since ?? "")")
        earlier = options.lint(views, at: revision, by: linter)
      }
      func compared(_ report: Report) -> Report {
        (baseline.map { report.compared(with: $0, views: views) } ?? report)
          .changes(since: earlier, called: since)
      }
      var judged = Judged(report: compared(report), tree: tree, times: times)
      guard fixing.isAsked else { return judged }
      progress.enter("judging what the edits make of them")
      let wanted = Set(judged.report.items.map(\.fingerprint))
      let outcome = try Fixing(
        allowsUnsafe: fixing.unsafe, isWanted: { wanted.contains($0.fingerprint) },
        named: Set(views.flatMap(\.files).map { tree.files[Int($0)].path })
      ) { try options.lint(views, edited: $0, by: linter) }.outcome(of: report)
      judged.report = compared(outcome.report)
      judged.outcome = outcome
      return judged
    }.result
  }

  /// Writes the mended files, or shows what would be written.
  private func mend(_ outcome: Fixing.Outcome, in tree: SourceTree) throws {
    if fixing.diff {
      Output.write(outcome.files.map { UnifiedDiff($0).text }.joined())
    } else {
      try outcome.write(in: tree)
    }
    if !quiet { outcome.complain(isDone: !fixing.diff, allowsUnsafe: fixing.unsafe) }
  }

  /// The state of the repository that `--since` asks to compare with.
  private func revision(_ name: String) throws -> GitRevision {
    let (revision, isBranchPoint) = try GitRevision.find(name, base: options.root)
    if !isBranchPoint {
      Output.complain(
        "note: the history at hand does not tell where this branch left \(name); compared with its newest commit"
      )
    }
    return revision
  }

  /// The known findings: those of the file named here, or of the nearest one.
  private func baseline() throws -> Baseline? {
    if noBaseline {
      guard judging.baseline == nil else {
        throw UsageError("--baseline and --no-baseline exclude each other")
      }
      return nil
    }
    if let file = judging.baseline { return try Baseline.load(file, base: options.root) }
    return try Baseline.find(base: options.root, tracked: options.trackedFiles)
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
    configuration.graph.now = try judging.present()
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
