internal import Linting

extension Rule {
  static let vaultLivenessKillsSealed = Rule(
    "vault-liveness-kills-sealed", .error, "A liveness probe restarts Vault because it is sealed",
    why: """
      A sealed Vault answers 503, and `vault status` ends with 2: the probe fails and the kubelet
      restarts the container. It comes back sealed. Whoever has to unseal it by hand gets a minute
      for it, and a restart in the middle loses the shares that were already given.
      """,
    symptoms: [
      "Liveness probe failed: HTTP probe failed with statuscode: 503",
      "the pod of Vault in CrashLoopBackOff after a node was drained",
    ],
    detection: """
      The liveness probe of each Vault or OpenBao server, and its startup probe, which restarts it too once
      `failureThreshold` is reached: `/v1/sys/health` without a `sealedcode` of 200 to 399, `vault status` or
      `curl -f` whose failure is not caught. Values of both charts too, whose own
      default path accepts no sealed server. Warning where the probe waits five minutes or longer; note where
      a seal unseals the server by itself.
      """,
    limits: "A script with conditions of its own is not judged.",
    fix: """
      Append `sealedcode=204&uninitcode=204` to the path of the probe, or leave the probe
      out: a Vault that hangs is rare. Leave the readiness probe as it is.
      """,
    exceptions: "None known: a restart never unseals.",
    references: ["https://developer.hashicorp.com/vault/api-docs/system/health"],
    examples: [
      .flagged(
        "A path that fails while sealed",
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
                  livenessProbe:
                    httpGet:
                      path: ↓/v1/sys/health?standbyok=true
                      port: 8200
        """),
      .flagged(
        "A command that fails while sealed",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: bao
                  image: openbao/openbao:2.4.1
                  args: ["server"]
                  livenessProbe:
                    exec:
                      command: [↓"bao", "status", "-tls-skip-verify"]
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
                  - name: bao
                    image: openbao/openbao:2.4.1
                    args: ["server"]
                    livenessProbe:
                      exec:
                        command: ["sh", "-c", "bao status -tls-skip-verify; [ $? -ne 1 ]"]
          """),
      .flagged(
        "Switched on in a chart's values",
        """
        -- values.yaml --
        server:
          dataStorage:
            enabled: true
          ↓livenessProbe:
            enabled: true
        """,
        corrected: """
          -- values.yaml --
          server:
            dataStorage:
              enabled: true
            livenessProbe:
              enabled: true
              path: /v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204
          """),
      .flagged(
        "A startup probe that waits for somebody to unseal",
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
                    failureThreshold: 12
                    httpGet:
                      path: ↓/v1/sys/health?standbyok=true
                      port: 8200
        """),
      .flagged(
        "One that waits for ten minutes", level: .warning,
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
                  livenessProbe:
                    failureThreshold: 60
                    httpGet:
                      path: ↓/v1/sys/health?standbyok=true
                      port: 8200
        """),
      .flagged(
        "A seal that needs nobody", level: .note,
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
                  env:
                    - name: VAULT_LOCAL_CONFIG
                      value: seal "awskms" { kms_key_id = "alias/vault" }
                  livenessProbe:
                    httpGet:
                      path: ↓"/v1/sys/health"
                      port: 8200
        """),
      .clean(
        "One in development mode is never sealed",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server", "-dev"]
                  livenessProbe:
                    httpGet:
                      path: /v1/sys/health?standbyok=true
                      port: 8200
        """),
      .clean(
        "Sealed counts as alive",
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
                  livenessProbe:
                    httpGet:
                      path: /v1/sys/health?sealedcode=204&uninitcode=204&standbyok=true
                      port: 8200
                  readinessProbe:
                    exec:
                      command: ["vault", "status"]
        """),
    ]
  ) { graph, findings in
    // One in development mode is never sealed.
    for server in graph.vaultServers where server.development == nil {
      for (name, probe) in [("liveness", server.liveness), ("startup", server.startup)] {
        guard let probe, probe.passesSealed == false else { continue }
        let isNote = graph.unsealsItself(server)
        let isPatient = probe.patience >= longestUnsealing
        let end =
          isNote
          ? "while its seal cannot be reached it is restarted over and over"
          : isPatient
            ? "it is restarted, and comes back sealed, unless somebody unseals it within \(probe.patience / 60) minutes"
            : "it is restarted while somebody unseals it, and comes back sealed"
        findings.report(
          "\(server.resource.displayName) fails its \(name) probe while sealed: \(end).",
          at: probe.range, in: server.resource,
          level: isNote ? .note : isPatient ? .warning : .error,
          fix: probe.sealedFix(in: graph), key: name == "liveness" ? "" : name)
      }
    }
  }
}

/// The seconds within which somebody who is there has given all keys.
private let longestUnsealing = 300
