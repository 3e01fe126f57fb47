internal import Linting

extension Rule {
  static let vaultKeyIntegrityUnchecked = Rule(
    "vault-key-integrity-unchecked", .note,
    "Nobody would notice that the Secret with the unseal keys is empty",
    why: """
      Vault reads its unseal keys when it starts, and not again. A Secret that an apply has emptied does
      no harm until the next restart, and then there is nothing to unseal with: weeks after the cause, at
      night, when a node is drained.
      """,
    symptoms: [
      "Vault is sealed after a restart, and its keys are gone",
      "the Secret has existed all the time, with no data",
    ],
    detection: """
      A Secret that `operator init` fills, or that two signs show to hold unseal keys, where no CronJob and
      no probe of the tree looks at its content and no rule of Prometheus speaks of it.
      """,
    limits: "Checks and alerts in another repository are not seen.",
    fix: """
      A CronJob that reads the Secret each few minutes and fails where the key is empty, and an alert on
      its last success. Better: a seal that needs no shares (KMS, transit).
      """,
    exceptions: "Keys that a controller brings back by itself: those are not reported.",
    references: ["https://developer.hashicorp.com/vault/docs/concepts/seal"],
    examples: VaultKeyIntegrityUncheckedExamples.all
  ) { graph, findings in
    for key in graph.unsealKeySecrets where !graph.isWatched(key.secret) {
      findings.report(
        "Nothing in this tree looks whether Secret \(key.secret.display) still holds the unseal keys: if it is emptied, the next restart shows it.",
        at: key.range, in: key.resource,
        evidence: key.signs.map { Evidence($0.message, at: $0.range) }, key: key.secret.name)
    }
  }
}
