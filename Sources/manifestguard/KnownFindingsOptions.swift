internal import ArgumentParser
internal import Linting

/// Which findings are known and not told.
struct KnownFindingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The list of known findings to use instead of the nearest \(Baseline.fileName).",
      valueName: "file"))
  var baseline: String?

  @Flag(help: "Report known findings too, whatever baseline there is.")
  var noBaseline = false

  /// Whether anything is asked of it.
  var isAsked: Bool { baseline != nil || noBaseline }

  /// The known findings: those of the file named here, or of the nearest one.
  func baseline(
    base: String, tracked: @autoclosure () throws -> Set<String>?,
    trusting revision: GitRevision? = nil
  ) throws -> Baseline? {
    if noBaseline {
      guard baseline == nil else {
        throw UsageError("--baseline and --no-baseline exclude each other")
      }
      return nil
    }
    if let revision { return try Baseline.trusted(base: base, at: revision, named: baseline) }
    if let baseline { return try Baseline.load(baseline, base: base) }
    return try Baseline.find(base: base, tracked: try tracked())
  }
}
