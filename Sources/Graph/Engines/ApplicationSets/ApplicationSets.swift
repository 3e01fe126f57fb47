public import Manifests
internal import YAML

/// What the ApplicationSets of a tree generate, each asked once.
public struct ApplicationSets: Sendable {
  /// The folders that the generators look at.
  public let folders: TreeFolders
  /// What holds for all Applications of the tree.
  public let settings: ArgoCDSettings
  /// The Applications of a set, by the set's object.
  private var known: [Node: [GeneratedApplication]] = [:]

  /// The sets of a tree with some folders.
  public init(_ folders: TreeFolders) {
    self.folders = folders
    settings = ArgoCDSettings(
      folders.resources, patchesProjects: { folders.mayPatch("AppProject") })
  }

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

  /// The Applications that an object is or generates; a set of which the tree does not tell what it
  /// generates stands for one, by its template.
  func applications(from resource: Resource) -> [Resource] {
    if resource.isA("Application", in: "argoproj.io") { return [resource] }
    guard resource.isA("ApplicationSet", in: "argoproj.io") else { return [] }
    let generated = applications(of: resource)
    return generated.isEmpty
      ? [GeneratedApplication.template(of: resource)].compactMap { $0 } : generated.map(\.resource)
  }

  /// Every Application that is known to be generated, in no order.
  var all: [Resource] { known.values.flatMap { $0.map(\.resource) } }
}
