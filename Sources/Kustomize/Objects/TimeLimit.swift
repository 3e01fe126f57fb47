internal import SourceText

/// When the build of a root must end: a few thousand patches, each looked for in a few thousand
/// objects, would take hours.
struct TimeLimit: Sendable {
  private let seconds: Int
  private let end: ContinuousClock.Instant

  /// A root of the field takes some milliseconds.
  init(seconds: Int = 3) {
    self.seconds = seconds
    end = ContinuousClock.now + .seconds(seconds)
  }

  /// Whether the time is over.
  var isOver: Bool { ContinuousClock.now > end }

  /// Refuses to go on when the time is over.
  func requireTime(for place: @autoclosure () -> SourceRange) throws(BuildError) {
    guard isOver else { return }
    throw BuildError(
      "the build takes longer than \(seconds) seconds", at: place(), isOverLimit: true)
  }
}
