public import SourceText

/// Why a kustomization cannot be built: the place that says so, and what to do about it.
public struct BuildError: Error, Sendable {
  /// What is wrong, as a sentence without a full stop.
  public let message: String
  /// Where.
  public let range: SourceRange
  /// Whether a bound on what builds may take is reached; then nothing more of the root is built.
  public let isOverLimit: Bool

  init(_ message: String, at range: SourceRange, isOverLimit: Bool = false) {
    self.message = message
    self.range = range
    self.isOverLimit = isOverLimit
  }
}
