public import Graph

/// What a project asks of a run, as `.manifestguard.yaml` says it.
public struct Configuration: Sendable {
  /// The only rules to run; `nil` for all.
  public var select: [Rule.ID]?
  /// Rules not to run.
  public var ignore: [Rule.ID] = []
  /// Levels that replace a rule's own.
  public var levels: [Rule.ID: Level] = [:]
  /// Findings that are right somewhere.
  var suppressions: [ConfiguredSuppression] = []
  /// Whether an exception without a reason is not followed.
  var requiresReasons = true
  /// Paths not to read, relative to the folder of the file.
  public var exclude: [Glob] = []
  /// How reported paths look from the folder of the file.
  var viewpoint = Viewpoint()
  /// Nearer files that look like a configuration and are not followed, each with the reason.
  var unfollowed: [Notification] = []
  /// What the graph is told about the world outside the tree.
  public var graph = GraphSettings()
  /// The bounds within which files are read.
  public var limits = ReadingLimits()
  /// What tells its file from another one; `none` without a file.
  public internal(set) var identity = "none"

  /// The configuration of a project without a file.
  public init() {}

  /// The rules that run, in their order.
  public func enabledRules(of rules: [Rule]) -> [Rule] {
    rules.filter { rule in
      (select?.contains(rule.id) ?? true) && !ignore.contains(rule.id)
    }
  }
}

/// A configuration or a command line that cannot be followed.
public struct UsageError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what to do, with the place in front if it has one.
  public let description: String
  /// Whether it is about what a file says, and not whether it can be read.
  public var isOfContent = false

  /// An error with its whole text.
  public init(_ description: String) { self.description = description }
}
