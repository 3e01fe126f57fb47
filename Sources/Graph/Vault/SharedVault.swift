internal import Manifests
internal import SourceText

extension VaultAuthMount {
  /// What mounts of one Vault have in common: its address, or else the folder of what configures it.
  enum Vault: Sendable, Hashable {
    case at(String)
    case configured(in: String)
  }

  /// The first mounts of each Vault that differ in their cluster, two at most.
  static func byVault(
    _ mounts: [VaultAuthMount], in inventory: Inventory
  ) -> [Vault: [VaultAuthMount]] {
    var groups: [Vault: [VaultAuthMount]] = [:]
    for mount in mounts where mount.isOfKnownCluster {
      let group = groups[mount.vault(in: inventory)] ?? []
      guard group.isEmpty || group.count == 1 && group[0].cluster != mount.cluster else { continue }
      groups[mount.vault(in: inventory)] = group + [mount]
    }
    return groups
  }

  private var isOfKnownCluster: Bool {
    switch cluster {
    case .here, .elsewhere: true
    case .notTold, .unknown: false
    }
  }

  func vault(in inventory: Inventory) -> Vault {
    if case .elsewhere(let host) = vault { return .at(host) }
    return .configured(in: Path.directory(inventory.appliedPath(of: resource)))
  }
}

extension ResourceGraph {
  /// A mount of another cluster that may stand in the same Vault.
  public func otherAuthMount(than mount: VaultAuthMount) -> VaultAuthMount? {
    authMountsByVault[mount.vault(in: inventory)]?.first { $0.cluster != mount.cluster }
  }
}

/// How sure it is that the cluster whose tokens a mount reviews is another than Vault's own.
public enum ForeignCluster: Sendable {
  /// Vault is elsewhere, or holds a mount of a second cluster: at most one of them can be its own.
  case surely(beside: VaultAuthMount?)
  /// The host may be that of Vault's own cluster.
  case perhaps
  /// Only once Vault runs elsewhere.
  case notNow
  /// A variable decides.
  case untold
}

extension ResourceGraph {
  /// Whether a mount's cluster is another than Vault's own; `nil` where no host is written.
  public func foreignCluster(of mount: VaultAuthMount) -> ForeignCluster? {
    switch mount.cluster {
    case .notTold: return nil
    case .unknown: return .untold
    case .here:
      return mount.possiblePlaces.contains(.sameCluster) ? .notNow : .surely(beside: nil)
    case .elsewhere:
      return otherAuthMount(than: mount).map { .surely(beside: $0) } ?? .perhaps
    }
  }
}
