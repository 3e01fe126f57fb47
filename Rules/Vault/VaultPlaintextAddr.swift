internal import Linting

extension Rule {
  static let vaultPlaintextAddr = Rule(
    "vault-plaintext-addr", .note, "A client reaches Vault over plain HTTP",
    why: """
      The token and every secret cross the network in clear. Within one cluster that is a risk some
      take; over a load balancer or between clusters it is a leak.
      """,
    symptoms: ["VAULT_ADDR begins with http://"],
    detection: """
      `http://` in `VAULT_ADDR` or `BAO_ADDR` of a container, in a VaultConnection, a SecretStore of
      External Secrets, an Issuer of cert-manager, an agent's `vault` block in a ConfigMap, an object of
      vault-config-operator, a script, the injector's annotation `service`, and
      the addresses of a server's seal and raft members. An address of the pod itself is silent.
      """,
    limits: "A host that a variable gives is not known. A mesh may encrypt what looks plain here.",
    fix: "Give Vault's listener a certificate, then change the address to https.",
    exceptions: "A mesh with mutual TLS between the two, or a Vault without secrets worth reading.",
    references: [
      "https://developer.hashicorp.com/vault/docs/concepts/production-hardening"
    ],
    examples: [
      .flagged(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
        spec:
          containers:
            - name: app
              image: registry.example.com/app:1
              env:
                - name: VAULT_ADDR
                  value: ↓http://vault.vault:8200
        ---
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata:
          name: vault
        spec:
          provider:
            vault:
              server: ↓http://vault.vault.svc:8200
        """,
        corrected: """
          apiVersion: v1
          kind: Pod
          metadata:
            name: app
          spec:
            containers:
              - name: app
                image: registry.example.com/app:1
                env:
                  - name: VAULT_ADDR
                    value: https://vault.vault:8200
          ---
          apiVersion: external-secrets.io/v1
          kind: ClusterSecretStore
          metadata:
            name: vault
          spec:
            provider:
              vault:
                server: https://vault.vault.svc:8200
          """),
      .flagged(
        "In a script; its own host is no network",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: init
        data:
          init.sh: |
            export VAULT_ADDR=http://127.0.0.1:8200
            vault operator init -key-shares=5 > /dev/null
            export VAULT_ADDR=↓"http://vault-active.${NAMESPACE}.svc:8200"
            vault login -method=kubernetes role=init
            VAULT_ADDR=http://$HOST:8200 vault status
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: init
          data:
            init.sh: |
              export VAULT_ADDR="https://vault-active.${NAMESPACE}.svc:8200"
              vault login -method=kubernetes role=init
          """),
      .flagged(
        "Between raft members",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          config:
            storage:
              raft:
                path: /vault/data
                retry_join:
                  - leader_api_addr: ↓http://vault-0.vault-internal:8200
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            config:
              storage:
                raft:
                  path: /vault/data
                  retry_join:
                    - leader_api_addr: https://vault-0.vault-internal:8200
          """),
      .flagged(
        "An issuer of certificates, and an agent",
        """
        apiVersion: cert-manager.io/v1
        kind: Issuer
        metadata:
          name: internal
          namespace: shop
        spec:
          vault:
            server: ↓http://vault.vault.svc:8200
            path: pki/sign/shop
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agent
          namespace: shop
        data:
          agent.hcl: |
            vault {
              address = ↓"http://vault.vault.svc:8200"
            }
            auto_auth {
              method "kubernetes" {
                config = {
                  role = "shop"
                }
              }
            }
        """,
        corrected: """
          apiVersion: cert-manager.io/v1
          kind: Issuer
          metadata:
            name: internal
            namespace: shop
          spec:
            vault:
              server: https://vault.vault.svc:8200
              path: pki/sign/shop
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: agent
            namespace: shop
          data:
            agent.hcl: |
              vault {
                address = "https://vault.vault.svc:8200"
              }
              auto_auth {
                method "kubernetes" {
                  config = {
                    role = "shop"
                  }
                }
              }
          """),
      .clean(
        "An agent beside the server, and a file that is no agent's",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agent
          namespace: shop
        data:
          agent.hcl: |
            vault {
              address = "http://127.0.0.1:8200"
            }
            auto_auth {
            }
          notes.hcl: |
            # Without auto_auth nobody logs in.
            vault {
              address = "http://vault.vault.svc:8200"
            }
        """),
      .clean(
        "Its own pod, and a host that is not known",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
        spec:
          containers:
            - name: first
              image: registry.example.com/app:1
              env:
                - name: VAULT_ADDR
                  value: http://127.0.0.1:8200
            - name: second
              image: registry.example.com/app:1
              env:
                - name: BAO_ADDR
                  value: http://$(HOST_IP):8200
        """),
    ]
  ) { graph, findings in
    for client in graph.vaultClients where client.isPlaintext {
      guard let address = client.address else { continue }
      findings.report(
        "\(client.name.prefix(1).uppercased() + client.name.dropFirst()) reaches Vault over plain HTTP: its token and its secrets can be read on the way.",
        at: address.range, in: client.resource)
    }
  }
}
