internal import Linting

extension Rule {
  static let vaultRoleDefaultSA = Rule(
    "vault-role-default-sa", .warning, "A Vault role is given to the ServiceAccount default",
    why: """
      Every pod that names no ServiceAccount runs as `default`. All of them, also what is deployed
      there next year, may log in and get the role's policies.
      """,
    symptoms: ["logins as system:serviceaccount:<namespace>:default, in Vault's audit log"],
    detection: """
      `bound_service_account_names` with `default`: written by the CLI, through the API, by
      vault-config-operator (which means `default` where it names none), bank-vaults or
      provider-vault.
      """,
    limits: "Whether other pods run in the namespace is not considered.",
    fix: """
      Make a ServiceAccount for the application, set it as `serviceAccountName` of its pod, and bind
      the role to that one.
      """,
    exceptions: "A namespace that holds this one application and will hold no other.",
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
            bao write auth/kubernetes/role/app ↓bound_service_account_names=app,default \\
              bound_service_account_namespaces=shop policies=app
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: bootstrap
          data:
            bootstrap.sh: |
              bao write auth/kubernetes/role/app bound_service_account_names=app \\
                bound_service_account_namespaces=shop policies=app
          """),
      .flagged(
        "By name, and by an operator's default",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineRole
        metadata:
          name: named
        spec:
          path: kubernetes
          targetServiceAccounts:
            - ↓default
          targetNamespaces:
            targetNamespaces: [shop]
        ---
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: KubernetesAuthEngineRole
        metadata:
          name: ↓unnamed
        spec:
          path: kubernetes
          targetNamespaces:
            targetNamespaces: [shop]
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: KubernetesAuthEngineRole
          metadata:
            name: named
          spec:
            path: kubernetes
            targetServiceAccounts:
              - app
            targetNamespaces:
              targetNamespaces: [shop]
          """),
      .clean(
        "An account of its own",
        """
        apiVersion: kubernetes.vault.upbound.io/v1alpha1
        kind: AuthBackendRole
        metadata:
          name: default
        spec:
          forProvider:
            backend: kubernetes
            roleName: default
            boundServiceAccountNames: [app]
            boundServiceAccountNamespaces: [default]
        """),
    ]
  ) { graph, findings in
    for role in graph.vaultAuthRoles {
      guard let word = role.accounts.first(where: { $0.text == "default" }) else { continue }
      let how =
        word.isFilledIn
        ? "names no ServiceAccount, which its operator takes for default: every pod that names none either may log in."
        : "is given to the ServiceAccount default, as which every pod runs that names none."
      findings.report(
        "The \(role.display) \(how)", at: word.range, in: role.resource, key: role.name ?? "")
    }
  }
}
