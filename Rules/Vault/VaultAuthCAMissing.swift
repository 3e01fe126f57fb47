internal import Graph
internal import Linting

extension Rule {
  static let vaultAuthCAMissing = Rule(
    "vault-auth-ca-missing", .error, "Vault is given no CA for the API server that reviews tokens",
    why: """
      To review a token Vault connects to the cluster's API server, whose certificate a CA of its own
      has signed. Without `kubernetes_ca_cert` Vault trusts the CA of the cluster it runs in; with
      `disable_local_ca_jwt` not even that one. Then no connection comes about, and no login.
      """,
    symptoms: [
      "x509: certificate signed by unknown authority at every kubernetes login",
      "kubernetes_ca_cert must be given when disable_local_ca_jwt is true",
    ],
    detection: """
      A write of `auth/<mount>/config` with `disable_local_ca_jwt` and without `kubernetes_ca_cert`:
      Vault 1.9 to 1.16 and OpenBao refuse it, Vault 1.17 and later trust only public CAs. Or a stored
      reviewer token without a CA for a host outside Vault's cluster: error where the tree shows a
      second cluster or an outside Vault, else warning.
      """,
    limits: """
      A foreign host with neither a token nor a CA: vault-auth-missing-reviewer. Fields that come from
      a file out of sight are not judged. The vault-config-operator adds its pod's CA unless
      `useOperatorPodCA: false`.
      """,
    fix: """
      Add `kubernetes_ca_cert=@ca.crt` with the CA of that cluster. A write replaces the whole
      configuration: name every field again.
      """,
    exceptions: "An API server with a certificate of a public CA, behind Vault 1.17 or later.",
    references: [
      "https://developer.hashicorp.com/vault/api-docs/auth/kubernetes#configure-method"
    ],
    examples: [
      .flagged(
        "The local CA is switched off",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write ↓auth/prod/config disable_local_ca_jwt=true \\
              kubernetes_host=https://api.prod.example.com:6443
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
              vault write auth/prod/config disable_local_ca_jwt=true \\
                kubernetes_host=https://api.prod.example.com:6443 \\
                kubernetes_ca_cert=@/ca/prod.crt
          """),
      .flagged(
        "A reviewer for another cluster, which may be Vault's own", level: .warning,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write ↓auth/prod/config token_reviewer_jwt=@/reviewer/token \\
              kubernetes_host=https://api.prod.example.com:6443
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
              vault write auth/prod/config token_reviewer_jwt=@/reviewer/token \\
                kubernetes_host=https://api.prod.example.com:6443 kubernetes_ca_cert=@/ca/prod.crt
          """),
      .clean(
        "The operator adds the CA of its pod",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineConfig
        metadata:
          name: prod
          namespace: vault
        spec:
          path: kubernetes
          kubernetesHost: https://kubernetes.default.svc:443
          disableLocalCAJWT: true
        """),
      .clean(
        "Vault's own cluster",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            #!/bin/sh
            vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc
        """),
    ]
  ) { graph, findings in
    for mount in graph.vaultAuthMounts {
      guard let verdict = graph.authorityVerdict(on: mount) else { continue }
      findings.report(
        "auth/\(mount.path ?? "(a variable)") \(verdict.message)", at: mount.range,
        in: mount.resource, level: verdict.level,
        confidence: verdict.level == .error ? .high : .low,
        evidence: [mount.disableLocalCAJWT, mount.tokenReviewerJWT, mount.kubernetesHost]
          .compactMap { $0 }.map { Evidence("what it is given instead", at: $0.range) },
        key: mount.path ?? "")
    }
  }
}

extension ResourceGraph {
  /// What becomes of the connection to the API server; `nil` where a CA is there, or may be.
  fileprivate func authorityVerdict(on mount: VaultAuthMount) -> (message: String, level: Level)? {
    let reviews = mount.possiblePlaces.map { mount.review(vault: $0) }
    if reviews.allSatisfy({ $0 == .noAuthority }) {
      return (
        "switches the local CA off and gives no kubernetes_ca_cert: Vault trusts no certificate of this API server.",
        .error
      )
    }
    guard mount.tokenReviewerJWT != nil, case .elsewhere(let host) = mount.cluster,
      mount.review(vault: .otherCluster) == .foreignAuthority, mount.vault != .unknown
    else { return nil }
    let isSure = if case .surely = foreignCluster(of: mount) { true } else { false }
    return (
      "stores a reviewer token for \(host) but no kubernetes_ca_cert: Vault checks that server against the CA of its own cluster.",
      isSure ? .error : .warning
    )
  }
}
