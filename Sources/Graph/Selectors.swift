public import Manifests
internal import YAML

/// The objects that choose pods by label: Services and NetworkPolicies.
struct SelectorIndex: Sendable {
  /// Under one of the labels that each asks for: a pod it chooses carries them all.
  private let services: Lookup<Label, Resource>
  private let policies: Lookup<Label, Resource>

  private struct Label: Hashable, Sendable {
    let key: String
    let value: String
  }

  init(_ resources: [Resource]) {
    services = Lookup(
      resources.filter { $0.isA("Service", in: "") },
      byEach: {
        Self.firstLabel(of: $0.spec?["selector"])
      })
    policies = Lookup(
      resources.filter { $0.isA("NetworkPolicy", in: "networking.k8s.io") },
      byEach: {
        Self.firstLabel(of: $0.spec?[path: "podSelector", "matchLabels"])
      })
  }

  func services(selecting workload: Resource) -> [Resource] {
    choosers(in: services, of: workload) { $0.spec?["selector"] }
  }

  func policies(selecting workload: Resource) -> [Resource] {
    choosers(in: policies, of: workload) { $0.spec?[path: "podSelector", "matchLabels"] }
  }

  private func choosers(
    in index: Lookup<Label, Resource>, of workload: Resource, selector: (Resource) -> Node?
  ) -> [Resource] {
    let template = workload.kind == "Pod" ? workload.node : workload.spec?["template"]
    let labels = Self.labels(template?[path: "metadata", "labels"])
    let carried = Set(labels)
    let own = ObjectName(namespace: workload.namespace, name: "")
    return labels.flatMap { index[$0] }.filter { resource in
      own.mayBe(ObjectName(namespace: resource.namespace, name: ""))
        && Self.labels(selector(resource)).allSatisfy(carried.contains)
    }.sorted { $0.id < $1.id }
  }

  private static func firstLabel(of selector: Node?) -> [Label] {
    Array(labels(selector).prefix(1))
  }

  private static func labels(_ node: Node?) -> [Label] {
    (node?.entries ?? []).compactMap { entry in
      guard let key = entry.key.text, let value = entry.value.text else { return nil }
      return Label(key: key, value: value)
    }
  }
}

extension ResourceGraph {
  /// The Services whose selector matches the pods of a workload.
  public func services(selecting workload: Resource) -> [Resource] {
    selectors.services(selecting: workload)
  }

  /// A NetworkPolicy that lets only named peers reach a workload's pods.
  public func ingressPolicy(of workload: Resource) -> Resource? {
    selectors.policies(selecting: workload).first { policy in
      guard let ingress = policy.spec?["ingress"] else { return false }
      // A rule without `from` lets everybody in.
      return ingress.items.allSatisfy { $0["from"]?.isEmptyCollection == false }
    }
  }
}
