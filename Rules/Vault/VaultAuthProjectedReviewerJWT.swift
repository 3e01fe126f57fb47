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
      where they are assigned.
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
      let source: String
      switch jwt.origin {
      case .podToken: source = "its pod's own token, which dies with that pod"
      case .createdToken: source = "a token of kubectl create token, which expires"
      case .literalToken: source = "a token with an expiry"
      case .other: continue
      }
      findings.report(
        "auth/\(mount.path ?? "(a variable)") stores \(source): every login on the mount fails then.",
        at: jwt.range, in: mount.resource,
        pointer: mount.resource.node.pointer(atOffset: jwt.range) ?? "",
        evidence: [Evidence("the mount is configured here", at: mount.range)],
        key: mount.path ?? "")
    }
  }
}
