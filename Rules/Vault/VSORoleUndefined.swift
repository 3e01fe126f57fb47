internal import Graph
internal import Linting
internal import SourceText

extension Rule {
  static let vsoRoleUndefined = Rule(
    "vso-role-undefined", .note, "A VaultAuth logs in with a role that nobody defines",
    why: """
      The Vault Secrets Operator logs in with the role that its VaultAuth names. Where Vault has no
      such role, each login is refused and no Secret of this VaultAuth is ever filled: pods wait for
      Secrets that do not come, or go on with old ones.
      """,
    symptoms: [
      "invalid role name \"…\" in the events of a VaultStaticSecret",
      "a Secret that VaultStaticSecret should make is missing",
    ],
    detection: """
      A VaultAuth of the method kubernetes (or its VaultAuthGlobal) whose role is none of those that
      the tree writes to the same mount: by the CLI or the API in scripts, vault-config-operator,
      bank-vaults, provider-vault. Only where the tree enables or configures that mount and names every
      role it writes.
      """,
    limits: """
      Roles that Terraform, a person or another repository makes are not seen. Vault's own namespaces
      leave the rule silent.
      """,
    fix: "Name the role as it is defined, or define it beside the others.",
    exceptions: "A role that is made elsewhere.",
    references: ["https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/sources/vault"],
    examples: [
      .flagged(
        "A role by another name",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-bootstrap
          namespace: vault
        data:
          configure.sh: |
            vault auth enable kubernetes
            vault write auth/kubernetes/role/shop bound_service_account_names=shop \\
              bound_service_account_namespaces=shop policies=shop
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          method: kubernetes
          mount: kubernetes
          kubernetes:
            role: ↓shop-api
            serviceAccount: shop
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: vault-bootstrap
            namespace: vault
          data:
            configure.sh: |
              vault auth enable kubernetes
              vault write auth/kubernetes/role/shop bound_service_account_names=shop \\
                bound_service_account_namespaces=shop policies=shop
          ---
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultAuth
          metadata:
            name: shop
            namespace: shop
          spec:
            method: kubernetes
            mount: kubernetes
            kubernetes:
              role: shop
              serviceAccount: shop
          """),
      .flagged(
        "Roles of the vault-config-operator",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: AuthEngineMount
        metadata:
          name: kubernetes
          namespace: vault
        spec:
          type: kubernetes
        ---
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineRole
        metadata:
          name: orders
          namespace: vault
        spec:
          path: kubernetes
          policies: [orders]
          targetServiceAccounts: [orders]
          targetNamespaces:
            targetNamespaces: [shop]
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          mount: kubernetes
          kubernetes:
            role: ↓shop
            serviceAccount: shop
        """,
        corrected: """
          apiVersion: secrets.hashicorp.com/v1beta1
          kind: VaultAuth
          metadata:
            name: shop
            namespace: shop
          spec:
            mount: kubernetes
            kubernetes:
              role: orders
              serviceAccount: shop
          """),
      .clean(
        "A loop names the roles",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault-bootstrap
          namespace: vault
        data:
          configure.sh: |
            vault auth enable kubernetes
            for app in $APPS; do
              vault write "auth/kubernetes/role/$app" bound_service_account_names="$app" \\
                bound_service_account_namespaces=shop policies=shop
            done
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          method: kubernetes
          mount: kubernetes
          kubernetes:
            role: shop-api
            serviceAccount: shop
        """),
      .clean(
        "A mount that the tree does not set up",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineRole
        metadata:
          name: orders
          namespace: vault
        spec:
          path: kubernetes
          policies: [orders]
          targetServiceAccounts: [orders]
          targetNamespaces:
            targetNamespaces: [shop]
        ---
        apiVersion: secrets.hashicorp.com/v1beta1
        kind: VaultAuth
        metadata:
          name: shop
          namespace: shop
        spec:
          mount: kubernetes
          kubernetes:
            role: shop
            serviceAccount: shop
        """),
    ]
  ) { graph, findings in
    for login in graph.vaultLogins {
      guard let defined = graph.definedRoles(of: login.mount),
        !defined.names.contains(login.role.lowercased())
      else { continue }
      let near = Spelling.nearest(to: login.role, in: defined.names.sorted())
      findings.report(
        "\(login.resource.displayName) logs in with role \(login.role) of auth/\(login.mount), which the tree does not define among the others\(near.map { "; \($0) is one" } ?? "").",
        at: login.place, in: login.resource,
        evidence: defined.places.map { Evidence("role \($0.name) is defined here", at: $0.range) },
        key: login.role)
    }
  }
}
