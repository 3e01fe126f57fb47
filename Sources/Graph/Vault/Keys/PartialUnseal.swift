internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A script that unseals some pods of a Vault, and no script of the tree the others.
public struct PartialUnseal: Sendable {
  /// The script.
  public let script: Script
  /// The command that unseals.
  public let place: SourceRange
  /// The pods that are unsealed.
  public let unsealed: [String]
  /// The pods that are not, a few of them.
  public let left: [String]
  /// The workload of the server.
  public let server: Resource
  /// The number of its pods.
  public let replicas: SourceRange
}

extension ResourceGraph {
  /// The servers with several pods of which the scripts of the tree unseal only some.
  public var partialUnseals: [PartialUnseal] {
    let targets = scripts.flatMap { script in
      script.unsealSteps.flatMap { step in
        script.podsUnsealed(by: step).map { (pod: $0, script: script, step: step) }
      }
    }
    guard !targets.isEmpty else { return [] }
    return vaultServers.compactMap { server in
      guard server.resource.kind == "StatefulSet", server.unsealsItself != true,
        let name = server.resource.name, let count = server.resource.spec?["replicas"],
        let replicas = count.int, replicas > 1, replicas < 64
      else { return nil }
      let pods = (0..<replicas).map { "\(name)-\($0)" }
      let own = targets.filter { target in
        let namespace = target.step.namespace ?? target.script.pod?.resource.namespace
        return pods.contains(target.pod)
          && ObjectName(namespace: namespace, name: name).mayBe(
            ObjectName(namespace: server.resource.namespace, name: name))
      }
      let unsealed = Set(own.map(\.pod))
      // Where one target is not known it may be any pod.
      guard let first = own.first, unsealed.count < replicas,
        !own.contains(where: { $0.script.hasUnknownUnsealTarget })
      else { return nil }
      return PartialUnseal(
        script: first.script, place: first.script.range(first.step.invocation.command.range),
        unsealed: pods.filter(unsealed.contains),
        left: Array(pods.filter { !unsealed.contains($0) }.prefix(4)),
        server: server.resource, replicas: count.range)
    }
  }
}

extension UnsealStep {
  /// The namespace that `kubectl exec` names.
  fileprivate var namespace: String? {
    invocation.container?.namespace.flatMap { script.value(of: $0).string }
  }
}

extension Script {
  /// Whether some unseal command goes to a pod that cannot be told.
  fileprivate var hasUnknownUnsealTarget: Bool {
    unsealSteps.contains { podsUnsealed(by: $0).isEmpty }
  }

  /// The pods that a step reaches: by `kubectl exec`, or by the name in an address.
  fileprivate func podsUnsealed(by step: UnsealStep) -> [String] {
    if let target = step.invocation.container?.target {
      return value(of: target).possibilities.compactMap { target in
        let parts = target.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return target }
        // Of a workload, kubectl takes one pod.
        return ["pod", "pods", "po"].contains(parts[0]) ? parts[1] : "\(parts[1])-0"
      }
    }
    let addresses: [String]
    if let vault = VaultCommand(step.invocation) {
      if let address = vault.address {
        addresses = value(of: address).possibilities
      } else {
        addresses = ["VAULT_ADDR", "BAO_ADDR"].flatMap { name in
          shell.value(ofVariable: name, for: step.invocation, environment: environment)
            .possibilities
        }
      }
    } else {
      addresses = CurlCommand(step.invocation)?.urls.map { text(of: $0) } ?? []
    }
    return addresses.compactMap { address in
      let host = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
      let pod = host.prefix { $0 != "." && $0 != ":" && $0 != "/" }
      let number = pod.split(separator: "-").last ?? ""
      return pod.contains("-") && !number.isEmpty && number.allSatisfy(\.isNumber)
        ? String(pod) : nil
    }
  }
}
