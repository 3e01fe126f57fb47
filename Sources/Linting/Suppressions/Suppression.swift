public import Graph

/// A written exception that takes a finding out of what a run reports.
public struct Suppression: Sendable, Hashable {
  /// How an exception is written.
  public enum Means: String, Sendable, CaseIterable {
    /// A comment at the line.
    case comment
    /// An annotation of the object or of its pods.
    case annotation
    /// An entry of the project's configuration.
    case configuration
    /// An entry of the baseline.
    case baseline
  }

  /// How it is written.
  public let means: Means
  /// Why it is right, in the words of whoever wrote it; empty where none were asked for.
  public let reason: String
  /// The file in which it is written.
  public let path: String
  /// Where in one of the run's files it is written; `nil` for a configuration or a baseline.
  public let range: SourceRange?
  /// The line (from 1) of a configuration; `nil` for what stands in one of the run's files.
  public let line: Int?

  init(
    _ means: Means, reason: String = "", path: String, range: SourceRange? = nil, line: Int? = nil
  ) {
    self.line = line
    self.means = means
    self.reason = reason
    self.path = path
    self.range = range
  }
}

/// A finding that exceptions take out, and these.
public struct SuppressedItem: Sendable {
  /// The finding.
  public let item: Report.Item
  /// The exceptions, each of which would do.
  public let suppressions: [Suppression]
}
