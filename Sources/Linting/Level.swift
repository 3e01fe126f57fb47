/// How bad a finding is; the names are SARIF's.
public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Hygiene, or wrong only under a condition that the tree cannot show.
  case note
  /// A likely outage or loss.
  case warning
  /// An outage or a loss of keys by itself.
  case error

  /// Whether a level is milder than another.
  public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// How sure a finding is, given what the tree shows.
public enum Confidence: String, Sendable, Hashable {
  /// The tree shows every part of the hazard.
  case high
  /// One part is inferred.
  case medium
  /// Much of it depends on what the tree does not show.
  case low
}
