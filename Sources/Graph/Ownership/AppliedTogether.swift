public import Manifests
internal import SourceText

extension ResourceGraph {
  /// What a tree tells of two objects reaching one cluster.
  public enum Togetherness: Sendable, Hashable {
    /// One build, one application, or two of one cluster bring both.
    case certain
    /// They stand side by side, and nothing says what applies either.
    case likely
    /// Nothing is known, or they are for two clusters.
    case unknown
  }

  /// Whether two objects of the view reach one cluster: a view of loose files is no proof of it.
  public func togetherness(_ first: Resource, _ second: Resource) -> Togetherness {
    if inventory.kustomizeRoot != nil { return .certain }
    let (path, other) = (folder(of: first), folder(of: second))
    let engines = (engine(of: first).declaration, engine(of: second).declaration)
    guard !isLeftOut(first), !isLeftOut(second) else { return .unknown }
    if first.file == second.file { return .certain }
    if let own = engines.0, let others = engines.1 {
      let isOne =
        own == others
        ? path == other || !own.isSet && !own.isOfWholeTree : reachOneCluster(own, others)
      return isOne ? .certain : .unknown
    }
    guard engines.0 == nil, engines.1 == nil else { return .unknown }
    return path == other ? .likely : .unknown
  }

  /// Whether two applications apply both objects, and not one of them both.
  public func areOfTwoApplications(_ first: Resource, _ second: Resource) -> Bool {
    let engines = (engine(of: first).declaration, engine(of: second).declaration)
    guard let own = engines.0, let other = engines.1 else { return false }
    return own != other
  }

  /// Whether two names in two places are one object, the namespace perhaps that of the application.
  public func isOneObject(_ first: Resource, _ second: Resource) -> Bool {
    guard first.name == second.name, !first.hasNameHash, !second.hasNameHash else { return false }
    let namespaces = (namespace(of: first), namespace(of: second))
    if namespaces.0 == namespaces.1 {
      return namespaces.0 != nil || !areOfTwoApplications(first, second)
    }
    return false
  }

  /// The namespace an object goes to; `nil` where whoever applies it decides.
  private func namespace(of resource: Resource) -> String? {
    resource.namespace ?? engine(of: resource).declaration?.namespace
  }

  /// Whether a kustomization stands beside or above a loose file, which then does not list it.
  private func isLeftOut(_ resource: Resource) -> Bool {
    guard !kustomizationFolders.isEmpty else { return false }
    var directory = Path.directory(file(of: resource).path)
    while !kustomizationFolders.contains(directory) {
      guard !directory.isEmpty else { return false }
      directory = Path.directory(directory)
    }
    return true
  }

  private func folder(of resource: Resource) -> String {
    Path.directory(inventory.appliedPath(of: resource))
  }

  /// Applications of one cluster by their own word, written where one instance reads them.
  private func reachOneCluster(_ first: Engine.Declaration, _ second: Engine.Declaration) -> Bool {
    guard let cluster = first.cluster, cluster == second.cluster, !first.isSet, !second.isSet,
      !first.isOfWholeTree, !second.isOfWholeTree,
      // One application that two overlays change is that of two clusters.
      first.displayName != second.displayName
    else { return false }
    let paths = [first, second].map { Path.directory(inventory.file($0.range.file).path) }
    return paths[0] == paths[1]
  }
}
