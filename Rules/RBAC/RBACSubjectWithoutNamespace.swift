internal import Linting

extension Rule {
  static let rbacSubjectWithoutNamespace = Rule(
    "rbac-subject-without-namespace", .warning,
    "A binding names a ServiceAccount without its namespace",
    why: """
      The API server refuses the binding: `subjects[0].namespace: Required value`. The apply fails, or
      the sync of everything with it, and the ServiceAccount stays without its rights. The binding's
      own namespace is not taken in its stead.
      """,
    symptoms: [
      "subjects[0].namespace: Required value",
      "forbidden: User \"system:serviceaccount:...\" cannot ..., with the right Role in Git",
    ],
    detection: """
      A RoleBinding or ClusterRoleBinding, as kustomize builds it, with a subject of the kind
      ServiceAccount that has no `namespace`.
      """,
    limits: """
      Where a pipeline builds the object from elsewhere, with a kustomization that is not in the tree,
      the namespace may come from there.
      """,
    fix: "Write the ServiceAccount's namespace beside its name.",
    exceptions:
      "A base that only other repositories build, with `namespace:` in their kustomization.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects"
    ],
    examples: [
      .flagged(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: reader
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: reader
        subjects:
          - kind: ServiceAccount
            name: ↓app
        """),
      .flagged(
        "Of a cluster, where no namespace can be guessed",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: reader
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - kind: ServiceAccount
            name: ↓app
        """,
        corrected: """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRoleBinding
          metadata:
            name: reader
          roleRef:
            apiGroup: rbac.authorization.k8s.io
            kind: ClusterRole
            name: view
          subjects:
            - kind: ServiceAccount
              name: app
              namespace: shop
          """),
      .clean(
        "A kustomization fills it in, and groups have none",
        """
        -- app/kustomization.yaml --
        namespace: shop
        resources: [account.yaml, binding.yaml]
        -- app/account.yaml --
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: app
        -- app/binding.yaml --
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: reader
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - kind: ServiceAccount
            name: app
          - kind: Group
            name: operators
        """),
    ]
  ) { graph, findings in
    for binding in graph.resources
    where binding.group == "rbac.authorization.k8s.io" && binding.kind.hasSuffix("RoleBinding") {
      for subject in binding.node["subjects"]?.items ?? [] {
        guard subject["kind"]?.hasText("ServiceAccount") == true, subject["namespace"] == nil,
          let entry = subject.entry("name"), let name = entry.value.text
        else { continue }
        findings.report(
          "\(binding.displayName) names ServiceAccount \(name) without its namespace: the API server refuses the binding.",
          at: entry.value, in: binding, fix: graph.namespaceFix(behind: entry, of: binding),
          key: name)
      }
    }
  }
}
