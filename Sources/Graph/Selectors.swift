internal import Manifests
internal import SourceText
internal import YAML

/// The objects that choose pods by label: Services, NetworkPolicies, Cilium's policies, PodDisruptionBudgets.
struct SelectorIndex: Sendable {
  /// Every Service.
  let services: ServiceIndex
  /// The Services that lead into the cluster from outside.
  let openServices: ServiceIndex
  /// Under one of the labels that each asks for: a pod it chooses carries them all.
  private let policies: Lookup<Label, Policy>
  /// The policies that name no label's value, by where they hold.
  private let broadPolicies: Lookup<Scope, Policy>
  /// Policies that are not read and may limit who reaches a pod.
  let unreadPolicies: [Resource]
  private let ciliumPolicies: Lookup<Label, CiliumPolicy>
  /// Cilium's policies that name no label's value, by where they hold.
  private let broadCiliumPolicies: Lookup<Scope, CiliumPolicy>
  private let disruptionBudgets: Lookup<Label, Policy>
  private let inventory: Inventory

  struct Label: Hashable, Sendable {
    let key: String
    let value: String
  }

  /// A namespace, or the folder from which an object is applied that does not name its own.
  private enum Scope: Hashable, Sendable {
    case namespace(String)
    case folder(String)
    case everywhere
  }

  private struct Policy: Sendable {
    let resource: Resource
    let selector: LabelSelector

    init(_ resource: Resource, selector key: String = "podSelector") {
      self.resource = resource
      selector = LabelSelector(resource.spec?[key])
    }
  }

  init(_ all: [Resource], in inventory: Inventory, isOpen: (Resource) -> Bool) {
    let services = all.filter { $0.isA("Service", in: "") }
    self.services = ServiceIndex(services)
    openServices = ServiceIndex(services.filter(isOpen))
    let policies = all.filter { $0.isA("NetworkPolicy", in: "networking.k8s.io") }
      .map { Policy($0) }
    self.policies = Lookup(policies, byEach: { Array($0.selector.labels.prefix(1)) })
    broadPolicies = Lookup(
      policies.filter(\.selector.labels.isEmpty),
      by: { Self.scope(of: $0.resource, in: inventory) })
    unreadPolicies = all.filter {
      Self.unreadKinds.contains($0.kind) && $0.group != "networking.k8s.io"
    }
    let cilium = all.filter { CiliumPolicy.isOne($0) }.flatMap { CiliumPolicy.all(in: $0) }
    ciliumPolicies = Lookup(cilium, byEach: { Array($0.subject.labels.labels.prefix(1)) })
    broadCiliumPolicies = Lookup(cilium.filter(\.subject.labels.labels.isEmpty)) { policy in
      policy.isClusterwide ? .everywhere : Self.scope(of: policy.resource, in: inventory)
    }
    disruptionBudgets = Lookup(
      all.filter { $0.isA("PodDisruptionBudget", in: "policy") }
        .map { Policy($0, selector: "selector") },
      byEach: { Array($0.selector.labels.prefix(1)) })
    self.inventory = inventory
  }

  private static let unreadKinds: Set<String> = [
    "AdminNetworkPolicy", "AuthorizationPolicy", "GlobalNetworkPolicy", "NetworkPolicy",
  ]
  /// Nobody knows what more policies on one pod come to, and each is asked for each pod.
  private static let mostPolicies = 200

  func policies(selecting workload: Resource) -> [Resource] {
    let pods = PodLabels(of: workload)
    let found = policies.lazily(pods.labels).filter { policy in
      pods.mayShareNamespace(with: policy.resource) && policy.selector.selects(pods.labels)
    }.prefix(Self.mostPolicies)
    let broad = broadPolicies[Self.scope(of: workload, in: inventory)].lazy
      .filter { $0.selector.selects(pods.labels) }.prefix(Self.mostPolicies)
    return (Array(found) + broad).map(\.resource).sorted { $0.id < $1.id }
  }

  /// Whether a PodDisruptionBudget counts the pods of a workload by a label of theirs.
  func hasDisruptionBudget(for workload: Resource) -> Bool {
    let pods = PodLabels(of: workload)
    return disruptionBudgets.lazily(pods.labels).contains {
      pods.mayShareNamespace(with: $0.resource) && $0.selector.selects(pods.labels)
    }
  }

  func ciliumPolicies(selecting workload: Resource) -> [CiliumPolicy] {
    let pods = PodLabels(of: workload)
    let found = ciliumPolicies.lazily(pods.labels).filter { policy in
      (policy.isClusterwide || pods.mayShareNamespace(with: policy.resource))
        && policy.selects(pods.labels, in: workload.namespace)
    }.prefix(Self.mostPolicies)
    let all =
      broadCiliumPolicies[Self.scope(of: workload, in: inventory)]
      + broadCiliumPolicies[.everywhere]
    let broad = all.lazy.filter { $0.selects(pods.labels, in: workload.namespace) }
    return (Array(found) + broad.prefix(Self.mostPolicies))
      .sorted { $0.resource.id < $1.resource.id }
  }

  private static func scope(of resource: Resource, in inventory: Inventory) -> Scope {
    resource.namespace.map { .namespace($0) }
      ?? .folder(Path.directory(inventory.appliedPath(of: resource)))
  }
}

/// A selector of pods: `matchLabels` and `matchExpressions`.
struct LabelSelector: Sendable {
  let labels: [SelectorIndex.Label]
  private let expressions: [Node]

  init(_ node: Node?) {
    self.init(
      labels: Self.labels(node?["matchLabels"]),
      expressions: node?["matchExpressions"]?.items ?? [])
  }

  init(labels: [SelectorIndex.Label], expressions: [Node]) {
    self.labels = labels
    self.expressions = expressions
  }

  /// Whether it asks for nothing, and so selects everything.
  var isEmpty: Bool { labels.isEmpty && expressions.isEmpty }

  func selects(_ carried: [SelectorIndex.Label]) -> Bool {
    labels.allSatisfy(carried.contains)
      && expressions.allSatisfy { Self.matches($0, carried) }
  }

  private static func matches(_ expression: Node, _ carried: [SelectorIndex.Label]) -> Bool {
    let value = carried.first { expression["key"]?.hasText($0.key) == true }?.value
    let isListed = expression["values"]?.items.contains { $0.hasText(value ?? "") } == true
    switch expression["operator"]?.text {
    case "In": return value != nil && isListed
    case "NotIn": return value == nil || !isListed
    case "Exists": return value != nil
    case "DoesNotExist": return value == nil
    default: return false
    }
  }

  static func labels(_ node: Node?) -> [SelectorIndex.Label] {
    (node?.entries ?? []).compactMap { entry in
      guard let key = entry.key.text, let value = entry.value.text else { return nil }
      return SelectorIndex.Label(key: key, value: Substitution.byDefault(value))
    }
  }
}
