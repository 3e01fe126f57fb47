internal import Languages
internal import Linting

extension Rule {
  static let ephemeralIPPersisted = Rule(
    "ephemeral-ip-persisted", .warning, "The address of a pod is stored where it outlives the pod",
    why: """
      A pod keeps its address until it is replaced; after a failover the master has another one. What was
      stored still names the old: Vault makes users on a replica that refuses them, or on nothing, or on
      a stranger that was given the address since.
      """,
    symptoms: [
      "dial tcp 10.42.0.17:6379: i/o timeout, and no pod has this address",
      "READONLY You can't write against a read only replica, after a failover",
    ],
    detection: """
      An address from `SENTINEL get-master-addr-by-name`, `kubectl get pod` (`podIP`), `hostname -i` or
      the field `status.podIP`, written by a script with `vault write`, `vault kv put`, curl to Vault, or
      into a ConfigMap or Secret. In a CronJob, which corrects it at its next run: note.
      """,
    limits: """
      Addresses that pass through a file or through another program are not followed. A long-running
      container that stores its own address does so at each start and is not reported.
      """,
    fix: """
      Store a name: a Service that selects the master, or the pod's name under a headless Service
      (`redis-0.redis.shop.svc`). Sentinel can tell names itself: `resolve-hostnames yes` and
      `announce-hostnames yes`.
      """,
    exceptions: "An address that does not change, as of a Service or a load balancer.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/",
      "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/",
    ],
    examples: EphemeralIPPersistedExamples.all
  ) { graph, findings in
    for address in graph.persistedAddresses {
      let script = address.script
      let isRepeated = script.pod?.resource.kind == "CronJob"
      let whose =
        switch address.owner {
        case .master: "the master's address of the moment"
        case .pod: "a pod's address"
        case .itself: "the address of its own pod"
        }
      findings.report(
        "A script of \(script.resource.displayName) stores \(whose) in \(address.target)\(isRepeated ? "; it is wrong from a failover to the next run" : "").",
        at: address.place, in: script.resource, level: isRepeated ? .note : nil,
        evidence: [Evidence("where the address comes from", at: address.source)])
    }
  }
}
