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
      configuration, or a file that could not be written, 3 a path named here could not be read.
      """)

  @OptionGroup var options: TreeOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var known: KnownFindingsOptions
  @OptionGroup var sharding: ShardOptions
  @OptionGroup var reporting: ReportingOptions

  @Option(
    help: ArgumentHelp(
      "Report only what is new since the branch left this commit or branch of git.",
      valueName: "rev"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Take configuration, baseline and exceptions from this commit or branch of git; report what "
        + "the tree adds to them, and do not follow it.",
      valueName: "rev"))
  var trustedConfig: String?

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

  @OptionGroup var fixing: FixOptions

  func run() throws {
    try refuseContradictions()
    if let shard = try sharding.part() { return try write(shard) }
    var judged = try judge()
    judged.times.skip()
    if let outcome = judged.outcome { tell(outcome) }
    judged.report.isCoverageStrict = reporting.strictCoverage
    let report = judged.report
    if !fixing.diff { try reporting.write(report, selectsRules: !select.isEmpty) }
    judged.times.end("writing the report")
    if reporting.timings { Output.complain(TimingsText.text(judged.times)) }
    if reporting.showCoverage, fixing.diff || !reporting.showsCoverageInReport {
      Output.complain(TextReport().coverage(report))
    }
    let lacksInput = judged.tree.lacksNamedPath || judged.tree.lacksFiles || report.lacksInput
    reporting.complain(report, lacksInput: lacksInput)
    if lacksInput { throw ExitCode(3) }
    if judged.outcome?.unwritten.isEmpty == false { throw ExitCode(2) }
    if fixing.diff ? judged.outcome?.files.isEmpty == false : reporting.fails(report) {
      throw ExitCode(1)
    }
  }

  private func refuseContradictions() throws(UsageError) {
    let readsStandardInput = options.paths.contains("-")
    if since != nil, readsStandardInput {
      throw UsageError("--since: standard input has no history; name files or folders")
    }
    if trustedConfig != nil, readsStandardInput {
      throw UsageError(
        "--trusted-config: standard input has no history; name files or folders")
    }
    if sharding.shard != nil { try refuseToSplit(readsStandardInput: readsStandardInput) }
    if fixing.isAsked, readsStandardInput {
      throw UsageError("--fix: standard input is no file to mend; name files or folders")
    }
    if fixing.diff, !reporting.format.isEmpty {
      throw UsageError("--diff prints a difference and no report; leave --format out")
    }
  }

  /// What a run found, in which tree, and what it mended.
  struct Judged {
    var report: Report
    let tree: SourceTree
    var times: StageTimes
    var outcome: Fixing.Outcome?
  }

  func judge() throws -> Judged {
    let progress = Progress("reading")
    defer { progress.end() }
    var times = StageTimes()
    let trusted = try trustedConfig.map { try GitRevision.trusted($0, base: options.root) }
    let baseline = try known.baseline(
      base: options.root, tracked: try options.trackedFiles, trusting: trusted)
    let since = comparedRevision
    let revision = try since.map { try self.revision($0) }
    return try options.read(
      prepare: refuseMisspeltCommand, adjust: adjust, trusting: trusted
    ) {
      views, tree, surroundings in
      times.end("reading files")
      let state = try trusted.map { trusted in
        progress.enter("judging \(trustedConfig ?? "")")
        return try options.trustedState(
          of: views, at: trusted, called: trustedConfig ?? "", by: Linter(rules: catalog))
      }
      let linter = Linter(rules: catalog, trusting: state)
      progress.enter("judging \(tree.files.count) files")
      let report = linter.lint(
        views, of: tree.files, unread: tree.unread, passedOver: tree.passedOver, in: surroundings)
      times.add(report.times)
      var earlier: Report?
      if let revision {
        progress.enter("judging them as they were in \(since ?? "")")
        earlier = try options.lint(views, at: revision, by: Linter(rules: catalog))
      }
      let settings = changedSettings(since: trusted)
      func compared(_ report: Report) -> Report {
        let report = state.map { report.tellingOutOfSight(since: $0, settings: settings) } ?? report
        return (baseline.map { report.compared(with: $0, views: views) } ?? report)
          .changes(since: earlier, called: since)
      }
      var judged = Judged(report: compared(report), tree: tree, times: times)
      guard fixing.isAsked else { return judged }
      progress.enter("judging what the edits make of them")
      let wanted = Set(judged.report.items.map(\.fingerprint))
      var outcome = try Fixing(
        allowsUnsafe: fixing.unsafe, isWanted: { wanted.contains($0.fingerprint) },
        named: Set(views.flatMap(\.files).map { tree.files[Int($0)].path })
      ) { try options.lint(views, edited: $0, by: linter) }.outcome(of: report)
      if !fixing.diff {
        try outcome.write(in: tree) { try options.lint(views, edited: [:], by: linter) }
      }
      judged.report = compared(outcome.report)
      judged.outcome = outcome
      return judged
    }.result
  }

  /// Says what was mended, or shows what would be.
  private func tell(_ outcome: Fixing.Outcome) {
    if fixing.diff { Output.write(outcome.files.map { UnifiedDiff($0).text }.joined()) }
    guard reporting.quiet else {
      return outcome.complain(isDone: !fixing.diff, allowsUnsafe: fixing.unsafe)
    }
    for path in outcome.unwritten {
      Output.complain("\(path): not fixed: \(outcome.obstacles[path] ?? "")")
    }
  }

  /// What of configuration and baseline the tree has otherwise than the commit that is trusted.
  private func changedSettings(since trusted: GitRevision?) -> [Notification] {
    trusted?.changedSettings(
      for: options.paths.isEmpty ? ["."] : options.paths, base: options.root,
      configuration: options.config, baseline: known.baseline, called: trustedConfig ?? "") ?? []
  }

  /// A misspelt command passes for a path of this one, which is the default.
  func refuseMisspeltCommand(in tree: SourceTree) throws(UsageError) {
    guard let first = options.paths.first, CommandLine.arguments.dropFirst().first == first,
      !tree.has(first)
    else { return }
    let commands = Manifestguard.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    if ["analyze", "check", "scan", "test", "validate"].contains(first) {
      throw UsageError("no file or folder is called \(first); the command is `manifestguard lint`")
    }
    guard let command = Spelling.nearest(to: first, in: commands + ["help"]) else { return }
    throw UsageError(
      "no file or folder is called \(first); did you mean `manifestguard \(command)`?")
  }

  func adjust(_ configuration: inout Configuration) throws {
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
}
