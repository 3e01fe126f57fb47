internal import Languages
internal import Linting

extension Rule {
  static let vaultTLSDisabled = Rule(
    "vault-tls-disabled", .warning, "Vault answers over plain HTTP",
    why: """
      Tokens and secrets cross the cluster's network in clear. Whoever can read it, from a node or
      from a pod on the same bridge, reads them along and may use the tokens.
      """,
    symptoms: [
      "VAULT_ADDR begins with http://",
      "http: server gave HTTP response to HTTPS client, at the first client that expects TLS",
    ],
    detection: """
      The listeners of each Vault or OpenBao server whose address is reached from outside its pod:
      `tls_disable` in HCL, in JSON, in `VAULT_LOCAL_CONFIG`, in the values of both charts, in a
      bank-vaults Vault. Note where the chart's default says so, where another listener speaks TLS,
      and where a strict PeerAuthentication encrypts what arrives.
      """,
    limits: "A configuration in a Secret, or one that a script writes, is not seen.",
    fix: """
      Mount a certificate, set `tls_cert_file` and `tls_key_file`, take `tls_disable` out. In the
      charts also set `global.tlsDisable: false`. Then change every client's address to https.
      """,
    exceptions: "A proxy in the same pod ends TLS and the listener's address is 127.0.0.1.",
    references: [
      "https://developer.hashicorp.com/vault/docs/configuration/listener/tcp#tls_disable"
    ],
    examples: [
      .flagged(
        "In a ConfigMap",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault
          namespace: vault
        data:
          vault.hcl: |
            listener "tcp" {
              address = "[::]:8200"
              ↓tls_disable = "1" # 0
            }
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  args: ["server"]
                  volumeMounts:
                    - name: config
                      mountPath: /vault/config
              volumes:
                - name: config
                  configMap:
                    name: vault
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault
            namespace: vault
          data:
            vault.hcl: |
              listener "tcp" {
                address = "[::]:8200"
                tls_cert_file = "/tls/tls.crt"
                tls_key_file = "/tls/tls.key"
              }
          ---
          apiVersion: apps/v1
          kind: StatefulSet
          metadata:
            name: vault
            namespace: vault
          spec:
            template:
              spec:
                containers:
                  - name: vault
                    image: hashicorp/vault:1.20.1
                    args: ["server"]
                    volumeMounts:
                      - name: config
                        mountPath: /vault/config
                      - name: tls
                        mountPath: /tls
                volumes:
                  - name: config
                    configMap:
                      name: vault
                  - name: tls
                    secret:
                      secretName: vault-tls
          """),
      .flagged(
        "A script of another ConfigMap starts the server", level: .warning,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault
          namespace: vault
        data:
          vault.hcl: |
            listener "tcp" {
              address = "0.0.0.0:8200"
              ↓tls_disable = true
            }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: scripts
          namespace: vault
        data:
          start.sh: |
            #!/bin/sh
            vault server -config=/vault/config/vault.hcl &
            vault operator unseal "$UNSEAL_KEY"
            wait
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: vault
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.20.1
                  command: ["sh", "-c", "/vault/scripts/start.sh"]
                  volumeMounts:
                    - {name: config, mountPath: /vault/config}
                    - {name: scripts, mountPath: /vault/scripts}
              volumes:
                - name: config
                  configMap: {name: vault}
                - name: scripts
                  configMap: {name: scripts, defaultMode: 0755}
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault
            namespace: vault
          data:
            vault.hcl: |
              listener "tcp" {
                address = "0.0.0.0:8200"
                tls_cert_file = "/vault/tls/tls.crt"
                tls_key_file = "/vault/tls/tls.key"
              }
          """),
      .flagged(
        "In a bank-vaults Vault",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
          namespace: vault
        spec:
          config:
            listener:
              tcp:
                address: 0.0.0.0:8200
                ↓tls_disable: true
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
            namespace: vault
          spec:
            config:
              listener:
                tcp:
                  address: 0.0.0.0:8200
                  tls_cert_file: /vault/tls/server.crt
                  tls_key_file: /vault/tls/server.key
          """),
      .flagged(
        "In the values of a chart",
        """
        -- values.yaml --
        server:
          dataStorage:
            enabled: true
          standalone:
            config: |
              listener "tcp" {
                address = "0.0.0.0:8200"
                ↓tls_disable = true
              }
        """,
        corrected: """
          -- values.yaml --
          server:
            dataStorage:
              enabled: true
            standalone:
              config: |
                listener "tcp" {
                  address = "0.0.0.0:8200"
                  tls_disable = {{ .Values.global.tlsDisable }}
                }
          """),
      .clean(
        "Behind a proxy of the same pod, or not known",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
          namespace: vault
        spec:
          config:
            listener:
              - tcp:
                  address: 127.0.0.1:8200
                  tls_disable: true
              - tcp:
                  address: 0.0.0.0:8300
                  tls_disable: ${VAULT_TLS_DISABLE}
              - tcp:
                  address: 0.0.0.0:8400
                  tls_disable: "0"
        """),
    ]
  ) { graph, findings in
    for server in graph.vaultServers {
      let isEncryptedElsewhere = server.listeners.contains { $0.listener.disablesTLS == false }
      for (listener, configuration) in server.listeners
      where listener.disablesTLS == true && listener.isLoopbackOnly != true {
        guard let setting = listener.tlsDisable else { continue }
        let policy = graph.strictPeerAuthentication(for: server.resource)
        let isNote = configuration.chartKey != nil || isEncryptedElsewhere || policy != nil
        let address = listener.address?.value.literal.map { " on \($0)" } ?? ""
        let why =
          configuration.chartKey.map { ", as its chart does unless \($0) tells otherwise" } ?? ""
        findings.report(
          "\(server.resource.displayName) answers over plain HTTP\(address)\(why): tokens and secrets cross the network in clear.",
          at: setting.key.range, in: configuration.resource, level: isNote ? .note : .warning,
          evidence: configuration.resource.id == server.resource.id
            ? [] : [Evidence("the server that reads it", at: server.range)],
          key: address)
      }
    }
  }
}
