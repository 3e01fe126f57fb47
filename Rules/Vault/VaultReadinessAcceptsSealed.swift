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
      to 399.
      """,
    limits: "Whether something else alerts on sealed servers is not considered.",
    fix: """
      Take `sealedcode` out of the readiness probe. What has to reach a sealed server, to initialise
      or unseal it, uses a headless Service with `publishNotReadyAddresses: true`, as the charts'
      `-internal` Service is.
      """,
    exceptions: """
      An init Job that can reach Vault only through this Service; suppress it with the name of the
      Job. In a startup probe the parameter is fine.
      """,
    references: ["https://developer.hashicorp.com/vault/api-docs/system/health"],
    examples: [
      .flagged(
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  readinessProbe:
                    httpGet:
                      path: ↓/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204
                      port: 8200
        """,
        corrected: """
          apiVersion: apps/v1
          kind: StatefulSet
          metadata:
            name: vault
          spec:
            template:
              spec:
                containers:
                  - name: vault
                    image: hashicorp/vault:1.20.1
                    args: ["server"]
                    readinessProbe:
                      httpGet:
                        path: /v1/sys/health?standbyok=true
                        port: 8200
          """),
      .flagged(
        "In the values of a chart",
        """
        -- values.yaml --
        server:
          dataStorage:
            enabled: true
          readinessProbe:
            enabled: true
            path: ↓"/v1/sys/health?sealedcode=200"
        """,
        corrected: """
          -- values.yaml --
          server:
            dataStorage:
              enabled: true
            readinessProbe:
              enabled: true
              path: "/v1/sys/health?standbyok=true"
          """),
      .clean(
        "Only a startup probe takes it for started",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  startupProbe:
                    httpGet:
                      path: /v1/sys/health?sealedcode=204&uninitcode=204
                      port: 8200
                  readinessProbe:
                    httpGet:
                      path: /v1/sys/health?uninitcode=204
                      port: 8200
        """),
    ]
  ) { graph, findings in
    for server in graph.vaultServers {
      guard let probe = server.readiness, probe.path != nil, probe.passesSealed == true else {
        continue
      }
      findings.report(
        "\(server.resource.displayName) counts as ready while sealed: clients keep being sent to it, and a rollout seals one server after the other.",
        at: probe.range, in: server.resource)
    }
  }
}
