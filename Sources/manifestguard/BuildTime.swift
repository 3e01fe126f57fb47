internal import Linting

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The moment that a run takes for now.
struct BuildTime {
  let instant: Instant

  /// Reads the value of `--now`.
  init(_ text: String) throws(UsageError) {
    guard let instant = Instant(text) else {
      throw UsageError("\(text) is no time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z")
    }
    self.instant = instant
  }

  private init(_ instant: Instant) { self.instant = instant }

  /// `SOURCE_DATE_EPOCH`, by which builds are made to repeat (reproducible-builds.org), else the clock.
  static func ofEnvironment() throws(UsageError) -> BuildTime {
    guard let text = Output.environment("SOURCE_DATE_EPOCH"), !text.isEmpty else {
      return BuildTime(Instant(seconds: Int(time(nil))))
    }
    guard let seconds = Int(text) else {
      throw UsageError("SOURCE_DATE_EPOCH: \(text) is no number of seconds")
    }
    return BuildTime(Instant(seconds: seconds))
  }
}
