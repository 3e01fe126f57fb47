internal import ArgumentParser
internal import Linting

/// What is asked of a run besides what it reads.
struct JudgingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take this for the present, instead of the clock: 2027-01-31 or 2027-01-31T12:00:00Z.",
      valueName: "time"))
  var now: String?

  @Option(
    help: ArgumentHelp(
      "The list of known findings to use instead of the nearest \(Baseline.fileName).",
      valueName: "file"))
  var baseline: String?

  /// The present.
  func clock() throws(UsageError) -> Clock {
    guard let now else { return .system }
    guard let clock = Clock(now) else {
      throw UsageError("--now \(now): a time is written 2027-01-31 or 2027-01-31T12:00:00Z")
    }
    return clock
  }
}
