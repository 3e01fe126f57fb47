internal import Linting

extension Rule {
  static let vaultRoleWildcard = Rule(
    "vault-role-wildcard", .warning, "A Vault role takes any ServiceAccount or any namespace",
    why: """
      The role's policies belong to whoever may run a pod. With `*` for the account that is every pod
      of the namespaces; with `*` for the namespace it is everyone who may create a namespace, or an
      account of that name in one.
      """,
    symptoms: ["logins by ServiceAccounts that nobody gave the role to, in Vault's audit log"],
    detection: """
      `bound_service_account_names` or `bound_service_account_namespaces` with `*`: written by the CLI,
      through the API, by vault-config-operator, bank-vaults or provider-vault.
      """,
    limits: "A list that a variable holds, and a selector of namespaces, are not judged.",
    fix: "Name the ServiceAccounts and the namespaces. A role for each application costs nothing.",
    exceptions: """
      A role whose policies grant nothing by themselves, such as templates by the account's own
      name.
      """,
    references: [
      "https://developer.hashicorp.com/vault/api-docs/auth/kubernetes#create-update-role"
    ],
    examples: [
      .flagged(
        "By the CLI",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: bootstrap
        data:
          bootstrap.sh: |
            vault write auth/kubernetes/role/app ↓bound_service_account_names="*" \\
              bound_service_account_namespaces=shop policies=app ttl=1h
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: bootstrap
          data:
            bootstrap.sh: |
              vault write auth/kubernetes/role/app bound_service_account_names=app \\
                bound_service_account_namespaces=shop policies=app ttl=1h
          """),
      .flagged(
        "In operators' objects",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineRole
        metadata:
          name: app
        spec:
          path: kubernetes
          targetServiceAccounts: [app]
          targetNamespaces:
            targetNamespaces: [↓"*"]
        ---
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          externalConfig:
            auth:
              - type: kubernetes
                roles:
                  - name: app
                    bound_service_account_names: [↓"*"]
                    bound_service_account_namespaces: [shop]
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: KubernetesAuthEngineRole
          metadata:
            name: app
          spec:
            path: kubernetes
            targetServiceAccounts: [app]
            targetNamespaces:
              targetNamespaces: [shop]
          """),
      .clean(
        "Names, and one that is filled in later",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: bootstrap
        data:
          bootstrap.sh: |
            vault write auth/kubernetes/role/app bound_service_account_names=app,worker \\
              bound_service_account_namespaces="$NAMESPACES" policies=app
        """),
    ]
  ) { graph, findings in
    for role in graph.vaultAuthRoles {
      let accounts = role.accounts.filter { $0.text == "*" }.map { ($0, "ServiceAccount") }
      let namespaces = role.namespaces.filter { $0.text == "*" }.map { ($0, "namespace") }
      for (word, what) in accounts.prefix(1) + namespaces.prefix(1) {
        let whom =
          what == "namespace"
          ? "accounts of every namespace, also of one made for the purpose"
          : "every ServiceAccount of its namespaces"
        findings.report(
          "The \(role.display) is given to \(whom).", at: word.range, in: role.resource,
          key: "\(role.name ?? "") \(what)")
      }
    }
  }
}
