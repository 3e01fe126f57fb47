internal import Graph
internal import Linting

extension Rule {
  static let vdsMissingRolloutRestart = Rule(
    "vds-missing-rollout-restart", .warning,
    "Nothing restarts what reads a secret of Vault from its environment",
    why: """
      The Vault Secrets Operator changes the Secret when Vault makes new credentials. A process got
      its environment at its start and keeps the old ones. They work until Vault revokes them: hours
      or days later every connection that is opened anew is refused, and no deployment explains it.
      """,
    symptoms: [
      "password authentication failed some hours after the last deployment",
      "the Secret holds a user that the running pod does not use",
      "kubectl rollout restart makes the error go away",
    ],
    detection: """
      A VaultDynamicSecret or VaultStaticSecret whose destination a Deployment, StatefulSet, DaemonSet
      or Rollout takes in by `env` or `envFrom`, where neither `rolloutRestartTargets` names the
      workload, nor an annotation of Reloader or Wave asks for it, nor a script runs
      `kubectl rollout restart` on it. A VaultStaticSecret that is never refreshed: note.
      """,
    limits: """
      Restarts that another repository or a person makes are not seen. Whether an application reads
      its files again when a volume changes is not asked.
      """,
    fix: """
      Name each workload in `rolloutRestartTargets` of the VaultDynamicSecret or VaultStaticSecret. Or
      mount the Secret as a volume, which is refreshed, if the application reads it again.
      """,
    exceptions: """
      Jobs and init containers, which read at each start. An application that leaves and is started
      again when its login fails.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/sources/vault",
      "https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables",
    ],
    examples: VDSMissingRolloutRestartExamples.all + VDSMissingRolloutRestartExamples.clean
  ) { graph, findings in
    let restarts = graph.workloadRestarts
    for synced in graph.vaultSyncedSecrets {
      let readers = graph.staleReaders(of: synced, beside: restarts)
      guard let first = readers.first?.resource else { continue }
      var seen: Set<Resource.ID> = []
      let workloads = readers.filter { seen.insert($0.resource.id).inserted }
      let more = workloads.count > 1 ? " and \(workloads.count - 1) more" : ""
      let what = synced.isLeased ? "credentials" : "value"
      let when =
        synced.isRefreshed ? "after the next change" : "after a change, which nothing looks for"
      findings.report(
        "\(synced.resource.displayName) does not restart \(first.displayName)\(more): its environment keeps the old \(what) \(when).",
        at: synced.place, in: synced.resource, level: synced.isRefreshed ? .warning : .note,
        evidence: workloads.map {
          Evidence("\($0.resource.displayName) reads it at its start only", at: $0.nameNode.range)
        }, fix: synced.restartFix(of: workloads.map(\.resource), in: graph))
    }
  }
}
