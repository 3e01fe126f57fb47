internal import Manifests
internal import SourceText
internal import YAML

/// The Roles and ClusterRoles of a tree, and what each allows.
struct RoleCatalog {
  static let group = "rbac.authorization.k8s.io"

  private let roles: Lookup<String, Resource>
  private let clusterRoles: Lookup<String, Resource>
  /// The ClusterRoles that carry a label which an aggregation asks for.
  private let labelled: [(labels: [SelectorIndex.Label], role: Resource)]

  init(_ resources: [Resource]) {
    roles = Lookup(resources.filter { $0.isA("Role", in: Self.group) }) { $0.name ?? "" }
    let clusterRoles = resources.filter { $0.isA("ClusterRole", in: Self.group) }
    self.clusterRoles = Lookup(clusterRoles) { $0.name ?? "" }
    labelled = clusterRoles.compactMap { role in
      let labels = LabelSelector.labels(role.metadata?["labels"])
      return labels.isEmpty ? nil : (labels, role)
    }
  }

  /// The rules that a binding gives; `nil` for a binding that names no role.
  func contents(of binding: Resource) -> (rules: [AccessRule], gap: AccessGap?)? {
    guard let reference = binding.node["roleRef"], let place = reference["name"] else { return nil }
    guard let name = place.literal else {
      return ([], AccessGap(reason: "the role's name is yet to be filled in", range: place.range))
    }
    if reference["kind"]?.hasText("Role") == true {
      return role(name, of: binding, place)
    }
    return clusterRole(name, place)
  }

  private func role(
    _ name: String, of binding: Resource, _ place: Node
  ) -> (rules: [AccessRule], gap: AccessGap?) {
    let own = ObjectName(namespace: binding.namespace, name: name)
    let found = roles[name].filter {
      ObjectName(namespace: $0.namespace, name: name).mayBe(own)
    }
    let exact = found.filter { $0.namespace == binding.namespace }
    if let role = exact.last { return (Self.rules(of: role), nil) }
    guard let role = found.first else {
      return ([], AccessGap(reason: "Role \(own.display) is not in the tree", range: place.range))
    }
    return (
      [], AccessGap(reason: "the namespace of \(role.displayName) is not told", range: place.range)
    )
  }

  private func clusterRole(
    _ name: String, _ place: Node
  ) -> (rules: [AccessRule], gap: AccessGap?) {
    // Kubernetes puts the rules of its own roles back, beside what others add.
    let builtIn = BuiltInRole.rules(name, at: place.range)
    guard let role = clusterRoles[name].last else {
      guard let builtIn else {
        return ([], AccessGap(reason: "ClusterRole \(name) is not in the tree", range: place.range))
      }
      return (builtIn + added(to: name), Self.gap(ofBuiltIn: name, place))
    }
    let own = Self.rules(of: role) + (builtIn ?? [])
    guard let selectors = role.node[path: "aggregationRule", "clusterRoleSelectors"]?.items else {
      return (own, nil)
    }
    let gap = AccessGap(
      reason:
        "\(role.displayName) takes in the rules of other ClusterRoles, also of such that are not in the tree",
      range: place.range)
    return (own + aggregated(by: selectors), gap)
  }

  /// The rules of the ClusterRoles whose labels an aggregation asks for, and of those that these
  /// aggregate in turn.
  private func aggregated(by selectors: [Node]) -> [AccessRule] {
    var pending = selectors
    var seen: Set<Resource.ID> = []
    var rules: [AccessRule] = []
    // No cluster has a chain of more, and each is held against every label.
    var left = 50
    while left > 0, let selector = pending.popLast() {
      left -= 1
      let selector = LabelSelector(selector)
      for (labels, role) in labelled where selector.selects(labels) {
        guard seen.insert(role.id).inserted else { continue }
        rules += Self.rules(of: role)
        pending += role.node[path: "aggregationRule", "clusterRoleSelectors"]?.items ?? []
      }
    }
    return rules
  }

  /// What ClusterRoles of the tree add to `admin`, `edit` or `view`.
  private func added(to name: String) -> [AccessRule] {
    guard BuiltInRole.isAggregated(name) else { return [] }
    let wanted = BuiltInRole.aggregates(name).map {
      SelectorIndex.Label(key: "\(Self.group)/aggregate-to-\($0)", value: "true")
    }
    return labelled.filter { !Set($0.labels).isDisjoint(with: wanted) }
      .flatMap { Self.rules(of: $0.role) }
  }

  private static func gap(ofBuiltIn name: String, _ place: Node) -> AccessGap? {
    guard BuiltInRole.isAggregated(name) else { return nil }
    return AccessGap(
      reason: "operators may add to ClusterRole \(name) what the tree does not show",
      range: place.range)
  }

  private static func rules(of role: Resource) -> [AccessRule] {
    (role.node["rules"]?.items ?? []).map { AccessRule($0, of: role) }
  }
}
