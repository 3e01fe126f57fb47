internal import Linting

enum RBACMissingVerbForScriptExamples {
  static let all: [Example] = [
    .flagged(
      "The repair deletes, the Role only reads",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl get secret app-redis
                        kubectl delete secret app-redis
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: ↓[get]
          resourceNames: [app-redis]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: repair
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: repair
                  restartPolicy: Never
                  containers:
                    - name: repair
                      image: registry.example.com/kubectl:1
                      command: [sh, -ec]
                      args:
                        - |
                          kubectl get secret app-redis
                          kubectl delete secret app-redis
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: repair
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get, delete]
            resourceNames: [app-redis]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: repair
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: repair
        subjects:
          - kind: ServiceAccount
            name: repair
            namespace: shop
        """),
    .flagged(
      "`resourceNames` names another Secret",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl patch secret app-redis -p '{"metadata":{}}'
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: ↓[get, patch]
          resourceNames: [app-db]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: repair
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: repair
                  restartPolicy: Never
                  containers:
                    - name: repair
                      image: registry.example.com/kubectl:1
                      command: [sh, -ec]
                      args:
                        - |
                          kubectl patch secret app-redis -p '{"metadata":{}}'
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: repair
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get, patch]
            resourceNames: [app-db, app-redis]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: repair
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: repair
        subjects:
          - kind: ServiceAccount
            name: repair
            namespace: shop
        """),
    .flagged(
      "`create` cannot be limited to names",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl create secret generic app-redis --from-file=/tmp/key
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: ↓[create]
          resourceNames: [app-redis]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: repair
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: repair
                  restartPolicy: Never
                  containers:
                    - name: repair
                      image: registry.example.com/kubectl:1
                      command: [sh, -ec]
                      args:
                        - |
                          kubectl create secret generic app-redis --from-file=/tmp/key
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: repair
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [create]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: repair
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: repair
        subjects:
          - kind: ServiceAccount
            name: repair
            namespace: shop
        """),
    .flagged(
      "`apply` reads, creates and patches",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl create configmap state --from-literal=a=b --dry-run=client -o yaml | kubectl apply -f -
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [configmaps]
          verbs: ↓[get, create]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: repair
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: repair
                  restartPolicy: Never
                  containers:
                    - name: repair
                      image: registry.example.com/kubectl:1
                      command: [sh, -ec]
                      args:
                        - |
                          kubectl create configmap state --from-literal=a=b --dry-run=client -o yaml | kubectl apply -f -
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: repair
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [configmaps]
            verbs: [get, create, patch]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: repair
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: repair
        subjects:
          - kind: ServiceAccount
            name: repair
            namespace: shop
        """),
    .flagged(
      "A restart is a patch, and no rule speaks of Deployments",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        ↓kubectl rollout restart deployment/app
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: repair
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: repair
                  restartPolicy: Never
                  containers:
                    - name: repair
                      image: registry.example.com/kubectl:1
                      command: [sh, -ec]
                      args:
                        - |
                          kubectl rollout restart deployment/app
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: repair
          namespace: shop
        rules:
          - apiGroups: [apps]
            resources: [deployments]
            verbs: [get, patch]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: repair
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: repair
        subjects:
          - kind: ServiceAccount
            name: repair
            namespace: shop
        """),
    .flagged(
      "`exec` opens a stream, which is a create", level: .warning,
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl exec vault-0 -- vault status
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [pods, pods/exec]
          verbs: ↓[get, list]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """,
      corrected: """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: repair
          namespace: shop
        spec:
          schedule: "*/5 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: repair
                  restartPolicy: Never
                  containers:
                    - name: repair
                      image: registry.example.com/kubectl:1
                      command: [sh, -ec]
                      args:
                        - |
                          kubectl exec vault-0 -- vault status
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: repair
          namespace: shop
        rules:
          - apiGroups: [""]
            resources: [pods]
            verbs: [get, list]
          - apiGroups: [""]
            resources: [pods/exec]
            verbs: [create]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: repair
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: repair
        subjects:
          - kind: ServiceAccount
            name: repair
            namespace: shop
        """),
    .clean(
      "Another cluster, a namespace that is not known, a failure that nobody minds",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl --context=other delete secret app-redis
                        kubectl -n "$NAMESPACE" delete secret app-redis
                        kubectl delete secret app-redis || true
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """),
    .clean(
      "A name that is not known may be one of those",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl delete secret "$1"
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get, delete]
          resourceNames: [app-redis]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """),
    .clean(
      "It applies only where the Secret is missing",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl get secret app-redis || kubectl create secret generic app-redis --from-file=/tmp/key --dry-run=client -o yaml | kubectl apply -f -
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: repair
        namespace: shop
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get, create]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """),
    .flagged(
      "It asks next door, is refused, and takes it for an empty answer", level: .note,
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: migrate
        namespace: vault
      spec:
        template:
          spec:
            serviceAccountName: migrate
            restartPolicy: Never
            containers:
              - name: migrate
                image: registry.example.com/kubectl:1
                command: [sh, -ec]
                args:
                  - |
                    ID=$(↓kubectl get secret argocd-secret -n argocd -o jsonpath='{.data.id}' 2>/dev/null | base64 -d || true)
                    kubectl delete secret stale -n argocd || true
                    [ -z "$ID" ] || vault kv put kv/argocd id="$ID"
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata:
        name: migrate
        namespace: vault
      rules:
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get]
          resourceNames: [argocd-secret]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: migrate
        namespace: vault
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: migrate
      subjects:
        - kind: ServiceAccount
          name: migrate
          namespace: vault
      """,
      corrected: """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: migrate
          namespace: vault
        spec:
          template:
            spec:
              serviceAccountName: migrate
              restartPolicy: Never
              containers:
                - name: migrate
                  image: registry.example.com/kubectl:1
                  command: [sh, -ec]
                  args:
                    - |
                      ID=$(kubectl get secret argocd-secret -n argocd -o jsonpath='{.data.id}')
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: migrate
          namespace: argocd
        rules:
          - apiGroups: [""]
            resources: [secrets]
            verbs: [get]
            resourceNames: [argocd-secret]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: migrate
          namespace: argocd
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: migrate
        subjects:
          - kind: ServiceAccount
            name: migrate
            namespace: vault
        """),
    .clean(
      "The role comes with a chart",
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: repair
        namespace: shop
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                serviceAccountName: repair
                restartPolicy: Never
                containers:
                  - name: repair
                    image: registry.example.com/kubectl:1
                    command: [sh, -ec]
                    args:
                      - |
                        kubectl delete secret app-redis
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata:
        name: repair
        namespace: shop
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: Role
        name: repair
      subjects:
        - kind: ServiceAccount
          name: repair
          namespace: shop
      """),
    .flagged(
      "The Job forgot the account that the Role is for", level: .error,
      unbound(
        "restartPolicy: Never", command: "↓kubectl delete pod queue-0",
        more: binding(of: "form")),
      corrected: unbound(
        "serviceAccountName: form", command: "kubectl delete pod queue-0",
        more: binding(of: "form"))),
    .flagged(
      "Nobody gives the account anything", level: .warning,
      unbound("restartPolicy: Never", command: "↓kubectl delete pod queue-0"),
      corrected: unbound("restartPolicy: Never", command: "redis-cli ping")),
    .clean(
      "An account that the tree does not declare, and one that a group's binding may reach",
      unbound("serviceAccountName: elsewhere", command: "kubectl delete pod queue-0")),
    .clean(
      "The namespace's default is bound in another folder",
      """
      -- access/binding.yaml --
      \(binding(of: "default"))
      -- jobs/kustomization.yaml --
      namespace: shop
      resources: [job.yaml]
      -- jobs/job.yaml --
      \(unbound("restartPolicy: Never", command: "kubectl delete pod queue-0"))
      """),
  ]

  private static func unbound(_ account: String, command: String, more: String = "") -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: form
      namespace: shop
    spec:
      template:
        spec:
          \(account)
          containers:
            - name: form
              image: registry.example.com/kubectl:1
              command: [sh, -ec]
              args:
                - |
                  \(command)
    """ + (more.isEmpty ? "" : "\n---\n" + more)
  }

  private static func binding(of account: String) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: form
      namespace: shop
    rules:
      - apiGroups: [""]
        resources: [pods]
        verbs: [get, delete]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: form
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: Role
      name: form
    subjects:
      - kind: ServiceAccount
        name: \(account)
        namespace: shop
    """
  }
}
