public import Manifests
internal import YAML

extension ResourceGraph {
  /// A policy that limits who reaches a port of a workload's pods; `nil` if some policy lets
  /// everybody in, since policies add up. A port that is not told is taken as opened by any rule.
  public func ingressPolicy(of workload: Resource, port: Int?) -> Resource? {
    // Policies do not bind pods in the node's network (`kubernetes.io/docs: Network Policies`).
    guard let pod = PodSpec(workload), !pod.sharesNodeNetwork else { return nil }
    let port = PodPort(number: port, of: pod)
    let openings =
      selectors.policies(selecting: workload).filter(\.isIngressPolicy).map { policy in
        PortOpening(
          policy: policy, isLimit: true,
          rules: policy.ingressRules.filter { port.isOpened(by: $0) }.map(\.namesPeersNarrowly))
      }
      + selectors.ciliumPolicies(selecting: workload).map { policy in
        PortOpening(
          policy: policy.resource, isLimit: policy.deniesByDefault,
          rules: policy.openings(of: port))
      }
    guard openings.allSatisfy({ $0.rules.allSatisfy { $0 } }) else { return nil }
    let limits = openings.filter(\.isLimit)
    return (limits.first { !$0.rules.isEmpty } ?? limits.first)?.policy
  }

  /// A policy that limits who reaches the port on which a server takes clear text, for all its pods.
  public func ingressPolicy(of server: RedisServer) -> Resource? { ingressPolicies[server.id] }

  func foundIngressPolicy(of server: RedisServer) -> Resource? {
    let policies = server.workloads.map { ingressPolicy(of: $0, port: server.plaintextPort) }
    return policies.contains { $0 == nil } ? nil : policies.first ?? nil
  }
}

/// What one policy says of a port: for each rule that opens it, whether it names its peers narrowly.
private struct PortOpening {
  let policy: Resource
  /// Whether the policy keeps out whom no rule lets in.
  let isLimit: Bool
  let rules: [Bool]
}

/// A port of a pod, by its number and by the names its containers give it.
struct PodPort {
  let number: Int?
  let pod: PodSpec

  init(number: Int?, of pod: PodSpec) {
    self.number = number
    self.pod = pod
  }

  /// Whether a rule of a NetworkPolicy opens it: a rule without ports opens them all.
  func isOpened(by rule: Node) -> Bool {
    guard let ports = rule["ports"]?.items, !ports.isEmpty else { return true }
    return ports.contains { isOpened(byEntry: $0) }
  }

  /// Whether one entry of a rule's ports means it; some policies have a word for any protocol.
  func isOpened(byEntry entry: Node, anyProtocol: String = "TCP") -> Bool {
    guard ["TCP", anyProtocol].contains(entry["protocol"]?.text ?? "TCP") else { return false }
    guard let port = entry["port"] else { return true }
    if let first = port.text.flatMap({ Int($0) }), let number,
      let last = entry["endPort"]?.text.flatMap({ Int($0) })
    {
      return first <= number && number <= last
    }
    return mayBe(port)
  }

  /// Whether a port by number or by name may be this one.
  func mayBe(_ port: Node) -> Bool {
    guard let number, let text = port.text else { return true }
    if let other = Int(text) { return other == number }
    let named = (pod.containers + pod.initContainers).flatMap { container in
      (container.node["ports"]?.items ?? []).filter { $0["name"]?.hasText(text) == true }
    }
    return named.isEmpty
      || named.contains { $0["containerPort"]?.text.flatMap { Int($0) } == number }
  }
}

extension PodSpec {
  /// Whether its containers listen on the node's own addresses.
  var sharesNodeNetwork: Bool { node["hostNetwork"]?.bool == true }
}

extension Resource {
  fileprivate var ingressRules: [Node] { spec?["ingress"]?.items ?? [] }

  /// Whether a NetworkPolicy binds incoming connections, as each does that does not say otherwise.
  fileprivate var isIngressPolicy: Bool {
    guard let types = spec?["policyTypes"]?.items, !types.isEmpty else { return true }
    return types.contains { $0.hasText("Ingress") }
  }
}

extension Node {
  /// Whether a rule names peers, and none of them stands for the whole cluster or the whole world.
  fileprivate var namesPeersNarrowly: Bool {
    guard let peers = self["from"]?.items, !peers.isEmpty else { return false }
    return peers.allSatisfy { peer in
      if let block = peer["ipBlock"] { return block["cidr"]?.isWideBlock == false }
      // A podSelector alone chooses within the policy's own namespace.
      guard let namespaces = peer["namespaceSelector"] else { return peer["podSelector"] != nil }
      return !LabelSelector(namespaces).isEmpty || !LabelSelector(peer["podSelector"]).isEmpty
    }
  }

  /// Whether an address block takes in networks that nobody oversees: a prefix of 8 bits or less.
  var isWideBlock: Bool {
    guard let text, let slash = text.lastIndex(of: "/"),
      let length = Int(text[text.index(after: slash)...])
    else { return text == nil }
    return length <= 8
  }
}
