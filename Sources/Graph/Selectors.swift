public import Manifests
internal import SourceText
internal import YAML

/// The objects that choose pods by label: Services, NetworkPolicies and Cilium's policies.
///
/// What stands in a kustomize component that no kustomization of the tree uses chooses nothing.
struct SelectorIndex: Sendable {
  /// Under one of the labels that each asks for: a pod it chooses carries them all.
  private let services: Lookup<Label, Resource>
  private let policies: Lookup<Label, Resource>
  /// The policies that name no label's value, by where they hold.
  private let broadPolicies: Lookup<Scope, Resource>
  private let ciliumPolicies: Lookup<Label, CiliumPolicy>
  /// Cilium's policies that name no label's value, by where they hold.
  private let broadCiliumPolicies: Lookup<Scope, CiliumPolicy>
  private let inventory: Inventory

  struct Label: Hashable, Sendable {
    let key: String
    let value: String
  }

  /// A namespace, or the folder of an object that does not name its own.
  private enum Scope: Hashable, Sendable {
    case namespace(String)
    case folder(String)
    case everywhere
  }

  init(_ all: [Resource], in inventory: Inventory) {
    let components = UnusedComponents(inventory)
    let resources = all.filter { !components.contain(inventory.file($0.file).path) }
    services = Lookup(
      resources.filter { $0.isA("Service", in: "") },
      byEach: { Array(LabelSelector.labels($0.spec?["selector"]).prefix(1)) })
    let policies = resources.filter { $0.isA("NetworkPolicy", in: "networking.k8s.io") }
    self.policies = Lookup(
      policies,
      byEach: { Array(LabelSelector($0.spec?["podSelector"]).labels.prefix(1)) })
    broadPolicies = Lookup(
      policies.filter { LabelSelector($0.spec?["podSelector"]).labels.isEmpty },
      by: { Self.scope(of: $0, in: inventory) })
    let cilium = resources.flatMap { CiliumPolicy.all(in: $0) }
    ciliumPolicies = Lookup(cilium, byEach: { Array($0.subject.labels.labels.prefix(1)) })
    broadCiliumPolicies = Lookup(cilium.filter { $0.subject.labels.labels.isEmpty }) { policy in
      policy.isClusterwide ? .everywhere : Self.scope(of: policy.resource, in: inventory)
    }
    self.inventory = inventory
  }

  func services(selecting workload: Resource) -> [Resource] {
    let labels = Self.podLabels(of: workload)
    let carried = Set(labels)
    return labels.flatMap { services[$0] }.filter { service in
      Self.mayShareNamespace(service, workload)
        && LabelSelector.labels(service.spec?["selector"]).allSatisfy(carried.contains)
    }.sorted { $0.id < $1.id }
  }

  func policies(selecting workload: Resource) -> [Resource] {
    let labels = Self.podLabels(of: workload)
    let found = labels.flatMap { policies[$0] }.filter { Self.mayShareNamespace($0, workload) }
    let broad = broadPolicies[Self.scope(of: workload, in: inventory)]
    return (found + broad).filter { policy in
      LabelSelector(policy.spec?["podSelector"]).selects(labels)
    }.sorted { $0.id < $1.id }
  }

  func ciliumPolicies(selecting workload: Resource) -> [CiliumPolicy] {
    let labels = Self.podLabels(of: workload)
    let found = labels.flatMap { ciliumPolicies[$0] }.filter { policy in
      policy.isClusterwide || Self.mayShareNamespace(policy.resource, workload)
    }
    let broad =
      broadCiliumPolicies[Self.scope(of: workload, in: inventory)]
      + broadCiliumPolicies[.everywhere]
    return (found + broad).filter { $0.selects(labels, in: workload.namespace) }
      .sorted { $0.resource.id < $1.resource.id }
  }

  private static func podLabels(of workload: Resource) -> [Label] {
    let template = workload.kind == "Pod" ? workload.node : workload.spec?["template"]
    return LabelSelector.labels(template?[path: "metadata", "labels"])
  }

  private static func mayShareNamespace(_ resource: Resource, _ other: Resource) -> Bool {
    ObjectName(namespace: resource.namespace, name: "").mayBe(
      ObjectName(namespace: other.namespace, name: ""))
  }

  private static func scope(of resource: Resource, in inventory: Inventory) -> Scope {
    resource.namespace.map { .namespace($0) }
      ?? .folder(Path.directory(inventory.file(resource.file).path))
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
      return SelectorIndex.Label(key: key, value: value)
    }
  }
}

/// The folders of kustomize components that no kustomization uses.
private struct UnusedComponents {
  private let folders: Set<String>

  init(_ inventory: Inventory) {
    let used = inventory.kustomizations.flatMap { kustomization in
      (kustomization.node["components"]?.items ?? []).compactMap { component in
        component.text.flatMap { Path.join(kustomization.directory, $0) }
      }
    }
    let all = inventory.kustomizations.filter(\.isComponent).map(\.directory)
    folders = Set(all).subtracting(used)
  }

  /// Whether a file stands in one of them, or below it.
  func contain(_ path: String) -> Bool {
    guard !folders.isEmpty else { return false }
    var folder = Path.directory(path)
    while !folder.isEmpty {
      if folders.contains(folder) { return true }
      folder = Path.directory(folder)
    }
    return false
  }
}

extension ResourceGraph {
  /// The Services whose selector matches the pods of a workload.
  public func services(selecting workload: Resource) -> [Resource] {
    selectors.services(selecting: workload)
  }
}
