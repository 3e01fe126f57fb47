/// The bounds within which a document is read; what is over one is reported and not judged.
public struct Limits: Sendable, Hashable {
  /// How deep collections may nest.
  public var depth = 200
  /// How many nodes one stream may have.
  public var nodes = 2_000_000
  /// How many nodes a document may have once every alias is expanded.
  public var expandedNodes = 4_000_000
  /// How many broken documents one stream may have before the rest of it is given up.
  public var brokenDocuments = 100

  /// The default bounds.
  public init() {}
}
