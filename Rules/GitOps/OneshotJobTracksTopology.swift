internal import Languages
internal import Linting

extension Rule {
  static let oneshotJobTracksTopology = Rule(
    "oneshot-job-tracks-topology", .note,
    "A Job stores once which server leads, and nothing stores it again",
    why: """
      Which server is the master changes with a failover; a Job runs at a sync, and a failover is none.
      What it stored names the old master until somebody syncs by hand.
      """,
    symptoms: [
      "READONLY You can't write against a read only replica, from a failover to the next sync",
      "a manual sync repairs it, nobody knows why",
    ],
    detection: """
      A Job, a hook or not, that writes to Vault, a ConfigMap or a Secret what depends on the answer of
      Sentinel, of `ROLE` or `INFO replication`, or of `kubectl get pods -l ...=master`, where no CronJob
      and no long-running container of the tree writes the same object.
      """,
    limits: "Answers that pass through a file or through another program are not followed.",
    fix: """
      Store what does not change: a Service that selects the master. Or give the Job a CronJob as twin
      that writes the same.
      """,
    exceptions:
      "Servers that never change roles: one master without replicas that could take over.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/",
      "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/",
    ],
    examples: OneshotJobTracksTopologyExamples.all
  ) { graph, findings in
    for write in graph.untrackedTopologyWrites {
      let script = write.script
      findings.report(
        "\(script.pod?.resource.displayName ?? script.resource.displayName) stores in \(write.target) which server leads when it runs; after a failover nothing stores it again.",
        at: write.place, in: script.resource,
        evidence: [Evidence("it asks who leads", at: script.range(write.question.range))],
        key: write.target)
    }
  }
}
