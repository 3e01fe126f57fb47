internal import Languages
internal import Manifests
internal import SourceText

/// A write of an auth mount's configuration that resets what another write has set: a write is no
/// merge (`facts: vault.md 0`).
public struct OverwrittenAuthMount: Sendable {
  /// The write that leaves fields out.
  public let mount: VaultAuthMount
  /// The write that sets them.
  public let other: VaultAuthMount
  /// The fields, by Vault's names.
  public let lost: [String]
  /// Whether the one is sure to come after the other: both stand in one script.
  public let isInOrder: Bool
  /// Whether logins fail by what the write leaves, in some place where Vault may run.
  public var breaksLogins: Bool {
    mount.possiblePlaces.contains { mount.review(vault: $0)?.isSound == false }
  }
}

extension ResourceGraph {
  /// The writes that reset what another one sets, each once.
  public var overwrittenAuthMounts: [OverwrittenAuthMount] {
    let groups = Dictionary(
      grouping: vaultAuthMounts.indices.filter { vaultAuthMounts[$0].isPlaced }
    ) { index in vaultAuthMounts[index].place(in: inventory) }
    return groups.values.flatMap { indices -> [OverwrittenAuthMount] in
      // A mount that is written more often is written by a generator.
      let mounts = indices.prefix(16).map { vaultAuthMounts[$0] }
      return mounts.indices.compactMap { later in
        mounts.indices.lazy.filter { $0 != later }.compactMap { earlier in
          overwriting(mounts[earlier], by: mounts[later], isFirst: earlier < later)
        }.first
      }
    }.sorted {
      ($0.mount.range.file, $0.mount.range.lower) < ($1.mount.range.file, $1.mount.range.lower)
    }
  }

  private func overwriting(
    _ earlier: VaultAuthMount, by later: VaultAuthMount, isFirst: Bool
  ) -> OverwrittenAuthMount? {
    guard later.isComplete, !later.hasManagedReviewer else { return nil }
    let lost = earlier.fieldsSet.filter { !later.fieldsGiven.contains($0) }
    guard !lost.isEmpty else { return nil }
    guard let one = earlier.source, let two = later.source,
      one.script.resource.id == two.script.resource.id,
      one.script.shell.text == two.script.shell.text
    else {
      // Of two objects nobody knows which is applied last; of one, each writes its own.
      return earlier.isOneObject(with: later) || later.vault == .unknown
        || earlier.vault == .unknown
        ? nil
        : OverwrittenAuthMount(mount: later, other: earlier, lost: lost, isInOrder: false)
    }
    guard one.write.address == two.write.address, one.write.namespace == two.write.namespace,
      two.script.shell.commands.filter({ command in
        command.assignments.contains {
          ["VAULT_ADDR", "BAO_ADDR", "VAULT_NAMESPACE"].contains($0.name)
        }
      }).count < 3,
      one.script.shell.order(
        of: one.write.invocation.command, then: two.write.invocation.command) == .always
    else { return nil }
    return OverwrittenAuthMount(mount: later, other: earlier, lost: lost, isInOrder: true)
  }
}

extension VaultAuthMount {
  /// What makes two writes mean one configuration.
  fileprivate struct Place: Hashable {
    let vault: Vault
    let namespace: String
    let path: String
  }

  /// Whether both are one object, or versions of one of which a tree applies one.
  fileprivate func isOneObject(with other: VaultAuthMount) -> Bool {
    // Two scripts of one ConfigMap are two writers.
    if resource.id == other.resource.id { return source == nil || other.source == nil }
    return resource.kind == other.resource.kind && resource.name == other.resource.name
      && resource.namespace == other.resource.namespace
  }

  fileprivate var isPlaced: Bool { path != nil }

  fileprivate func place(in inventory: Inventory) -> Place {
    Place(
      vault: vault(in: inventory), namespace: source?.write.namespace ?? "", path: path ?? "")
  }

  /// The fields it sets to something that is not the default.
  fileprivate var fieldsSet: [String] {
    let switched = disableLocalCAJWT?.text.map { $0.lowercased() != "false" && $0 != "0" } ?? true
    return [
      tokenReviewerJWT.map { _ in "token_reviewer_jwt" },
      kubernetesCACert.map { _ in "kubernetes_ca_cert" },
      disableLocalCAJWT.flatMap { _ in switched ? "disable_local_ca_jwt" : nil },
    ].compactMap { $0 }
  }

  /// The fields it names.
  fileprivate var fieldsGiven: Set<String> {
    var given: Set<String> = []
    if tokenReviewerJWT != nil { given.insert("token_reviewer_jwt") }
    if kubernetesCACert != nil || hasManagedAuthority { given.insert("kubernetes_ca_cert") }
    if disableLocalCAJWT != nil { given.insert("disable_local_ca_jwt") }
    return given
  }
}
