internal import SourceText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// When the build of a root must end: a few thousand patches, each looked for in a few thousand
/// objects, would take hours.
struct TimeLimit: Sendable {
  /// Nanoseconds that roots built one after the other have together, at most.
  static let all = seconds * 1_000_000_000
  private static let seconds = 3
  private let end: Int
  /// Before this the time cannot be over, and this clock is read without a system call.
  private let earliestEnd: ContinuousClock.Instant

  /// What is left of the time, from now on.
  init(nanoseconds: Int) {
    end = ProcessorTime.now + nanoseconds
    earliestEnd = ContinuousClock.now + .nanoseconds(nanoseconds)
  }

  /// Refuses to go on when the time is over.
  func requireTime(for place: @autoclosure () -> SourceRange) throws(BuildError) {
    guard ContinuousClock.now > earliestEnd, ProcessorTime.now > end else { return }
    throw BuildError(
      "the build takes too long: a root and those beside it have at most \(Self.seconds) seconds",
      at: place(), isOverLimit: true)
  }
}

/// The time that the present thread has had a processor: what else runs on a machine must not change
/// a report.
enum ProcessorTime {
  /// Nanoseconds since some moment.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
