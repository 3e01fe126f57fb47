internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Rules

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join what the shards of a run found into one report.",
    discussion: """
      The shards are the files that `lint --shard I/N` writes, all N of them, in any order. The tree is read \
      once more, for the lines that reports show: run it where the shards ran, on the same commit. Exit \
      status: as that of lint.
      """)

  @Argument(help: "The files of the shards.")
  var files: [String]

  @Option(help: "The folder that paths start from, as the shards had it.")
  var root: String = "."

  @OptionGroup var known: KnownFindingsOptions
  @OptionGroup var reporting: ReportingOptions

  func run() throws {
    let rules = catalog
    let merge = try ShardMerge(files, rules: rules)
    guard let version = merge.conditions.first(where: { $0.name == "version" })?.value,
      version == Version.text
    else {
      throw UsageError(
        "the shards are of another version than this manifestguard, \(Version.text); use one for all"
      )
    }
    var (report, views) = try merge.report(rules: rules, base: root)
    if let baseline = try known.baseline(base: root, tracked: nil) {
      report = report.compared(with: baseline, views: views)
    }
    report.isCoverageStrict = reporting.strictCoverage
    try reporting.write(report)
    if reporting.showCoverage, !reporting.showsCoverageInReport {
      Output.complain(TextReport().coverage(report))
    }
    let lacksInput = merge.lacksNamedPath || report.lacksInput
    reporting.complain(report, lacksInput: lacksInput)
    if lacksInput { throw ExitCode(3) }
    if reporting.fails(report) { throw ExitCode(1) }
  }
}
