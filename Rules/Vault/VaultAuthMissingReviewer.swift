internal import Linting

extension Rule {
  static let vaultAuthMissingReviewer = Rule(
    "vault-auth-missing-reviewer", .error,
    "Vault checks another cluster's tokens with its own pod's token",
    why: """
      A kubernetes auth mount without `token_reviewer_jwt` and without `disable_local_ca_jwt` lets
      Vault use the token and the CA of its own pod. That is right in Vault's own cluster. Sent to
      another cluster's API server, the token is refused, and with it every login of that cluster.
      """,
    symptoms: [
      "permission denied for every pod that restarts, from a Vault upgrade on",
      "tokenreviews: 401 Unauthorized in Vault's log",
      "x509: certificate signed by unknown authority",
    ],
    detection: """
      Each write of `auth/<mount>/config` (vault or bao CLI, curl, KubernetesAuthEngineConfig,
      bank-vaults) that sets neither field. A host inside the cluster: note, error when Vault's
      address is outside. Another host: error when a script or folder configures the same Vault for a
      second cluster, else warning. A host that is a variable: note.
      """,
    limits: """
      Whether a host name means Vault's own cluster cannot always be told. Data that comes from a
      file the tree does not show leaves the rule silent.
      """,
    fix: """
      For another cluster, set `disable_local_ca_jwt=true` with `kubernetes_ca_cert`, and bind the
      clients' ServiceAccounts to `system:auth-delegator`; or give a long-lived reviewer token from a
      `kubernetes.io/service-account-token` Secret. A write is no merge: repeat every field.
      """,
    exceptions: """
      In Vault's own cluster this is the recommended form: the note says only on what it depends. An
      operator that keeps a reviewer token fresh (tokenReviewerServiceAccount) is not reported.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/auth/kubernetes#how-to-work-with-short-lived-kubernetes-tokens"
    ],
    examples: [
      .flagged(
        "Another cluster beside the local one", level: .error,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write ↓auth/kubernetes-prod/config \\
              kubernetes_host=https://api.prod.example.com:6443 \\
              kubernetes_ca_cert=@/ca/prod.crt
            vault write auth/kubernetes-edge/config \\
              kubernetes_host=https://api.edge.example.com:6443 \\
              kubernetes_ca_cert=@/ca/edge.crt disable_local_ca_jwt=true
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              #!/bin/sh
              vault write auth/kubernetes-prod/config \\
                kubernetes_host=https://api.prod.example.com:6443 \\
                kubernetes_ca_cert=@/ca/prod.crt disable_local_ca_jwt=true
          """),
      .flagged(
        "A host that may be Vault's own cluster", level: .warning,
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineConfig
        metadata:
          name: ↓prod
          namespace: vault
        spec:
          path: kubernetes
          kubernetesHost: https://api.prod.example.com:6443
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: KubernetesAuthEngineConfig
          metadata:
            name: prod
            namespace: vault
          spec:
            path: kubernetes
            kubernetesHost: https://api.prod.example.com:6443
            disableLocalCAJWT: true
          """),
      .flagged(
        "Two clusters, each perhaps with a Vault of its own", level: .warning,
        """
        -- clusters/dev/vault.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            cat > /tmp/config.json <<EOF
            {"kubernetes_host": "https://api.dev.example.com:6443", "kubernetes_ca_cert": "$CA"}
            EOF
            bao write ↓auth/kubernetes/config @/tmp/config.json
        -- clusters/prod/vault.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            bao write ↓auth/kubernetes/config kubernetes_host=https://api.prod.example.com:6443
        """,
        corrected: """
          -- clusters/dev/vault.yaml --
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              bao write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc \\
                disable_local_ca_jwt=true kubernetes_ca_cert=@/ca/dev.crt
          """),
      .flagged(
        "Right while Vault runs in this cluster", level: .note,
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
                    - vault write ↓auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          """),
      .clean(
        "A reviewer token is given",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
              token_reviewer_jwt="$REVIEWER_JWT" kubernetes_ca_cert=@/ca/prod.crt
        """),
      .clean(
        "Another auth method has a config path too",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
        data:
          configure.sh: |
            vault write auth/jwt/config oidc_discovery_url=https://gitlab.example.com
        """),
    ]
  ) { graph, findings in
    for mount in graph.vaultAuthMounts where mount.sendsVaultsToken {
      guard let cluster = graph.foreignCluster(of: mount) else { continue }
      var evidence: [Evidence] = []
      if let host = mount.kubernetesHost {
        evidence.append(Evidence("the cluster whose tokens are reviewed", at: host.range))
      }
      if case .surely(let other?) = cluster {
        evidence.append(Evidence("a mount of another cluster in the same Vault", at: other.range))
      }
      let level = cluster.level
      findings.report(
        "auth/\(mount.path ?? "(a variable)") sets neither token_reviewer_jwt nor disable_local_ca_jwt\(mount.consequence(in: cluster))",
        at: mount.range, in: mount.resource, level: level,
        confidence: level == .error ? .high : .low, evidence: evidence, key: mount.path ?? "")
    }
  }
}

extension ForeignCluster {
  fileprivate var level: Level {
    switch self {
    case .surely: .error
    case .perhaps: .warning
    case .notNow, .untold: .note
    }
  }
}

extension VaultAuthMount {
  /// Whether Vault would send its own token to a cluster that does not know it, or fail before.
  fileprivate var sendsVaultsToken: Bool {
    guard tokenReviewerJWT == nil, !hasManagedReviewer else { return false }
    let review = review(vault: .otherCluster)
    return review == .foreignToken || review == .foreignAuthority
  }

  /// What follows from the missing fields, to end a sentence.
  fileprivate func consequence(in foreign: ForeignCluster) -> String {
    switch (foreign, cluster, vault) {
    case (.untold, _, _):
      "; Vault then uses its own pod's token, which is right only if the host in the variable is Vault's own cluster."
    case (.notNow, _, _):
      ": right while Vault runs in this cluster, refused logins once it runs elsewhere."
    case (.surely, .elsewhere(let host), _):
      ": Vault reviews the tokens of \(host) with its own pod's token, which at most one of the clusters it serves accepts."
    case (.surely, _, .elsewhere(let address)):
      " and names a cluster-internal host, but Vault is at \(address), outside: its own token means nothing to this cluster."
    case (.perhaps, .elsewhere(let host), _):
      ": unless \(host) is Vault's own cluster, Vault reviews its tokens with a token that cluster does not know."
    case (.surely, _, _), (.perhaps, _, _):
      ": Vault reviews another cluster's tokens with its own pod's token."
    }
  }
}
