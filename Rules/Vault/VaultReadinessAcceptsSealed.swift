internal import Linting

extension Rule {
  static let vaultReadinessAcceptsSealed = Rule(
    "vault-readiness-accepts-sealed", .warning, "A sealed Vault counts as ready",
    why: """
      The Service keeps sending requests to a server that can answer none of them, and the rollout
      goes on to the next pod: after the last one all of them are sealed. Nothing looks wrong in
      Kubernetes while every login fails.
      """,
    symptoms: [
      "503 Vault is sealed, at clients, while all pods are Ready",
      "a rolling update that sealed one server after the other without stopping",
    ],
    detection: """
      The readiness probe of each Vault or OpenBao server: `/v1/sys/health` with a `sealedcode` of 200
      to 399; `tcpSocket`, as the port is open while sealed; a command that ends with 0 although
      `vault status` ends with 2 there, or `curl` asks without `-f`.
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
      findings.report(
        "\(server.resource.displayName) counts as ready while sealed: clients keep being sent to it, and a rollout seals one server after the other.",
        at: probe.range, in: server.resource)
    }
  }
}
