public import Manifests

/// One object that is declared twice for one cluster.
public struct DuplicateDeclaration: Sendable {
  /// The declaration that comes first.
  public let first: Resource
  /// Another one.
  public let second: Resource
  /// Whether both say the same; `nil` where that would take too long to find out.
  public let isSame: Bool?
  /// What applies the first, where the tree tells.
  public let engine: Engine
  /// What applies the other, where it is not the same.
  public let otherEngine: Engine?
}

extension ResourceGraph {
  /// The objects that reach one cluster from two places, as far as the tree shows it for certain.
  public var duplicateDeclarations: [DuplicateDeclaration] {
    var seen: [ObjectKey: [Resource]] = [:]
    var found: [DuplicateDeclaration] = []
    for resource in resources where resource.mayBeDuplicate {
      let key = ObjectKey(resource)
      if let first = seen[key]?.first(where: { isDuplicate(resource, of: $0) }) {
        found.append(duplicate(first, resource))
      }
      // One name a thousand times would be compared a million times.
      if seen[key, default: []].count < 8 { seen[key, default: []].append(resource) }
    }
    return found
  }

  private func isDuplicate(_ resource: Resource, of first: Resource) -> Bool {
    isOneObject(first, resource) && togetherness(first, resource) == .certain
  }

  private func duplicate(_ first: Resource, _ second: Resource) -> DuplicateDeclaration {
    var budget = 20_000
    return DuplicateDeclaration(
      first: first, second: second, isSame: first.node.says(second.node, within: &budget),
      engine: engine(of: first),
      otherEngine: areOfTwoApplications(first, second) ? engine(of: second) : nil)
  }
}

/// What two declarations of one object share, whatever their versions.
private struct ObjectKey: Hashable {
  let kind: String
  let group: String
  let name: String?

  init(_ resource: Resource) {
    kind = resource.kind
    group = resource.group
    name = resource.name
  }
}

extension Resource {
  /// Whether two declarations of it would mean one live object at one time.
  fileprivate var mayBeDuplicate: Bool {
    name != nil && !hasNameHash && (origin == .manifest || origin == .kustomization)
      && annotation("argocd.argoproj.io/hook") == nil && annotation("helm.sh/hook") == nil
  }
}
