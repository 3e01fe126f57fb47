internal import Linting

extension Rule {
  static let vaultReadinessAcceptsSealed = Rule(
    "vault-readiness-accepts-sealed", .warning, "A sealed Vault counts as ready",
    why: """
      Readiness is how Kubernetes learns that a server cannot answer. A Service keeps sending requests to a
      sealed one that counts as ready, a rollout goes on to the next pod, a drain to the next node: in
      the end all of them are sealed. Nothing looks wrong in Kubernetes while every login fails.
      """,
    symptoms: [
      "503 Vault is sealed, at clients, while all pods are Ready",
      "a rolling update that sealed one server after the other without stopping",
    ],
    detection: """
      The readiness probe of each Vault or OpenBao server: `/v1/sys/health` with a `sealedcode` of 200
      to 399; `tcpSocket`, as the port is open while sealed; a command that ends with 0 although
      `vault status` ends with 2 there, or `curl` asks without `-f`. It has to change something: a Service
      that leaves out what is not ready, or a rollout with more than one replica. Note where only the drain
      of a node goes by it, through a PodDisruptionBudget: so it is in the charts' HA mode, whose Services
      lead to sealed servers in any case and whose pods are replaced when somebody deletes them.
      """,
    limits: """
      Whether something else alerts on sealed servers is not considered. A script with conditions of its own
      is not judged.
      """,
    fix: """
      Take `sealedcode` out of the readiness probe, or let it ask `vault status` with nothing around it. What has to reach a sealed server, to initialise
      or unseal it, uses a headless Service with `publishNotReadyAddresses: true`, as the charts'
      `-internal` Service is.
      """,
    exceptions: """
      An init Job that can reach Vault only through this Service; suppress it with the name of the
      Job. In a startup probe the parameter is fine. A server in development mode is never sealed.
      """,
    references: ["https://developer.hashicorp.com/vault/api-docs/system/health"],
    examples: VaultReadinessAcceptsSealedExamples.all
  ) { graph, findings in
    // One in development mode is never sealed.
    for server in graph.vaultServers where server.development == nil {
      guard let probe = server.readiness, probe.passesSealed == true else { continue }
      let use = graph.readinessUse(of: server)
      let harm = [
        use.guardsClients ? "clients keep being sent to it" : nil,
        use.guardsRollout ? "a rollout seals one server after the other" : nil,
        use.guardsDrain ? "draining nodes seals one server after the other" : nil,
      ].compactMap { $0 }
      guard !harm.isEmpty else { continue }
      findings.report(
        "\(server.resource.displayName) counts as ready while sealed: \(harm.prefix(2).joined(separator: ", and ")).",
        at: probe.range, in: server.resource,
        level: use.guardsClients || use.guardsRollout ? .warning : .note)
    }
  }
}
