internal import Graph
internal import Linting
internal import SourceText

extension Rule {
  static let vaultAuthReviewerExpired = Rule(
    "vault-auth-reviewer-expired", .error, "Vault's stored reviewer token is past its expiry",
    why: """
      Vault presents `token_reviewer_jwt` to the API server at every login. The API server refuses a
      token that is past its `exp`, and with it every login on the mount, while Vault itself is
      healthy. Nothing renews a token that stands in a file.
      """,
    symptoms: [
      "403 permission denied on every kubernetes login, from one second to the next",
      "invalid bearer token, token has expired, in the API server's log",
    ],
    detection: """
      A write of `auth/<mount>/config` whose `token_reviewer_jwt` is a JWT in clear, there or in the
      Secret of the tree that it is taken from, with an `exp` that is before `--now`: error. One that ends within thirty days: warning.
      """,
    limits: """
      Only a token in clear has an expiry to read. One that ends later is told by
      vault-auth-projected-reviewer-jwt. Whether the token was revoked is not in the tree.
      """,
    fix: """
      Take the token out of Git. In Vault's own cluster leave the argument away; for another cluster
      store the token of a `kubernetes.io/service-account-token` Secret, or set
      `disable_local_ca_jwt=true` and let clients present their own.
      """,
    exceptions: "A write that another one, with a fresh token, follows.",
    references: [
      "https://developer.hashicorp.com/vault/docs/auth/kubernetes#how-to-work-with-short-lived-kubernetes-tokens"
    ],
    examples: [
      .flagged(
        "Over since the spring", level: .error,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
              kubernetes_ca_cert=@/ca/prod.crt \\
              ↓token_reviewer_jwt=eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ.eyJhdWQiOlsidmF1bHQiXSwiZXhwIjoxNzQwNzg3MjAwLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
          data:
            configure.sh: |
              vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
                kubernetes_ca_cert=@/ca/prod.crt disable_local_ca_jwt=true
          """),
      .flagged(
        "Three weeks are left, through the API", level: .warning,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            JWT=eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ.eyJhdWQiOlsidmF1bHQiXSwiZXhwIjoxNzY4ODY3MjAwLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
            curl -X POST -d @- "$VAULT_ADDR/v1/auth/prod/config" <<EOF
            {"kubernetes_host": "https://api.prod.example.com", ↓"token_reviewer_jwt": "$JWT"}
            EOF
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
          data:
            configure.sh: |
              curl -X POST -d @- "$VAULT_ADDR/v1/auth/prod/config" <<EOF
              {"kubernetes_host": "https://api.prod.example.com", "disable_local_ca_jwt": true}
              EOF
          """),
      .flagged(
        "In the configuration of bank-vaults", level: .error,
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          externalConfig:
            auth:
              - type: kubernetes
                path: prod
                config:
                  kubernetes_host: https://api.prod.example.com
                  ↓token_reviewer_jwt: eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ.eyJhdWQiOlsidmF1bHQiXSwiZXhwIjoxNzQwNzg3MjAwLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
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
                  path: prod
                  config:
                    kubernetes_host: https://api.prod.example.com
                    disable_local_ca_jwt: true
          """),
      .flagged(
        "In a Secret of the tree, by a variable and by provider-vault", level: .error,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: reviewer
          namespace: vault
        stringData:
          jwt: eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ.eyJhdWQiOlsidmF1bHQiXSwiZXhwIjoxNzQwNzg3MjAwLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: configure
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: configure
                  image: hashicorp/vault:1.20.1
                  env:
                    - name: REVIEWER
                      valueFrom:
                        secretKeyRef: {name: reviewer, key: jwt}
                  command: [sh, -c]
                  args:
                    - |
                      vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
                        kubernetes_ca_cert=@/ca/prod.crt \\
                        ↓token_reviewer_jwt="$REVIEWER"
        ---
        apiVersion: kubernetes.vault.upbound.io/v1alpha1
        kind: AuthBackendConfig
        metadata:
          name: stage
        spec:
          forProvider:
            backend: stage
            kubernetesHost: https://api.stage.example.com
            ↓tokenReviewerJwtSecretRef: {name: reviewer, namespace: vault, key: jwt}
        """,
        corrected: """
          apiVersion: v1
          kind: Secret
          metadata:
            name: reviewer
            namespace: vault
            annotations:
              kubernetes.io/service-account.name: reviewer
          type: kubernetes.io/service-account-token
          """),
      .clean(
        "A year is left: another rule's matter",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
              token_reviewer_jwt=eyJhbGciOiJSUzI1NiIsImtpZCI6Im1hZGUtdXAifQ.eyJhdWQiOlsidmF1bHQiXSwiZXhwIjoxNzk4NzYxNjAwLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
        """),
      .clean(
        "A token without an end",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
              token_reviewer_jwt=eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dmF1bHQ6cmV2aWV3ZXIifQ.c2lnbmF0dXJl
        """),
    ]
  ) { graph, findings in
    for mount in graph.vaultAuthMounts {
      let stored = graph.storedReviewer(of: mount)
      guard let jwt = mount.tokenReviewerJWT, let expiry = jwt.expiry ?? stored?.expiry,
        let isOver = graph.settings.isOver(expiry), !graph.settings.isFar(expiry)
      else { continue }
      let path = "auth/\(mount.path ?? "(a variable)")"
      findings.report(
        isOver
          ? "The reviewer token that \(path) stores has expired on \(expiry.day.text): every login on the mount is refused."
          : "The reviewer token that \(path) stores expires on \(expiry.day.text): from then on every login on the mount is refused.",
        at: jwt.range, in: mount.resource, level: isOver ? .error : .warning,
        evidence: [Evidence("the mount is configured here", at: mount.range)]
          + (stored.map { [Evidence("Secret \($0.secret.display) holds the token", at: $0.range)] }
            ?? []),
        key: mount.path ?? "")
    }
  }
}

extension VaultAuthMount.Field {
  /// The end of a token that stands in clear where the mount is written.
  fileprivate var expiry: Instant? {
    if case .expiringLiteral(let expiry) = origin { expiry } else { nil }
  }
}
