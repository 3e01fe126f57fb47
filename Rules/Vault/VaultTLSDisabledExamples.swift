internal import Linting

enum VaultTLSDisabledExamples {
  static let all: [Example] = [
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
}
