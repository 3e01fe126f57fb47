internal import SourceText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// When the build of a root must end: a few thousand patches, each looked for in a few thousand
/// objects, would take hours.
struct TimeLimit: Sendable {
  private static let seconds = 3
  private let end = ProcessorTime.now + seconds * 1_000_000_000

  /// Refuses to go on when the time is over.
  func requireTime(for place: @autoclosure () -> SourceRange) throws(BuildError) {
    guard ProcessorTime.now > end else { return }
    throw BuildError(
      "the build takes longer than \(Self.seconds) seconds", at: place(), isOverLimit: true)
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
