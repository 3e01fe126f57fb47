internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension ResourceGraph {
  /// The readers that go on with a value that is no longer Vault's: a workload that takes it into its
  /// environment, which is read at the start only, and that nothing restarts (`facts: vault.md 3.1`).
  public func staleReaders(
    of synced: VaultSyncedSecret, beside restarts: WorkloadRestarts
  ) -> [SecretReader] {
    readers(of: synced.destination).filter { reader in
      reader.isReadAtStartOnly && !synced.restarted.contains { $0.mayBe(reader.resource) }
        && !isRestartedByAnnotation(reader, with: synced)
        && !restarts.mayInclude(reader.resource)
        && isOneSecret(
          synced.destination, of: synced.resource, reader.secret, of: reader.resource)
    }
  }

  /// Whether two names mean one Secret: by a namespace that both tell, or because both objects reach
  /// one cluster.
  func isOneSecret(
    _ one: ObjectName, of first: Resource, _ other: ObjectName, of second: Resource
  ) -> Bool {
    guard one.mayBe(other) else { return false }
    return one.namespace != nil && one.namespace == other.namespace
      || togetherness(first, second) != .unknown
  }

  /// The workloads that something of the tree restarts.
  public var workloadRestarts: WorkloadRestarts {
    WorkloadRestarts(resources, scripts, helmReleases)
  }

  /// Whether the workload asks a controller such as Reloader to restart it when the Secret changes.
  private func isRestartedByAnnotation(
    _ reader: SecretReader, with synced: VaultSyncedSecret
  ) -> Bool {
    let workload = reader.resource
    let annotations = [
      workload.metadata?["annotations"],
      workload.spec?[path: "template", "metadata", "annotations"],
    ].compactMap { $0 }
    return annotations.contains { node in
      let says = { (key: String) in node[key].map { $0.text?.lowercased() != "false" } ?? false }
      let listed = node["secret.reloader.stakater.com/reload"].map { list in
        guard let text = list.literal else { return true }
        return text.split { $0 == "," || $0 == " " }.contains { $0 == synced.destination.name }
      }
      return says("reloader.stakater.com/auto") || says("secret.reloader.stakater.com/auto")
        || listed == true || says("wave.pusher.com/update-on-config-change")
        || says("reloader.stakater.com/search")
          && synced.resource.spec?[path: "destination", "annotations"]?[
            "reloader.stakater.com/match"] != nil
    }
  }
}

/// The workloads that something of the tree restarts, whatever they say themselves.
public struct WorkloadRestarts: Sendable {
  private var includesAll = false
  private var names: Set<String> = []

  init(_ resources: [Resource], _ scripts: [Script], _ releases: [HelmRelease]) {
    includesAll =
      releases.contains { $0.values.root?[path: "reloader", "autoReloadAll"]?.bool == true }
      || resources.contains { Self.reloadsAll($0) }
    for kubectl in scripts.lazy.flatMap({ script in
      script.invocations.compactMap { KubectlCommand($0).map { (script, $0) } }
    }) { add(kubectl.1, of: kubectl.0) }
  }

  /// Whether a workload is restarted, or one that a script names by a variable may be it.
  func mayInclude(_ workload: Resource) -> Bool {
    includesAll || workload.name.map { names.contains($0) } ?? true
  }

  /// `kubectl rollout restart` of a workload, or of what only a variable or a selector names.
  private mutating func add(_ kubectl: KubectlCommand, of script: Script) {
    guard kubectl.verb == "rollout", kubectl.operands.first?.literal == "restart" else { return }
    if kubectl.resources.isEmpty { includesAll = true }
    for resource in kubectl.resources {
      if let name = resource.name.flatMap({ script.value(of: $0).string }) {
        names.insert(name)
      } else {
        includesAll = true
      }
    }
  }

  /// A Reloader that restarts what carries no annotation too.
  private static func reloadsAll(_ resource: Resource) -> Bool {
    guard let pod = PodSpec(resource), resource.name?.contains(ascii: "reloader") == true else {
      return false
    }
    return pod.allContainers.contains { container in
      container.arguments.contains { $0.text?.hasPrefix("--auto-reload-all") == true }
    }
  }
}

extension SecretReader {
  /// Whether a container that keeps running takes the value from its environment.
  fileprivate var isReadAtStartOnly: Bool {
    guard form == .environmentVariable || form == .environmentFrom,
      ["Deployment", "StatefulSet", "DaemonSet", "Rollout"].contains(resource.kind)
    else { return false }
    return container.map { !$0.isInit || $0.node["restartPolicy"]?.hasText("Always") == true }
      ?? false
  }
}
