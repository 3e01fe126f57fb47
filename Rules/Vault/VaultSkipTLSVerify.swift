internal import Linting

extension Rule {
  static let vaultSkipTLSVerify = Rule(
    "vault-skip-tls-verify", .warning, "A client of Vault does not check its certificate",
    why: """
      The client sends its token to whoever answers at the address. A pod that gets hold of the name
      or the address, by DNS or ARP, reads every token and every secret of that client.
      """,
    symptoms: ["nothing at all, which is what makes it last"],
    detection: """
      `VAULT_SKIP_VERIFY` or `BAO_SKIP_VERIFY` of a container, `skipTLSVerify` of a VaultConnection,
      `connection.tLSConfig.skipVerify` of vault-config-operator's objects, the injector's annotation
      `tls-skip-verify`, and `tls_skip_verify` in a seal. Silent where the address is in the pod
      itself or not TLS at all.
      """,
    limits: "Options in scripts (`-tls-skip-verify`, `curl -k`) are not reported.",
    fix: """
      Give the client the CA: `VAULT_CACERT` with a mounted file, `caCertSecretRef` of a
      VaultConnection, the annotation `ca-cert`, `tls_ca_cert` of a seal. Then take the switch out.
      """,
    exceptions: "A first start, until the CA is known. Suppress it with the date on which it ends.",
    references: [
      "https://developer.hashicorp.com/vault/docs/commands#environment-variables"
    ],
    examples: [
      .flagged(
        "In a container, a connection and an annotation",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: app
        spec:
          template:
            metadata:
              annotations:
                vault.hashicorp.com/tls-skip-verify: ↓"true"
            spec:
              containers:
                - name: app
                  image: registry.example.com/app:1
                  env:
                    - name: VAULT_ADDR
                      value: https://vault.example.com
                    - name: VAULT_SKIP_VERIFY
                      value: ↓"true"
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultConnection
        metadata:
          name: vault
        spec:
          address: https://vault.vault.svc:8200
          skipTLSVerify: ↓true
        """,
        corrected: """
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: app
          spec:
            template:
              metadata:
                annotations:
                  vault.hashicorp.com/tls-secret: vault-ca
                  vault.hashicorp.com/ca-cert: /vault/tls/ca.crt
              spec:
                containers:
                  - name: app
                    image: registry.example.com/app:1
                    env:
                      - name: VAULT_ADDR
                        value: https://vault.example.com
                      - name: VAULT_CACERT
                        value: /vault/tls/ca.crt
          ---
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultConnection
          metadata:
            name: vault
          spec:
            address: https://vault.vault.svc:8200
            caCertSecretRef: vault-ca
          """),
      .flagged(
        "In a seal",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          config:
            seal:
              transit:
                address: https://central.example.com
                ↓tls_skip_verify: "true"
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            config:
              seal:
                transit:
                  address: https://central.example.com
                  tls_ca_cert: /vault/ca/ca.crt
          """),
      .clean(
        "The server itself, which asks its own pod unless told otherwise",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: vault
          namespace: vault
        spec:
          chart:
            spec:
              chart: vault
              sourceRef:
                kind: HelmRepository
                name: hashicorp
          values:
            server:
              extraEnvironmentVars:
                VAULT_SKIP_VERIFY: "true"
              standalone:
                enabled: true
        """),
      .clean(
        "Its own pod, plain HTTP, and a switch that is off",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: vault
        spec:
          containers:
            - name: first
              image: registry.example.com/app:1
              env:
                - name: VAULT_ADDR
                  value: https://127.0.0.1:8200
                - name: VAULT_SKIP_VERIFY
                  value: "true"
            - name: second
              image: registry.example.com/app:1
              env:
                - name: VAULT_ADDR
                  value: http://vault:8200
                - name: VAULT_SKIP_VERIFY
                  value: "true"
            - name: third
              image: registry.example.com/app:1
              env:
                - name: VAULT_SKIP_VERIFY
                  value: "false"
        """),
    ]
  ) { graph, findings in
    for client in graph.vaultClients where client.speaksTLS && !client.isLoopback {
      guard let skip = client.skip else { continue }
      findings.report(
        "\(client.name.prefix(1).uppercased() + client.name.dropFirst()) does not check Vault's certificate: it sends its token to whoever answers.",
        at: skip.range, in: client.resource)
    }
  }
}
