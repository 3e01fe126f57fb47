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

  /// Whether two objects of the view reach one cluster: lying in one tree is no proof of it.
  public func togetherness(_ first: Resource, _ second: Resource) -> Togetherness {
    if first.kustomizeRoot != nil, first.kustomizeRoot == second.kustomizeRoot { return .certain }
    let isApplied = [first, second].map { isAppliedHere($0) }
    // A view holds what engines bring to one cluster.
    if isApplied == [true, true] { return .certain }
    guard isApplied == [false, false], !isLeftOut(first), !isLeftOut(second) else {
      return .unknown
    }
    if first.file == second.file { return .certain }
    guard folder(of: first) == folder(of: second) else { return .unknown }
    let engines = (engine(of: first).declaration, engine(of: second).declaration)
    guard let own = engines.0 else { return engines.1 == nil ? .likely : .unknown }
    return engines.1.map { !own.isOther(than: $0) } == true ? .certain : .unknown
  }

  /// Whether two applications apply both objects, and not one of them both; those that one
  /// ApplicationSet generates are two where their names are told.
  public func areOfTwoApplications(_ first: Resource, _ second: Resource) -> Bool {
    let engines = (engine(of: first).declaration, engine(of: second).declaration)
    guard let own = engines.0, let other = engines.1 else { return false }
    return own.isOther(than: other)
  }

  /// Whether two declarations in two places are of one object.
  public func isOneObject(_ first: Resource, _ second: Resource) -> Bool {
    guard first.name == second.name, !first.hasNameHash, !second.hasNameHash else { return false }
    guard first.namespace == second.namespace else { return false }
    return first.namespace != nil || !areOfTwoApplications(first, second)
  }

  /// Whether a kustomization leaves out the file an object stands in.
  private func isLeftOut(_ resource: Resource) -> Bool { unlistedFiles[resource.file] != nil }

  private func folder(of resource: Resource) -> String {
    Path.directory(inventory.appliedPath(of: resource))
  }
}
