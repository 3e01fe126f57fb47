internal import Graph
internal import Linting

extension Rule {
  static let vaultAuthConfigOverwritten = Rule(
    "vault-auth-config-overwritten", .error,
    "A later write resets what an auth mount was given before",
    why: """
      `vault write auth/<mount>/config` is no merge: Vault builds the whole configuration anew and sets
      what is left out to its default. A second write, meant to change one field, takes the reviewer's
      token, the CA or `disable_local_ca_jwt` away. Logins that worked are refused from then on.
      """,
    symptoms: [
      "logins fail after a job that only renews the reviewer's token",
      "vault read auth/<mount>/config shows token_reviewer_jwt_set false",
    ],
    detection: """
      Two writes of one mount of one Vault (scripts, vault-config-operator, bank-vaults,
      provider-vault), of which one leaves out `token_reviewer_jwt`, `kubernetes_ca_cert` or
      `disable_local_ca_jwt` that the other sets. One behind the other in a script: error where logins
      may fail by it, else warning. In two objects, of which either may be the last: warning, else note.
      """,
    limits: """
      Writes in branches of which one runs are not compared, nor those with data from files out of
      sight, or at addresses and in namespaces that only variables tell.
      """,
    fix: "Name every field in each write, or leave a single writer.",
    exceptions: "A write that is to go back to the defaults.",
    references: ["https://developer.hashicorp.com/vault/api-docs/auth/kubernetes#configure-method"],
    examples: [
      .flagged(
        "The second write takes the reviewer away", level: .error,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com:6443 \\
              kubernetes_ca_cert=@/ca/prod.crt token_reviewer_jwt="$REVIEWER_JWT"
            vault write ↓auth/prod/config kubernetes_host=https://api.prod.example.com:6443 \\
              kubernetes_ca_cert=@/ca/prod.crt
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-config
            namespace: vault
          data:
            configure.sh: |
              vault write auth/prod/config kubernetes_host=https://api.prod.example.com:6443 \\
                kubernetes_ca_cert=@/ca/prod.crt token_reviewer_jwt="$REVIEWER_JWT"
          """),
      .flagged(
        "JSON through the API, after the CLI", level: .error,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            bao write auth/prod/config kubernetes_host=https://api.prod.example.com:6443 \\
              kubernetes_ca_cert=@/ca/prod.crt disable_local_ca_jwt=true
            bao write ↓auth/prod/config - <<EOF
            {"kubernetes_host": "https://lb.prod.example.com:6443", "kubernetes_ca_cert": "$CA"}
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
              bao write auth/prod/config - <<EOF
              {"kubernetes_host": "https://lb.prod.example.com:6443", "kubernetes_ca_cert": "$CA",
               "disable_local_ca_jwt": true}
              EOF
          """),
      .flagged(
        "A job and an operator", level: .warning,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          refresh.sh: |
            curl -X POST -H "X-Vault-Token: $VAULT_TOKEN" -d '{
              "kubernetes_host": "https://api.prod.example.com", "token_reviewer_jwt": "'"$JWT"'"
            }' ↓https://vault.vault.svc:8200/v1/auth/kubernetes/prod/config
        ---
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineConfig
        metadata:
          name: prod
          namespace: vault
        spec:
          path: kubernetes
          kubernetesHost: https://api.prod.example.com
          disableLocalCAJWT: true
          useOperatorPodCA: false
          tokenReviewerServiceAccount:
            name: reviewer
          kubernetesCACert: |
            PEM
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: KubernetesAuthEngineConfig
          metadata:
            name: prod
            namespace: vault
          spec:
            path: kubernetes
            kubernetesHost: https://api.prod.example.com
            disableLocalCAJWT: true
            kubernetesCACert: |
              PEM
          """),
      .clean(
        "One of two branches",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            if [ -n "$REVIEWER_JWT" ]; then
              vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
                kubernetes_ca_cert=@/ca/prod.crt token_reviewer_jwt="$REVIEWER_JWT"
            else
              vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
                kubernetes_ca_cert=@/ca/prod.crt
            fi
        """),
      .clean(
        "Two Vaults, two mounts, a namespace",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
              kubernetes_ca_cert=@/ca/prod.crt token_reviewer_jwt="$REVIEWER_JWT"
            vault write auth/edge/config kubernetes_host=https://api.edge.example.com \\
              kubernetes_ca_cert=@/ca/edge.crt disable_local_ca_jwt=true
            vault write -namespace=team auth/prod/config \\
              kubernetes_host=https://kubernetes.default.svc
            vault write -address=https://vault.example.com auth/prod/config \\
              kubernetes_host=https://api.prod.example.com
        """),
      .clean(
        "The same fields again",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-config
          namespace: vault
        data:
          configure.sh: |
            vault write auth/prod/config kubernetes_host=https://api.prod.example.com \\
              kubernetes_ca_cert=@/ca/prod.crt token_reviewer_jwt="$REVIEWER_JWT"
            vault write auth/prod/config kubernetes_host=https://lb.prod.example.com \\
              kubernetes_ca_cert=@/ca/prod.crt token_reviewer_jwt="$REVIEWER_JWT"
        """),
    ]
  ) { graph, findings in
    for found in graph.overwrittenAuthMounts {
      let path = "auth/\(found.mount.path ?? "")/config"
      let fields = found.lost.joined(separator: " and ")
      let level: Level =
        switch (found.isInOrder, found.breaksLogins) {
        case (true, true): .error
        case (true, false), (false, true): .warning
        case (false, false): .note
        }
      findings.report(
        found.isInOrder
          ? "This write of \(path) resets \(fields), which a write before it sets: a write is no merge."
          : "This write of \(path) leaves out \(fields), which \(found.other.resource.displayName) sets: whoever writes last decides.",
        at: found.mount.range, in: found.mount.resource,
        level: level,
        confidence: found.isInOrder ? .high : .low,
        evidence: [Evidence("\(fields) is set here", at: found.other.range)], key: path)
    }
  }
}
