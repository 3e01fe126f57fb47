internal import Languages
internal import Linting

extension Rule {
  static let vaultPolicyRootWildcard = Rule(
    "vault-policy-root-wildcard", .warning, "A Vault policy allows everything, sudo included",
    why: """
      A token with this policy is a root token by another name: it reads every secret, mints tokens,
      changes every policy and can seal the server. Whoever gets at one client that logs in with it
      has all of Vault.
      """,
    symptoms: ["vault policy read shows path \"*\" with sudo"],
    detection: """
      Policies with a rule for `*` or `/*` that grants `sudo`: in scripts (`vault policy write` with a
      heredoc), vault-config-operator, bank-vaults, provider-vault and `.hcl` keys of ConfigMaps.
      """,
    limits: "A policy that a script takes from a file out of sight is not read.",
    fix: """
      List the paths that the role needs: `sys/auth/*`, `sys/mounts/*`, `sys/policies/acl/*` and
      `auth/<mount>/role/*` are what configuration tools use. Grant `sudo` only on the paths that ask
      for it.
      """,
    exceptions: "A break-glass policy that no workload logs in with.",
    references: ["https://developer.hashicorp.com/vault/docs/concepts/policies#capabilities"],
    examples: [
      .flagged(
        "In a script",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: bootstrap
        data:
          bootstrap.sh: |
            vault policy write admin - <<EOF
            path ↓"/*" {
              capabilities = ["create", "read", "update", "delete", "list", "sudo"]
            }
            EOF
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: bootstrap
          data:
            bootstrap.sh: |
              vault policy write admin - <<EOF
              path "sys/policies/acl/*" {
                capabilities = ["create", "read", "update", "delete", "list"]
              }
              EOF
          """),
      .flagged(
        "In operators' objects and in a file",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: Policy
        metadata:
          name: admin
        spec:
          policy: |
            path ↓"*" { policy = "sudo" }
        ---
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          externalConfig:
            policies:
              - name: admin
                rules: |
                  path ↓"*" { capabilities = ["sudo", "read"] }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: policies
        data:
          admin.hcl: |
            path ↓"*" {
              capabilities = ["read", "sudo"]
            }
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: Policy
          metadata:
            name: admin
          spec:
            policy: |
              path "sys/auth/*" { capabilities = ["create", "update", "sudo"] }
          """),
      .clean(
        "Narrow paths, and a denial",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: Policy
        metadata:
          name: app
        spec:
          policy: |
            path "secret/data/*" { capabilities = ["read"] }
            path "*" { capabilities = ["deny"] }
            path "sys/*" { capabilities = ["read", "sudo"] }
        """),
    ]
  ) { graph, findings in
    for write in graph.vaultPolicies {
      for rule in write.policy.rules where rule.pattern.isEverything && rule.grants("sudo") {
        let name = write.name.map { "Policy \($0)" } ?? "A policy"
        let whose = (write.isOfScript ? "of a script of " : "of ") + write.resource.displayName
        findings.report(
          "\(name) \(whose) allows everything on every path, with sudo: its tokens are root tokens by another name.",
          at: write.range(rule.path.range), in: write.resource, key: write.name ?? "")
      }
    }
  }
}
