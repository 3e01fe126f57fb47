internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let vaultDevMode = Rule(
    "vault-dev-mode", .error, "Vault runs in development mode",
    why: """
      A development server keeps everything in memory, is never sealed, listens without TLS, and its
      root token is printed in its log or written in the manifest. One restart loses every secret;
      until then whoever reads the log may read them all.
      """,
    symptoms: [
      "WARNING! dev mode is enabled!, in Vault's log", "every secret is gone after a restart",
    ],
    detection: """
      The option `-dev` or `-dev-tls` in a container's words or in the script it runs,
      `server.dev.enabled` of the charts, and a container of the official images without command and
      arguments, whose own command is `server -dev`. A warning where a folder's name says that it is for
      a cluster on one's own machine (k3d, kind, minikube).
      """,
    limits: "A command that a variable completes is not judged.",
    fix: """
      Give the server a configuration with a storage on a claim and a listener, and start it with
      `server -config=...`. In the charts set `server.dev.enabled: false`. Move the secrets first.
      """,
    exceptions: "A throw-away server of a test or a tutorial that holds nothing.",
    references: ["https://developer.hashicorp.com/vault/docs/concepts/dev-server"],
    examples: [
      .flagged(
        "The option, and the image's own command",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: first
        spec:
          containers:
            - name: vault
              image: openbao/openbao:2.4.1
              args: ["server", ↓"-dev"]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: second
        spec:
          containers:
            - name: vault
              image: ↓hashicorp/vault:1.20.1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: third
        spec:
          containers:
            - name: vault
              image: hashicorp/vault:1.20.1
              command: ["sh", "-c", "exec vault server ↓-dev -dev-listen-address=0.0.0.0:8200"]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: fourth
        spec:
          containers:
            - name: vault
              image: hashicorp/vault:1.20.1
              command: [sh, -ec]
              args: ["/usr/local/bin/docker-entrypoint.sh vault server ↓-dev"]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: fifth
        spec:
          containers:
            - name: vault
              image: hashicorp/vault:1.20.1
              command: [sh, -ec, "exec docker-entrypoint.sh server ↓-dev"]
        """,
        corrected: """
          apiVersion: v1
          kind: Pod
          metadata:
            name: first
          spec:
            containers:
              - name: vault
                image: openbao/openbao:2.4.1
                args: ["server", "-config=/openbao/config"]
          ---
          apiVersion: v1
          kind: Pod
          metadata:
            name: second
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: ["server"]
          ---
          apiVersion: v1
          kind: Pod
          metadata:
            name: third
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                command: ["sh", "-c", "exec vault server -config=/vault/config"]
          """),
      .flagged(
        "In the values of a chart",
        """
        -- values.yaml --
        server:
          dataStorage:
            enabled: true
          ↓dev:
            enabled: true
        """,
        corrected: """
          -- values.yaml --
          server:
            dataStorage:
              enabled: true
            dev:
              enabled: false
          """),
      .flagged(
        "For a cluster on one's own machine", level: .warning,
        """
        -- install/k3d/values.yaml --
        server:
          dataStorage:
            enabled: true
          ↓dev:
            enabled: true
        """,
        corrected: """
          -- install/k3d/values.yaml --
          server:
            dataStorage:
              enabled: true
          """),
      .flagged(
        "A file whose listener meets its own",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault
        data:
          vault.hcl: |
            storage "file" {
              path = "/vault/file"
            }
            listener "tcp" {
              address = "0.0.0.0:8200"
            }
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: vault
        spec:
          containers:
            - name: vault
              image: ↓hashicorp/vault:1.20.1
              volumeMounts:
                - {name: config, mountPath: /vault/config}
          volumes:
            - name: config
              configMap: {name: vault}
        """,
        corrected: """
          apiVersion: v1
          kind: Pod
          metadata:
            name: vault
          spec:
            containers:
              - name: vault
                image: hashicorp/vault:1.20.1
                args: [server]
                volumeMounts:
                  - {name: config, mountPath: /vault/config}
            volumes:
              - name: config
                configMap: {name: vault}
          """),
      .clean(
        "A client, an agent, a server with a configuration",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: vault
        spec:
          containers:
            - name: agent
              image: hashicorp/vault:1.20.1
              args: ["agent", "-config=/etc/agent.hcl"]
            - name: server
              image: hashicorp/vault:1.20.1
              command: ["vault", "server", "-config=/vault/config"]
        """),
    ]
  ) { graph, findings in
    for server in graph.vaultServers {
      guard let range = server.development else { continue }
      let isLocal = graph.isForLocalCluster(server.resource)
      let consequence =
        server.meetsOwnListener
        ? "its configuration file has a listener on the same port, so that it does not start"
        : "all it holds is in memory, and gone at the next restart"
      findings.report(
        "\(server.resource.displayName) runs in development mode: \(consequence)\(isLocal ? "; its folder says that it is for a cluster on one's own machine" : "").",
        at: range, in: server.resource, level: isLocal ? .warning : .error)
    }
  }
}

extension VaultServer {
  /// Whether a file that it is given beside `-dev` has a listener on the port of development mode
  /// (`vault command/server.go`: the configurations are merged, and both listen).
  fileprivate var meetsOwnListener: Bool {
    listeners.contains { listener, configuration in
      guard configuration.chartKey == nil, configuration.resource.origin != .chart,
        listener.kind == "tcp"
      else { return false }
      guard let address = listener.address else { return true }
      return address.value.text?.hasSuffix(":8200") == true
    }
  }
}
