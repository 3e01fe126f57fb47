internal import Languages
internal import Linting

extension Rule {
  static let vaultDataEmptydir = Rule(
    "vault-data-emptydir", .error, "Vault's data is gone with its pod",
    why: """
      Every secret, policy and lease lies in the storage's folder. On an `emptyDir`, in the
      container's own file system or in memory it is gone at the next eviction, upgrade or node
      drain. Vault then comes up empty and waits for `operator init`; the old unseal keys open
      nothing.
      """,
    symptoms: [
      "vault status: Initialized false, after a node was drained",
      "every login fails, and every dynamic credential is left without a lease",
    ],
    detection: """
      The path of a `file` or `raft` storage against the volumes of the server's container, and
      `storage "inmem"`. HCL, JSON, both charts' values and bank-vaults are read.
      """,
    limits: """
      A path that is a variable, or a configuration the tree does not show, is not judged. Members of
      a raft cluster copy from one another: data is lost only once all of them are gone.
      """,
    fix: """
      Give the folder a claim: `volumeClaimTemplates` of the StatefulSet, `server.dataStorage.enabled`
      in the charts. With `server.ha.enabled` they make that claim only for `server.ha.raft.enabled`,
      and then read `server.ha.raft.config`. Take a snapshot before the change, since the pods are
      replaced by it.
      """,
    exceptions:
      "A server that holds nothing: a demonstration, a test that fills it anew each time.",
    references: ["https://developer.hashicorp.com/vault/docs/configuration/storage"],
    examples: VaultDataEmptydirExamples.all
  ) { graph, findings in
    for server in graph.vaultServers where server.development == nil {
      let name = server.resource.displayName
      for data in server.data {
        switch data.volume {
        case .emptyDir(let range):
          findings.report(
            "\(name) keeps its data at \(data.path) on an emptyDir: all of it is gone when the pod is.",
            at: range, in: server.resource,
            evidence: data.storage.path.map { [Evidence("its storage", at: $0.value.range)] } ?? [])
        case .container:
          guard let path = data.storage.path else { continue }
          findings.report(
            "\(name) keeps its data at \(data.path), where no volume is mounted: all of it is gone when the container is.",
            at: path.value.range, in: data.carrier)
        case .persistent, .unknown: continue
        }
      }
      for configuration in server.configurations {
        guard let storage = configuration.settings.storage, storage.isVolatile,
          !storage.block.isConditional, let label = storage.block.label
        else { continue }
        findings.report(
          "\(name) keeps its data in memory: all of it is gone when the process is.",
          at: label.range, in: configuration.resource)
      }
    }
  }
}
