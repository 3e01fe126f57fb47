internal import Manifests
internal import YAML

/// Services by the labels that they ask of pods.
struct ServiceIndex: Sendable {
  /// What each Service asks for.
  let all: [Selector]
  /// Under one of the labels that each asks for: a pod it chooses carries them all.
  private let services: Lookup<SelectorIndex.Label, Selector>
  /// The same under a label that no controller moves from pod to pod.
  private let servicesByFixedLabel: Lookup<SelectorIndex.Label, Selector>

  struct Selector: Sendable {
    let service: Resource
    let labels: [SelectorIndex.Label]

    init(_ service: Resource) {
      self.service = service
      labels = LabelSelector.labels(service.spec?["selector"])
    }

    func mayChoose(_ pods: PodLabels) -> Bool {
      pods.mayShareNamespace(with: service) && labels.allSatisfy(pods.carried.contains)
    }

    /// The same for pods of which a controller marks some later.
    func mayChooseSome(of pods: PodLabels) -> Bool {
      pods.mayShareNamespace(with: service)
        && labels.allSatisfy { pods.carried.contains($0) || $0.role != nil || $0.namesOnePod }
    }
  }

  init(_ services: [Resource]) {
    all = services.map { Selector($0) }
    self.services = Lookup(all, byEach: { Array($0.labels.prefix(1)) })
    servicesByFixedLabel = Lookup(
      all, byEach: { Array($0.labels.filter { $0.role == nil && !$0.namesOnePod }.prefix(1)) })
  }

  /// The Services that choose all or some pods of a workload.
  func leading(to workload: Resource) -> [Selector] {
    let pods = PodLabels(of: workload)
    let fixed = pods.labels.filter { $0.role == nil && !$0.namesOnePod }
    return servicesByFixedLabel.lazily(fixed).filter { $0.mayChooseSome(of: pods) }
  }

  /// The Services that choose the pods of a workload, in their order, found one by one.
  func selecting(_ workload: Resource) -> some Sequence<Resource> {
    let pods = PodLabels(of: workload)
    return services.lazily(pods.labels).filter { $0.mayChoose(pods) }.map(\.service)
  }
}

/// The labels of the pods that a workload runs.
struct PodLabels: Sendable {
  let labels: [SelectorIndex.Label]
  let carried: Set<SelectorIndex.Label>
  private let namespace: String?

  init(of workload: Resource) {
    let template = workload.kind == "Pod" ? workload.node : workload.spec?["template"]
    labels = LabelSelector.labels(template?[path: "metadata", "labels"])
    carried = Set(labels)
    namespace = workload.namespace
  }

  func mayShareNamespace(with resource: Resource) -> Bool {
    namespace == nil || resource.namespace == nil || namespace == resource.namespace
  }
}
