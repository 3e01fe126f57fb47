internal import ArgumentParser
internal import Linting

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is asked of a run besides what it reads.
struct JudgingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take this for the present, as 2027-01-31 or 2027-01-31T12:00:00Z. Default: "
        + "SOURCE_DATE_EPOCH, else the clock.",
      valueName: "time"))
  var now: String?

  /// The moment that the run takes for the present.
  func present() throws(UsageError) -> Instant {
    if let now {
      guard let instant = Instant(now) else {
        throw UsageError("--now \(now): a time is written 2027-01-31 or 2027-01-31T12:00:00Z")
      }
      return instant
    }
    // By this variable builds are made to repeat (reproducible-builds.org).
    guard let text = Output.environment("SOURCE_DATE_EPOCH"), !text.isEmpty else {
      return Instant(seconds: Int(time(nil)))
    }
    guard let seconds = Int(text) else {
      throw UsageError("SOURCE_DATE_EPOCH: \(text) is no number of seconds")
    }
    return Instant(seconds: seconds)
  }
}
