internal import Manifests
internal import YAML

/// One rule set of a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy for incoming connections
/// (`docs.cilium.io: Layer 3 Policies, Policy Enforcement Modes`).
struct CiliumPolicy: Sendable {
  let resource: Resource
  /// The pods it is for.
  let subject: CiliumSelector
  /// Whether it holds in every namespace.
  let isClusterwide: Bool
  private let rules: [Rule]
  /// Whether what it does not allow is denied.
  let deniesByDefault: Bool

  private struct Rule: Sendable {
    let node: Node
    /// Whether it names its peers, and none of them is the whole cluster or the whole world.
    let isNarrow: Bool
  }

  /// Whether a resource is a policy of Cilium's.
  static func isOne(_ resource: Resource) -> Bool {
    resource.isA("CiliumNetworkPolicy", in: "cilium.io")
      || resource.isA("CiliumClusterwideNetworkPolicy", in: "cilium.io")
  }

  /// The rule sets of a policy that say something of incoming connections.
  static func all(in resource: Resource) -> [CiliumPolicy] {
    let specs = [resource.spec].compactMap { $0 } + (resource.node["specs"]?.items ?? [])
    return specs.compactMap { CiliumPolicy(resource, $0) }
  }

  private init?(_ resource: Resource, _ spec: Node) {
    let denials = spec["ingressDeny"]?.items ?? []
    let allowances = spec["ingress"]?.items ?? []
    // Without any rule the direction is left as it is, unlike in a NetworkPolicy.
    guard let selector = spec["endpointSelector"], !allowances.isEmpty || !denials.isEmpty else {
      return nil
    }
    let isClusterwide = resource.kind == "CiliumClusterwideNetworkPolicy"
    self.resource = resource
    subject = CiliumSelector(selector)
    self.isClusterwide = isClusterwide
    rules = allowances.map { rule in
      Rule(
        node: rule, isNarrow: Self.namesPeersNarrowly(rule, fromEverywhere: isClusterwide))
    }
    deniesByDefault = spec[path: "enableDefaultDeny", "ingress"]?.bool ?? true
  }

  /// Whether it chooses the pods with some labels in a namespace, as far as that can be told.
  func selects(_ labels: [SelectorIndex.Label], in namespace: String?) -> Bool {
    guard !subject.asksBeyondLabels, subject.labels.selects(labels) else { return false }
    return subject.namespace.map { $0 == namespace } ?? true
  }

  /// For each rule that opens a port, whether it names its peers narrowly.
  func openings(of port: PodPort) -> [Bool] {
    rules.filter { opens(port, $0.node) }.map(\.isNarrow)
  }

  private func opens(_ port: PodPort, _ rule: Node) -> Bool {
    // A rule that says nothing lets nobody in; ICMP alone opens no port.
    guard rule.entries.contains(where: { $0.key.text != "icmps" }) else { return false }
    guard let groups = rule["toPorts"]?.items, !groups.isEmpty else { return true }
    return groups.contains { group in
      guard let ports = group["ports"]?.items, !ports.isEmpty else { return true }
      return ports.contains { port.isOpened(byEntry: $0, anyProtocol: "ANY") }
    }
  }

  /// A rule without peers lets everybody in, one with an empty list nobody; a form that is not known
  /// is not narrow.
  private static func namesPeersNarrowly(_ rule: Node, fromEverywhere: Bool) -> Bool {
    let peers = rule.entries.filter { $0.key.text?.hasPrefix("from") == true }
    return !peers.isEmpty
      && peers.allSatisfy { entry in
        entry.value.isSequence
          && entry.value.items.allSatisfy { isNarrow($0, in: entry.key.text, fromEverywhere) }
      }
  }

  private static func isNarrow(
    _ peer: Node, in field: String?, _ fromEverywhere: Bool
  ) -> Bool {
    switch field {
    case "fromEndpoints":
      let selector = CiliumSelector(peer)
      if selector.hasForeignSource { return false }
      if !selector.labels.isEmpty || selector.namespace != nil { return true }
      // An empty selector means the policy's namespace, in a clusterwide policy every pod.
      return !fromEverywhere && !selector.reachesOtherNamespaces
    case "fromEntities":
      // Not `all`, `world`, `cluster`, `unmanaged` and what comes through an ingress.
      return ["health", "host", "kube-apiserver", "none", "remote-node"].contains(peer.text)
    case "fromCIDR": return peer.isWideBlock == false
    case "fromCIDRSet": return peer["cidr"]?.isWideBlock == false
    default: return false
    }
  }
}

/// A selector of Cilium's: labels may carry a source (`k8s:app`), and one of them is the namespace.
struct CiliumSelector: Sendable {
  /// What it asks of the pod's own labels.
  let labels: LabelSelector
  /// The one namespace it asks for.
  let namespace: String?
  /// Whether it asks for namespaces in another way than by one name.
  let reachesOtherNamespaces: Bool
  /// Whether it asks for what the labels of a manifest do not tell: the labels of the namespace, the
  /// ServiceAccount, another source.
  let asksBeyondLabels: Bool
  /// Whether it names labels of another source, as `reserved:world`.
  let hasForeignSource: Bool

  private static let namespaceKey = "io.kubernetes.pod.namespace"

  init(_ node: Node) {
    let labels = LabelSelector.labels(node["matchLabels"]).map { label in
      SelectorIndex.Label(key: Self.bare(label.key), value: label.value)
    }
    let expressions = node["matchExpressions"]?.items ?? []
    let other = expressions.filter { Self.bare($0["key"]?.text ?? "") != Self.namespaceKey }
    namespace = labels.last { $0.key == Self.namespaceKey }?.value
    self.labels = LabelSelector(
      labels: labels.filter { $0.key != Self.namespaceKey }, expressions: other)
    reachesOtherNamespaces = other.count < expressions.count
    let keys =
      labels.map(\.key).filter { $0 != Self.namespaceKey } + other.map { $0["key"]?.text ?? "" }
    hasForeignSource = keys.contains { Self.bare($0).contains(":") || $0.hasPrefix("reserved.") }
    asksBeyondLabels =
      reachesOtherNamespaces
      || keys.contains { key in
        key.contains(":") || key.hasPrefix("io.cilium.") || key.hasPrefix("io.kubernetes.")
      }
  }

  /// `app` of `k8s:app` and `any:app`.
  private static func bare(_ key: String) -> String {
    for source in ["k8s:", "any:"] where key.hasPrefix(source) {
      return String(key.dropFirst(source.count))
    }
    return key
  }
}
