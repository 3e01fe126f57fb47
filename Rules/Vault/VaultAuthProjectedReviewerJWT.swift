internal import Linting

extension Rule {
  static let vaultAuthProjectedReviewerJWT = Rule(
    "vault-auth-projected-reviewer-jwt", .error,
    "Vault's stored reviewer token expires and every login fails with it",
    why: """
      `token_reviewer_jwt` is stored as it is. A pod's own token is bound to that pod and to an
      expiry; `kubectl create token` lasts an hour unless asked otherwise. When it runs out, Vault's
      TokenReview is refused and every login on the mount fails while Vault itself is healthy.
      """,
    symptoms: [
      "403 permission denied on every kubernetes login, some time after a good deployment",
      "the bootstrap Job is gone, and logins with it",
    ],
    detection: """
      A write of `auth/<mount>/config` whose token_reviewer_jwt is read from the pod's ServiceAccount
      token, made by `kubectl create token`, or is a JWT with an expiry. Variables are followed to
      where they are assigned, files to where the script writes them. A `--duration` of a year or
      more: note, since the API server may grant less.
      """,
    limits: "A token that comes from a file or a variable the tree does not show is not judged.",
    fix: """
      In Vault's own cluster, leave the argument out: Vault then reads its pod's token afresh. For
      another cluster, store the token of a `kubernetes.io/service-account-token` Secret, or set
      `disable_local_ca_jwt=true` and let clients present their own.
      """,
    exceptions: """
      A job that rewrites the configuration well before each expiry. Suppress it with the name of
      that job.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/auth/kubernetes#how-to-work-with-short-lived-kubernetes-tokens"
    ],
    examples: [
      .flagged(
        "The pod's own token",
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: vault-config
          namespace: vault
        spec:
          template:
            spec:
              containers:
                - name: vault
                  image: hashicorp/vault:1.18
                  command: ["/bin/sh", "-c"]
                  args:
                    - |
                      TOKEN=$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)
                      vault write auth/kubernetes/config \\
                        ↓token_reviewer_jwt="$TOKEN" \\
                        kubernetes_host=https://kubernetes.default.svc
        """,
        corrected: """
          apiVersion: batch/v1
          kind: Job
          metadata:
            name: vault-config
            namespace: vault
          spec:
            template:
              spec:
                containers:
                  - name: vault
                    image: hashicorp/vault:1.18
                    command: ["/bin/sh", "-c"]
                    args:
                      - |
                        vault write auth/kubernetes/config \\
                          kubernetes_host=https://kubernetes.default.svc
          """),
      .flagged(
        "A sidecar in the values of Vault's chart that nothing in the tree installs",
        """
        -- vault-values.yaml --
        server:
          dataStorage:
            enabled: true
          extraContainers:
            - name: configure
              image: hashicorp/vault:1.20.1
              command:
                - /bin/sh
                - -c
                - |
                  vault write auth/kubernetes/config ↓token_reviewer_jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token kubernetes_host=https://kubernetes.default.svc
        """,
        corrected: """
          -- vault-values.yaml --
          server:
            dataStorage:
              enabled: true
            extraContainers:
              - name: configure
                image: hashicorp/vault:1.20.1
                command:
                  - /bin/sh
                  - -c
                  - |
                    vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
          """),
      .flagged(
        "A token made for the occasion, through the API",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            JWT=$(kubectl create token vault-reviewer)
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
              JWT=$(kubectl get secret vault-reviewer -o jsonpath='{.data.token}' | base64 -d)
              curl -X POST -d @- "$VAULT_ADDR/v1/auth/prod/config" <<EOF
              {"kubernetes_host": "https://api.prod.example.com", "token_reviewer_jwt": "$JWT"}
              EOF
          """),
      .flagged(
        "The API server decides how long a token lasts", level: .note,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            kubectl create token vault-reviewer --duration=87600h > /tmp/reviewer
            vault write auth/prod/config ↓token_reviewer_jwt=@/tmp/reviewer \\
              kubernetes_host=https://api.prod.example.com kubernetes_ca_cert=@/ca/prod.crt
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
          data:
            configure.sh: |
              vault write auth/prod/config disable_local_ca_jwt=true \\
                kubernetes_host=https://api.prod.example.com kubernetes_ca_cert=@/ca/prod.crt
          """),
      .flagged(
        "bank-vaults reads its pod's token",
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
          namespace: vault
        spec:
          externalConfig:
            auth:
              - type: kubernetes
                path: prod
                config:
                  kubernetes_host: https://api.prod.example.com
                  ↓token_reviewer_jwt: ${ file `/var/run/secrets/kubernetes.io/serviceaccount/token` }
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
            namespace: vault
          spec:
            externalConfig:
              auth:
                - type: kubernetes
                  path: prod
                  config:
                    kubernetes_host: https://api.prod.example.com
                    token_reviewer_jwt: ${ file `/vault/reviewer/token` }
          """),
      .clean(
        "A legacy ServiceAccount token names no expiry",
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
      .clean(
        "A pod logs in with its own token: that is what it is for",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: login
        data:
          login.sh: |
            vault write auth/kubernetes/login role=app \\
              jwt=@/var/run/secrets/kubernetes.io/serviceaccount/token
        """),
    ]
  ) { graph, findings in
    for mount in graph.vaultAuthMounts {
      guard let jwt = mount.tokenReviewerJWT else { continue }
      let stored: String
      var level = Level.error
      switch jwt.origin {
      case .podToken:
        stored = "its pod's own token: every login on the mount fails once that pod is gone"
      case .createdToken:
        stored = "a token of kubectl create token: every login on the mount fails once it expires"
      case .yearLongCreatedToken:
        stored =
          "a token of kubectl create token: every login on the mount fails once it expires, far sooner than asked for if the API server caps it"
        level = .note
      case .expiringLiteral(let expiry):
        // What is over, or nearly so, vault-auth-reviewer-expired tells with its date.
        guard graph.settings.isFar(expiry) else { continue }
        stored = "a token with an expiry: every login on the mount fails from then on"
      case .other: continue
      }
      findings.report(
        "auth/\(mount.path ?? "(a variable)") stores \(stored).",
        at: jwt.range, in: mount.resource, level: level,
        evidence: [Evidence("the mount is configured here", at: mount.range)],
        key: mount.path ?? "")
    }
  }
}
