internal import Linting

enum SecretShellSSAWipeExamples {
  static let all: [Example] = shapes + protections + seeders

  /// The shapes of a shell, and who keeps it filled.
  private static let shapes: [Example] = [
    .flagged(
      "Flux applies the shell, a Job seeds with kubectl", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓openbao-keys
        namespace: vault
      type: Opaque
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed-keys
        namespace: vault
      spec:
        template:
          spec:
            containers:
              - name: seed
                image: bitnami/kubectl:1.32
                command: ["/bin/sh", "-c"]
                args:
                  - kubectl create secret generic openbao-keys --from-file=key=/keys/key
      ---
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: vault
        namespace: flux-system
      spec:
        path: ./
        prune: true
      """),
    .flagged(
      "The comment tells people to seed with kubectl apply", level: .error,
      """
      # Seed it once:
      #   kubectl create secret generic api-token --from-literal=token=... \\
      #     --dry-run=client -o yaml | kubectl apply -f -
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓api-token
        annotations:
          argocd.argoproj.io/sync-options: ServerSideApply=true
      """,
      corrected: declaredElsewhere),
    .flagged(
      "data is null: a client-side apply deletes by it", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing
        namespace: web
      ↓data:
      """,
      corrected: declaredElsewhere),
    .flagged(
      "Nothing in the tree seeds it", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓billing
        namespace: web
      type: Opaque
      """,
      corrected: declaredElsewhere),
    .flagged(
      "A script is seen to seed it, whatever the name suggests", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓slack-webhook
        namespace: web
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: tasks
        namespace: web
      data:
        seed: kubectl create secret generic slack-webhook --from-literal=u=x --save-config
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: seed
        namespace: web
      spec:
        template:
          spec:
            containers:
              - name: seed
                image: bitnami/kubectl:1.32
                command: ["bash", "/tasks/seed"]
                volumeMounts:
                  - {name: tasks, mountPath: /tasks}
            volumes:
              - name: tasks
                configMap: {name: tasks}
      """,
      corrected: declaredElsewhere),
    .clean(
      "Flux creates it only where it is absent",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: api-token
        annotations:
          kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
      """),
    .clean(
      "A webhook controller fills its own certificate",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: eventing-webhook-certs
        namespace: knative-eventing
      """),
    .clean(
      "The Vault Secrets Operator owns the data",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: app
        namespace: web
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultStaticSecret
      metadata:
        name: app
        namespace: web
      spec:
        destination:
          name: app
      """),
  ]

  /// Each protection that people reach for, and what it is worth (`facts: gitops.md 1.3`).
  private static let protections: [Example] = [
    .flagged(
      "Argo CD only hides the difference with IgnoreExtraneous", level: .error,
      """
      \(shell(annotation: "argocd.argoproj.io/compare-options: IgnoreExtraneous"))
      ---
      \(seed("kubectl apply -f -"))
      ---
      \(application())
      """,
      corrected: seed("kubectl apply -f -")),
    .flagged(
      "Prune and Delete keep Argo CD from deleting the object, not from emptying it", level: .error,
      """
      \(shell(annotation: "argocd.argoproj.io/sync-options: Prune=false,Delete=false"))
      ---
      \(seed("kubectl apply -f -"))
      """,
      corrected: seed("kubectl apply -f -")),
    .flagged(
      "ignoreDifferences alone changes what Argo CD shows, not what it applies", level: .error,
      """
      \(shell())
      ---
      \(seed("kubectl apply -f -"))
      ---
      \(application(more: "ignoreDifferences: [{kind: Secret, jsonPointers: [/data]}]"))
      """,
      corrected: """
        \(shell(mark: ""))
        ---
        \(seed("kubectl apply -f -"))
        ---
        \(application(options: "RespectIgnoreDifferences=true", more: "ignoreDifferences: [{kind: Secret, jsonPointers: [/data]}]"))
        """),
    .flagged(
      "Replace goes before every other option", level: .error,
      """
      \(shell(annotation: "argocd.argoproj.io/sync-options: ServerSideApply=true,Replace=true"))
      ---
      \(seed("kubectl patch secret session-key -p x"))
      """,
      corrected: seed("kubectl patch secret session-key -p x")),
    .flagged(
      "Server-side apply takes over what kubectl apply wrote", level: .error,
      """
      \(shell())
      ---
      \(seed("kubectl apply -f -"))
      ---
      \(application(options: "ServerSideApply=true"))
      """,
      corrected: seed("kubectl apply -f -")),
    .flagged(
      "What Argo CD takes over without its migration is not known", level: .note,
      """
      \(shell())
      ---
      \(seed("kubectl apply -f -"))
      ---
      \(application(options: "ServerSideApply=true, ClientSideApplyMigration=false"))
      """,
      corrected: seed("kubectl apply -f -")),
    .flagged(
      "A hook is deleted and made anew", level: .error,
      """
      \(shell(annotation: "argocd.argoproj.io/hook: PreSync"))
      ---
      \(seed("kubectl patch secret session-key -p x"))
      ---
      \(application())
      """,
      corrected: seed("kubectl patch secret session-key -p x")),
    .flagged(
      "Helm's policy is about deletion, a wave about order", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓session-key
        namespace: web
        annotations:
          helm.sh/resource-policy: keep
          argocd.argoproj.io/sync-wave: "-1"
      ---
      \(seed("kubectl apply -f -"))
      """,
      corrected: seed("kubectl apply -f -")),
    .flagged(
      "ApplyOutOfSyncOnly helps until something else is out of sync", level: .error,
      """
      \(shell())
      ---
      \(seed("kubectl apply -f -"))
      ---
      \(application(options: "ServerSideApply=true, ApplyOutOfSyncOnly=true"))
      """,
      corrected: seed("kubectl apply -f -")),
    .clean(
      "Flux merges and takes over nobody's fields", kept("kustomize.toolkit.fluxcd.io/ssa: Merge")),
    .clean("Flux ignores it", kept("kustomize.toolkit.fluxcd.io/ssa: Ignore")),
    .clean("Flux is told to leave it", kept("kustomize.toolkit.fluxcd.io/reconcile: disabled")),
    .clean("Argo CD skips it", kept("argocd.argoproj.io/hook: Skip")),
    .clean(
      "Flux leaves the data out of what it applies",
      """
      \(shell(mark: ""))
      ---
      \(seed("kubectl create -f -"))
      ---
      \(flux(more: "ignore: [{paths: [/data], target: {kind: Secret, name: session-key}}]"))
      """),
    .clean(
      "The addon manager creates it once",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: session-key
        namespace: web
        labels:
          addonmanager.kubernetes.io/mode: EnsureExists
      ---
      \(seed("kubectl apply -f -"))
      """),
  ]

  /// Who seeds and what applies, as far as the tree tells.
  private static let seeders: [Example] = [
    .flagged(
      "A script is seen to seed with kubectl create, which kubectl apply leaves alone",
      level: .note,
      """
      \(shell())
      ---
      \(seed("kubectl create -f -"))
      """,
      corrected: seed("kubectl create -f -")),
    .flagged(
      "Flux takes over every manager that kubectl writes as", level: .error,
      """
      \(shell())
      ---
      \(seed("kubectl create -f -"))
      ---
      \(flux())
      """),
    .flagged(
      "but not a manager of another name", level: .note,
      """
      \(shell())
      ---
      \(seed("kubectl apply --server-side --field-manager=seeder -f -"))
      ---
      \(flux())
      """),
    .flagged(
      "nor a program that calls the API", level: .note,
      """
      \(shell())
      ---
      \(seed("curl -X PATCH -d @- https://kubernetes/api/v1/namespaces/web/secrets/session-key"))
      ---
      \(flux())
      """),
    .flagged(
      "Nothing seeds it, and Flux applies it", level: .note,
      """
      \(shell())
      ---
      \(flux())
      """),
    .flagged(
      "Nothing seeds it, and Argo CD replaces it at every sync", level: .warning,
      """
      \(shell())
      ---
      \(application(options: "Replace=true"))
      """,
      corrected: application(options: "Replace=true")),
    .flagged(
      "Null says nothing to a server-side apply", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: session-key
        namespace: web
      ↓data:
      ---
      \(flux())
      """),
    .flagged(
      "Key material that somebody must have put there", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓openbao-unseal-keys
        namespace: vault
      """,
      corrected: declaredElsewhere),
    .flagged(
      "A program that a Role lets fill it, and null", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: session-key
        namespace: web
      ↓data:
      ---
      \(program)
      """,
      corrected: program),
  ]
}

extension SecretShellSSAWipeExamples {
  private static func shell(annotation: String? = nil, mark: String = "↓") -> String {
    """
    apiVersion: v1
    kind: Secret
    metadata:
      name: \(mark)session-key
      namespace: web\(annotation.map { "\n  annotations:\n    \($0)" } ?? "")
    """
  }

  private static func kept(_ annotation: String) -> String {
    """
    \(shell(annotation: annotation, mark: ""))
    ---
    \(seed("kubectl apply -f -"))
    """
  }

  /// A Job that seeds the Secret by a command fed with its manifest.
  private static func seed(_ command: String) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: seed
      namespace: web
    spec:
      template:
        spec:
          containers:
            - name: seed
              image: bitnami/kubectl:1.32
              command: ["/bin/sh", "-c"]
              args:
                - |
                  kubectl create secret generic session-key --from-file=key=/keys/key \\
                    --dry-run=client -o yaml | \(command)
    """
  }

  private static func application(options: String? = nil, more: String? = nil) -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: web
      namespace: argocd
    spec:
      source:
        repoURL: https://git.example.com/platform.git
        path: .
      syncPolicy:
        syncOptions: [\(options ?? "CreateNamespace=true")]\(more.map { "\n  \($0)" } ?? "")
    """
  }

  private static func flux(more: String? = nil) -> String {
    """
    apiVersion: kustomize.toolkit.fluxcd.io/v1
    kind: Kustomization
    metadata:
      name: web
      namespace: flux-system
    spec:
      path: ./
      prune: true\(more.map { "\n  \($0)" } ?? "")
    """
  }

  private static let program = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: web
      namespace: web
    rules:
      - apiGroups: [""]
        resources: [secrets]
        resourceNames: [session-key]
        verbs: [get, update]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: web
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}
    subjects: [{kind: ServiceAccount, name: web}]
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: web
    spec:
      serviceAccountName: web
      containers: [{name: web, image: "registry.example.com/web:1.4.0"}]
    """

  private static let declaredElsewhere = """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: billing
      namespace: web
    spec:
      target:
        name: billing
    """
}
