internal import Graph
internal import Linting

extension Rule {
  static let vaultUnknownParameter = Rule(
    "vault-unknown-parameter", .warning, "A write to Vault carries a parameter that nobody reads",
    why: """
      Vault takes a write with a parameter it does not know, answers with a warning at most, and
      ignores it. What it was meant to set keeps its default: a reviewer that is not stored, a TTL that
      does not hold. The script ends well, and the error shows days later somewhere else.
      """,
    symptoms: ["Endpoint ignored these unrecognized parameters, in the log of a job"],
    detection: """
      A write to `auth/<mount>/config` or `auth/<mount>/role/<name>` of the kubernetes method, to
      `<mount>/roles/<name>` of the database engine or to `<mount>/config/<name>` of its Redis and Valkey
      plugins, with a parameter that neither Vault nor OpenBao has there: scripts (CLI, JSON, curl) and
      bank-vaults' `externalConfig`.
      """,
    limits: """
      Other paths are not known. A parameter of a version newer than this program is taken for an error.
      Fields of operators' resources are checked by the API server.
      """,
    fix: "Use the parameter's right name, or take it away.",
    exceptions: "A plugin of your own behind one of these paths.",
    references: [
      "https://developer.hashicorp.com/vault/api-docs/auth/kubernetes",
      "https://openbao.org/api-docs/auth/kubernetes/",
      "https://developer.hashicorp.com/vault/api-docs/secret/databases",
    ],
    examples: [
      .flagged(
        "A name that is too short",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            vault write auth/kubernetes/config kubernetes_host=https://api.example.com:6443 \\
              kubernetes_ca_cert=@/ca/prod.crt ↓disable_local_ca=true
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              vault write auth/kubernetes/config kubernetes_host=https://api.example.com:6443 \\
                kubernetes_ca_cert=@/ca/prod.crt disable_local_ca_jwt=true
          """),
      .flagged(
        "A parameter that never was, through the API and on standard input",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            curl -X POST -d '{"kubernetes_host": "https://api.example.com", ↓"token_review_issuer": "x"}' \\
              https://vault.vault.svc:8200/v1/auth/prod/config
            bao write auth/prod/role/shop - <<EOF
            {"bound_service_account_names": "shop", "bound_service_account_namespaces": "shop",
             ↓"token_polices": ["shop"]}
            EOF
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              curl -X POST -d '{"kubernetes_host": "https://api.example.com", "token_reviewer_jwt": "'$JWT'"}' \\
                https://vault.vault.svc:8200/v1/auth/prod/config
          """),
      .flagged(
        "The database engine",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            vault write database/config/shop plugin_name=redis-database-plugin host=redis port=6379 \\
              username=vault password="$PASSWORD" ↓use_tls=true
            vault write database/roles/shop db_name=shop ↓ttl=1h max_ttl=24h
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              vault write database/config/shop plugin_name=redis-database-plugin host=redis port=6379 \\
                username=vault password="$PASSWORD" tls=true ca_cert=@/ca.crt
              vault write database/roles/shop db_name=shop default_ttl=1h max_ttl=24h
          """),
      .flagged(
        "bank-vaults writes what it is given",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          externalConfig:
            auth:
              - type: kubernetes
                config:
                  kubernetes_host: https://api.example.com
                  ↓kubernetes_ca: PEM
                roles:
                  - name: shop
                    bound_service_account_names: [shop]
                    ↓bound_service_account_namespace: [shop]
                    policies: shop
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            externalConfig:
              auth:
                - type: kubernetes
                  config:
                    kubernetes_host: https://api.example.com
                    kubernetes_ca_cert: PEM
                  roles:
                    - name: shop
                      bound_service_account_names: [shop]
                      bound_service_account_namespaces: [shop]
                      policies: shop
          """),
      .clean(
        "Paths of other methods and engines, and names that are filled in later",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            vault write auth/jwt/config oidc_discovery_url=https://gitlab.example.com
            vault write auth/github/config organization=example
            vault write secret/config/app anything=goes
            vault write database/config/orders plugin_name=our-own-plugin whatever=x
            vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc $MORE
            echo "{\\"kubernetes_host\\": \\"https://a\\", \\"$KEY\\": 1}" | vault write auth/kubernetes/config -
        """),
    ]
  ) { graph, findings in
    for parameter in graph.unknownParameters {
      findings.report(
        "\(parameter.path) has no parameter \(parameter.name): Vault ignores it\(parameter.meant.map { "; \($0) is one" } ?? "").",
        at: parameter.range, in: parameter.resource, key: "\(parameter.path) \(parameter.name)")
    }
  }
}
