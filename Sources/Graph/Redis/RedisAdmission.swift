internal import Languages
public import Manifests
internal import YAML

extension RedisServer {
  /// Whether anyone who reaches its port is let in as `default`, as far as the tree shows for certain.
  public var admitsAnyone: Bool {
    authentication.password == .none && !keepsStrangersOut
  }

  /// Whether it speaks to nobody without a certificate that its own authority signed.
  var demandsClientCertificates: Bool {
    guard listensOnTLSOnly == true else { return false }
    guard case .set(let setting) = settings.value(of: "tls-auth-clients") else {
      return product != .dragonfly && isTLSEnabledByImage != true
    }
    return setting.arguments.first?.text.lowercased() == "yes"
  }

  /// Whether it turns away whoever is not on its own host, which a container's clients never are, as long as
  /// `default` needs no password (`redis src/networking.c`, `acceptCommonHandler`). Up to 6.2 a `bind` takes
  /// that back.
  var isProtected: Bool {
    guard case .set(let setting) = settings.value(of: "protected-mode") else { return false }
    guard setting.arguments.first?.text.lowercased() == "yes" else { return false }
    return !isOfEarlyRelease || !isBound
  }

  /// Whether all who come over its Services are turned away, with whatever name they come.
  public var turnsEveryoneAway: Bool {
    authentication.password == .none && isProtected && !isLoopbackOnly && !demandsClientCertificates
      // Of a build without a known release only what holds for all is certain.
      && (release != nil || !isBound)
  }

  private var isOfEarlyRelease: Bool { release == .redis60 || release == .redis62 }

  private var isBound: Bool {
    if case .notSet = settings.value(of: "bind") { false } else { true }
  }
}

extension ResourceGraph {
  /// Whether a policy opens ports to pods by their labels, not to a whole namespace or network.
  public func namesPods(_ policy: Resource) -> Bool {
    let specs = [policy.spec].compactMap { $0 } + (policy.node["specs"]?.items ?? [])
    return specs.flatMap { $0["ingress"]?.items ?? [] }.allSatisfy { rule in
      let pods = (rule["from"]?.items ?? []).map { LabelSelector($0["podSelector"]) }
      let endpoints = (rule["fromEndpoints"]?.items ?? []).map { LabelSelector($0) }
      return !(pods + endpoints).isEmpty && (pods + endpoints).allSatisfy(\.namesPods)
    }
  }
}

extension ResourceGraph {
  /// Whether policies that are not read may limit who reaches a server: Calico's own, a mesh's, or one
  /// that a kustomization or a chart brings from elsewhere.
  public func hasUnreadPolicies(of server: RedisServer) -> Bool {
    selectors.unreadPolicies.contains { policy in
      policy.namespace == nil || server.resource.namespace == nil
        || policy.namespace == server.resource.namespace
    }
  }
}

extension RedisServer {
  /// Whether its pods stand in the manifests as they are, and no chart or operator adds to them.
  public var runsAsWritten: Bool {
    workloads.first?.kind == resource.kind && resource.origin != .chart
  }
}

extension LabelSelector {
  /// Whether it asks for more than a namespace, which Cilium writes as a label of the pod.
  fileprivate var namesPods: Bool {
    guard !labels.isEmpty else { return !isEmpty }
    return labels.contains { !$0.key.contains("io.kubernetes.pod.namespace") }
  }
}
