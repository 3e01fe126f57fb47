public import Manifests
public import YAML

/// A resource of the Vault Secrets Operator that keeps a Secret filled from Vault (`facts: vault.md 4`).
public struct VaultSyncedSecret: Sendable {
  /// The resource.
  public let resource: Resource
  /// The Secret it fills.
  public let destination: ObjectName
  /// The place that names the Secret.
  public let place: Node
  /// The workloads that the operator restarts when the Secret has changed.
  let restarted: [RestartTarget]

  /// One entry of `rolloutRestartTargets`.
  struct RestartTarget: Sendable {
    /// `Deployment`, `DaemonSet`, `StatefulSet` or `argo.Rollout`; `nil` if it is not told.
    let kind: String?
    /// The workload's name; `nil` if it is not told.
    let name: String?

    /// Whether it names a workload, as far as it tells.
    func mayBe(_ workload: Resource) -> Bool {
      (kind == nil || kind == workload.kind || kind == "argo.Rollout" && workload.kind == "Rollout")
        && (name == nil || name == workload.name)
    }
  }

  init?(_ resource: Resource) {
    guard resource.group == "secrets.hashicorp.com",
      ["VaultStaticSecret", "VaultDynamicSecret"].contains(resource.kind),
      let place = resource.spec?[path: "destination", "name"], let name = place.literal
    else { return nil }
    self.resource = resource
    self.place = place
    destination = ObjectName(namespace: resource.namespace, name: name)
    restarted = (resource.spec?["rolloutRestartTargets"]?.items ?? []).map {
      RestartTarget(kind: $0["kind"]?.literal, name: $0["name"]?.literal)
    }
  }

  /// Whether Vault makes the credentials for it and takes them back.
  public var isLeased: Bool { resource.kind == "VaultDynamicSecret" }

  /// Whether the operator asks Vault again by itself: for a value that Vault only stores, only if it
  /// is told to.
  public var isRefreshed: Bool {
    isLeased || resource.spec?["refreshAfter"] != nil
      || resource.spec?[path: "syncConfig", "instantUpdates"]?.bool == true
  }
}

extension ResourceGraph {
  /// Every resource of the Vault Secrets Operator that fills a Secret with values that may change.
  public var vaultSyncedSecrets: [VaultSyncedSecret] {
    ["VaultStaticSecret", "VaultDynamicSecret"]
      .flatMap { resources($0, in: "secrets.hashicorp.com") }
      .compactMap { VaultSyncedSecret($0) }
  }
}
