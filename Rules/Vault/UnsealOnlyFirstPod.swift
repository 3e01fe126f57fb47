internal import Linting

extension Rule {
  static let unsealOnlyFirstPod = Rule(
    "unseal-only-first-pod", .note,
    "Scripts unseal some pods of a Vault and leave the others sealed",
    why: """
      Each pod has a seal of its own. Pods that nobody unseals are no standbys: the day the first one
      stops, Vault stops, although three pods are running.
      """,
    symptoms: [
      "vault-1 and vault-2 are Running and never Ready", "Vault is down while one node is drained",
    ],
    detection: """
      `operator unseal` by `kubectl exec` in a pod, or at the address of a pod, where the StatefulSet of
      the server has more replicas than the scripts of the tree unseal. Silent where one target is not
      known, and for a server that unseals itself.
      """,
    limits: "Replicas that only a chart's values tell are not read.",
    fix: "Go through all pods, each time: `for i in 0 1 2; do kubectl exec vault-$i -- ...; done`.",
    exceptions: "Pods that another tool unseals.",
    references: ["https://developer.hashicorp.com/vault/docs/concepts/ha"],
    examples: UnsealOnlyFirstPodExamples.all
  ) { graph, findings in
    for partial in graph.partialUnseals {
      findings.report(
        "Scripts unseal \(partial.unsealed.joined(separator: ", ")) of \(partial.server.displayName); \(partial.left.joined(separator: ", ")) stay\(partial.left.count == 1 ? "s" : "") sealed.",
        at: partial.place, in: partial.script.resource,
        evidence: [Evidence("the number of pods", at: partial.replicas)])
    }
  }
}
