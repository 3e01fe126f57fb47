public import Graph

/// What one part of a split run found, and what all parts have in common.
public struct ShardRecord: Sendable {
  /// The part.
  public let shard: Shard
  /// What must not differ between parts, by what it is called.
  public var conditions: [(name: String, value: String)]
  /// The files of the run, each at the index of its number.
  public let files: [SourceFile]
  package let common: Common
  /// What was found in each of the part's clusters, in their order.
  package let clusters: [Cluster]

  /// What every part reads and finds alike.
  package struct Common: Sendable, Equatable {
    package var views: [View] = []
    package var rules: [Rule.ID] = []
    package var lacksNamedPath = false
    /// The paths and sizes of the files.
    package var files: [File] = []
    /// A hash over all files.
    package var tree = ""
    /// How many clusters each view has.
    package var clusterCounts: [Int] = []
    package var statistics = Statistics()
    package var notifications: [Notification] = []
    /// Chart values of each view that are judged only if some cluster's release has them.
    package var unreadValues: [[Notification]] = []
    package var readFiles: [SourceFile.ID] = []
  }

  package struct File: Sendable, Equatable {
    package let path: String
    package let size: Int
  }

  /// What is known of a view that was named.
  package struct View: Sendable, Equatable {
    package let name: String
    package let root: String
    package let kind: Linter.View.Kind
    package let isWholeProject: Bool
    package let requiresReasons: Bool
    package let files: [SourceFile.ID]
    package let enabled: [Rule.ID]
    /// The exceptions of its configuration.
    package let configured: [ConfiguredPlace]
  }

  package struct ConfiguredPlace: Sendable, Equatable {
    package let path: String
    package let line: Int
    package let rule: Rule.ID
  }

  /// What was found in one cluster.
  package struct Cluster: Sendable {
    package let view: Int
    package let number: Int
    package var findings: [MetFinding] = []
    package var releases: [ReadRelease] = []
    package var annotations: [AnnotatedObjects.Written] = []
    package var annotationNotes: [Notification] = []
  }
}

/// A finding as one cluster has it, with what exceptions say to it.
package struct MetFinding: Sendable {
  package let item: Report.Item
  package let verdict: Exceptions.Verdict
}

/// A release of a chart whose values rules could read.
package struct ReadRelease: Sendable, Hashable {
  package let place: SourceRange
  package let files: [String]
}
