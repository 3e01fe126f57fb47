public import Manifests
internal import YAML

/// What the ApplicationSets of a tree generate, each asked once.
public struct ApplicationSets: Sendable {
  private let folders: TreeFolders
  /// The Applications of a set, by the set's object.
  private var known: [Node: [GeneratedApplication]] = [:]

  /// The sets of a tree with some folders.
  public init(_ folders: TreeFolders) { self.folders = folders }

  /// Generates what the sets among some objects ask for, unless it is known.
  public mutating func generate(for resources: [Resource]) {
    for set in resources
    where set.isA("ApplicationSet", in: "argoproj.io") && known[set.node] == nil {
      known[set.node] = GeneratedApplication.all(of: set, in: folders)
    }
  }

  /// The Applications of a set.
  public func applications(of set: Resource) -> [GeneratedApplication] {
    known[set.node] ?? GeneratedApplication.all(of: set, in: folders)
  }
}
