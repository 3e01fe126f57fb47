internal import Linting

extension Rule {
  static let rbacSubjectWithoutNamespace = Rule(
    "rbac-subject-without-namespace", .warning,
    "A ClusterRoleBinding names a ServiceAccount without its namespace",
    why: """
      The API server refuses the binding: `subjects[0].namespace: Required value`. The apply fails, or
      the sync of everything with it, and the ServiceAccount stays without its rights.
      """,
    symptoms: [
      "subjects[0].namespace: Required value",
      "forbidden: User \"system:serviceaccount:...\" cannot ..., with the right ClusterRole in Git",
    ],
    detection: """
      A ClusterRoleBinding, as kustomize builds it, with a subject of the kind ServiceAccount that has
      no `namespace`.
      """,
    limits: """
      Where a kustomization that is not in the tree builds the object, the namespace may come from
      there.
      """,
    fix: "Write the ServiceAccount's namespace beside its name.",
    exceptions: """
      In a RoleBinding the binding's own namespace is meant, which is not reported. A base that only
      other repositories build may leave it to them.
      """,
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects"
    ],
    examples: [
      .flagged(
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
        "In a RoleBinding its own namespace is meant, and groups have none",
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
            name: app
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: reader
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - kind: Group
            name: operators
        """),
    ]
  ) { graph, findings in
    for binding in graph.resources(
      "ClusterRoleBinding", in: "rbac.authorization.k8s.io")
    {
      for subject in binding.node["subjects"]?.items ?? [] {
        guard subject["kind"]?.hasText("ServiceAccount") == true, subject["namespace"] == nil,
          let place = subject["name"], let name = place.text
        else { continue }
        findings.report(
          "\(binding.displayName) names ServiceAccount \(name) without its namespace: the API server refuses the binding.",
          at: place, in: binding, key: name)
      }
    }
  }
}
