internal import Linting

extension Rule {
  static let rbacUnscopedSecrets = Rule(
    "rbac-unscoped-secrets", .warning, "A script may read every Secret and needs a few",
    why: """
      The script's pod holds a token for all Secrets of the namespace, or of the cluster. A mistake in
      it, or whoever gets into the pod, reads and deletes what has nothing to do with it: unseal keys,
      TLS keys, passwords of other applications.
      """,
    symptoms: ["a Job's ServiceAccount reads Secrets of others, in the API server's audit log"],
    detection: """
      A rule of a Role or ClusterRole with `secrets` and `get`, `update`, `patch` or `delete`, without
      `resourceNames`, bound to the ServiceAccount of a pod whose scripts name every Secret that they
      use with kubectl.
      """,
    limits: """
      What other programs of the same ServiceAccount need is not known. Accounts whose scripts list
      Secrets, and operators, are not reported.
      """,
    fix: """
      Split the rule: `create` on its own, which takes no names, and the other verbs with
      `resourceNames`.
      """,
    exceptions: "Names that are known only at run time. Suppress it with that reason.",
    references: [
      "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources"
    ],
    examples: [
      .flagged(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: unseal
          namespace: vault
        rules:
          - apiGroups: [""]
            resources: [↓secrets]
            verbs: [get, create]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: unseal
          namespace: vault
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: unseal
        subjects:
          - kind: ServiceAccount
            name: unseal
            namespace: vault
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: unseal
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: unseal
              containers:
                - name: unseal
                  image: registry.example.com/kubectl:1
                  command:
                    - sh
                    - -c
                    - kubectl get secret vault-keys -o jsonpath={.data.key} | base64 -d > /tmp/key
        """,
        corrected: """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: Role
          metadata:
            name: unseal
            namespace: vault
          rules:
            - apiGroups: [""]
              resources: [secrets]
              verbs: [get]
              resourceNames: [vault-keys]
            - apiGroups: [""]
              resources: [secrets]
              verbs: [create]
          ---
          apiVersion: rbac.authorization.k8s.io/v1
          kind: RoleBinding
          metadata:
            name: unseal
            namespace: vault
          roleRef:
            apiGroup: rbac.authorization.k8s.io
            kind: Role
            name: unseal
          subjects:
            - kind: ServiceAccount
              name: unseal
              namespace: vault
          ---
          apiVersion: batch/v1
          kind: Job
          metadata:
            name: unseal
            namespace: vault
          spec:
            template:
              spec:
                serviceAccountName: unseal
                containers:
                  - name: unseal
                    image: registry.example.com/kubectl:1
                    command:
                      - sh
                      - -c
                      - kubectl get secret vault-keys -o jsonpath={.data.key} | base64 -d > /tmp/key
          """),
      .clean(
        "It lists them, which takes no names",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: sweep
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get, list, delete]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: sweep
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: sweep
        subjects:
          - kind: ServiceAccount
            name: sweep
            namespace: ops
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: sweep
          namespace: ops
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: sweep
                  containers:
                    - name: sweep
                      image: registry.example.com/kubectl:1
                      command:
                        - sh
                        - -c
                        - kubectl get secrets -A -l old=true -o name; kubectl delete secret old
        """),
      .clean(
        "What it uses lies in another namespace than the Role",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: unseal
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: unseal
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: unseal
        subjects:
          - kind: ServiceAccount
            name: unseal
            namespace: vault
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: unseal
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: unseal
              containers:
                - name: unseal
                  image: registry.example.com/kubectl:1
                  command: [sh, -c, "kubectl get secret vault-keys -n vault"]
        """),
    ]
  ) { graph, findings in
    for access in graph.unscopedSecretAccess {
      guard let role = access.rule.role, let node = access.rule.node else { continue }
      let secrets = Set(access.secrets).sorted()
      let names = secrets.prefix(3).joined(separator: ", ")
      let more = secrets.count > 3 ? " and \(secrets.count - 3) more" : ""
      let place =
        node["resources"]?.items.first { $0.hasText("secrets") } ?? node["resources"] ?? node
      findings.report(
        "\(role.displayName) allows \(access.verbs.joined(separator: ", ")) on every Secret, and the scripts that run with it name only \(names)\(more).",
        at: place, in: role,
        evidence: [
          Evidence("the binding that gives it", at: access.grant.subject.range),
          Evidence("the script's use of a Secret", at: access.use),
        ])
    }
  }
}
