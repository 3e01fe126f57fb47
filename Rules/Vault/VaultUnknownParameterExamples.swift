internal import Linting

enum VaultUnknownParameterExamples {
  static let all: [Example] = [
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
      "The other methods",
      scripts([
        "vault write auth/approle/role/ci token_policies=ci secret_id_ttl=24h ↓secret_id_uses=10",
        "vault write -f auth/approle/role/ci/secret-id ↓max_ttl=1h",
        "vault write auth/oidc/config oidc_client_id=vault ↓oidc_default_role=reader",
        "vault write auth/jwt/role/ci role_type=jwt user_claim=sub ↓bound_audience=vault",
        "vault write auth/token/create policies=ci ↓max_ttl=8h",
        "vault write secret/config max_versions=5 ↓cas=true",
      ]),
      corrected: scripts([
        "vault write auth/approle/role/ci token_policies=ci secret_id_num_uses=10",
        "vault write -f auth/approle/role/ci/secret-id ttl=1h",
        "vault write auth/oidc/config oidc_client_id=vault default_role=reader",
        "vault write auth/jwt/role/ci role_type=jwt user_claim=sub bound_audiences=vault",
        "vault write auth/token/create policies=ci explicit_max_ttl=8h",
        "vault write secret/config max_versions=5 cas_required=true",
      ])),
    .clean(
      "Methods and engines that are not known",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        configure.sh: |
          vault write auth/ldap/config url=ldaps://ldap.example.com starttls=false
          vault write auth/own/role/ci whatever=1
          vault write own/config anything=2
      """),
    .flagged(
      "A parameter that never was, through the API",
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
      "JSON on standard input",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        configure.sh: |
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
            bao write auth/prod/role/shop - <<EOF
            {"bound_service_account_names": "shop", "bound_service_account_namespaces": "shop",
             "token_policies": ["shop"]}
            EOF
        """),
    .flagged(
      "A connection to Redis",
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
        """),
    .flagged(
      "A role of the database engine",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault-config
        namespace: vault
      data:
        configure.sh: |
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

  /// A ConfigMap for each command.
  private static func scripts(_ commands: [String]) -> String {
    commands.enumerated().map { number, command in
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: configure-\(number)
        namespace: vault
      data:
        configure.sh: |
          \(command)
      """
    }.joined(separator: "\n---\n")
  }
}
