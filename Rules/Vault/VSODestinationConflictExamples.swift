internal import Linting

enum VSODestinationConflictExamples {
  static let all: [Example] = manifests + others + scripts + unmade + traps

  private static let manifests: [Example] = [
    .flagged(
      "It may not overwrite what it did not make, so it never syncs", level: .error,
      """
      \(secret)
      ---
      \(vaultStaticSecret("↓billing-db", "create: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "It takes the Secret over, and each apply takes it back", level: .error,
      """
      \(secret)
      ---
      \(vaultStaticSecret("↓billing-db", "create: true\n    overwrite: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true\n    overwrite: true")),
    .flagged(
      "Without create it replaces every key of the manifest", level: .error,
      """
      \(secret)
      ---
      \(vaultStaticSecret("↓billing-db", "create: false"))
      """,
      corrected: """
        \(shell)
        ---
        \(vaultStaticSecret("billing-db", "create: false"))
        """),
    .flagged(
      "A manifest that Flux applies once is there first", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
        annotations:
          kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
      stringData:
        password: the-first-one
      ---
      \(vaultStaticSecret("↓billing-db", "create: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "A shell that is replaced at every sync", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
        annotations:
          argocd.argoproj.io/sync-options: Replace=true
      ---
      \(vaultStaticSecret("↓billing-db", "create: false"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "A shell for a resource that makes the Secret anyway", level: .note,
      """
      \(shell)
      ---
      \(vaultStaticSecret("↓billing-db", "create: true\n    overwrite: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true\n    overwrite: true")),
    .flagged(
      "Side by side in one folder, and nothing says what applies them", level: .warning,
      """
      -- app/secret.yaml --
      \(secret)
      -- app/vault.yaml --
      \(vaultStaticSecret("↓billing-db", "create: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
  ]

  private static let others: [Example] = [
    .flagged(
      "Two resources, one destination", level: .error,
      """
      \(vaultStaticSecret("billing-db", "create: true"))
      ---
      apiVersion: secrets.hashicorp.com/v1beta1
      kind: VaultDynamicSecret
      metadata:
        name: billing-db-lease
        namespace: billing
      spec:
        mount: database
        path: creds/billing
        destination:
          name: ↓billing-db
          create: true
          overwrite: true
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "An ExternalSecret that owns it", level: .error,
      """
      \(externalSecret("Owner"))
      ---
      \(vaultStaticSecret("↓billing-db", "create: true\n    overwrite: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "A SealedSecret of the same name", level: .error,
      """
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata:
        name: billing-db
        namespace: billing
      spec:
        encryptedData:
          password: AgBy3i4OJSWK
      ---
      \(vaultStaticSecret("↓billing-db", "create: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
  ]

  private static let scripts: [Example] = [
    .flagged(
      "A job that makes the Secret first", level: .warning,
      """
      \(seeder("kubectl create secret generic billing-db -n billing --from-literal=password=\"$P\""))
      ---
      \(vaultStaticSecret("↓billing-db", "create: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "A job that puts its own value back whenever it runs", level: .warning,
      """
      \(seeder("kubectl create secret generic billing-db -n billing --from-literal=password=\"$P\" --dry-run=client -o yaml | kubectl apply -f -"))
      ---
      \(vaultStaticSecret("↓billing-db", "create: true\n    overwrite: true"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .clean(
      "A job that adds a label to what the operator made",
      """
      \(seeder("kubectl label secret billing-db -n billing team=billing"))
      ---
      \(vaultStaticSecret("billing-db", "create: true"))
      """),
    .clean(
      "A job that makes the shell which the operator fills",
      """
      \(seeder("kubectl create secret generic billing-db -n billing"))
      ---
      \(vaultStaticSecret("billing-db", "create: false"))
      """),
  ]

  private static let unmade: [Example] = [
    .flagged(
      "It may only fill the Secret, and nothing makes it", level: .warning,
      vaultStaticSecret("↓billing-db", "type: Opaque"),
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "What an Application installs may make it", level: .note,
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: billing
        namespace: argocd
      spec:
        source:
          repoURL: https://charts.example.com
          chart: billing
          targetRevision: 1.2.3
        destination:
          server: https://kubernetes.default.svc
      ---
      \(vaultStaticSecret("↓billing-db", "create: false"))
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .clean(
      "A chart of its namespace may make it",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: billing
        namespace: argocd
      spec:
        source:
          repoURL: https://charts.example.com
          chart: billing
          targetRevision: 1.2.3
        destination:
          server: https://kubernetes.default.svc
          namespace: billing
      ---
      \(vaultStaticSecret("billing-db", "create: false"))
      """),
  ]

  private static let traps: [Example] = [
    .clean(
      "A shell that it fills without create",
      """
      \(shell)
      ---
      \(vaultStaticSecret("billing-db", "create: false"))
      """),
    .clean(
      "An ExternalSecret that merges its keys",
      """
      \(externalSecret("Merge"))
      ---
      \(vaultStaticSecret("billing-db", "create: true"))
      """),
    .clean(
      "Two alternatives, of which the kustomization lists one",
      """
      -- kustomization.yaml --
      resources: [vault.yaml]
      -- secret.yaml --
      \(secret)
      -- vault.yaml --
      \(vaultStaticSecret("billing-db", "create: true"))
      """),
    .clean(
      "One name in two namespaces",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: reports
      stringData:
        password: made-up-Kx7qP2
      ---
      \(vaultStaticSecret("billing-db", "create: true"))
      """),
    .clean(
      "A name that is filled in later",
      vaultStaticSecret("${APP}-db", "create: false")),
  ]
}

extension VSODestinationConflictExamples {
  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: billing-db
      namespace: billing
    stringData:
      password: from-the-vault-of-the-team
    """

  private static let shell = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: billing-db
      namespace: billing
    """

  private static func vaultStaticSecret(_ name: String, _ policy: String) -> String {
    """
    apiVersion: secrets.hashicorp.com/v1beta1
    kind: VaultStaticSecret
    metadata:
      name: billing-db
      namespace: billing
    spec:
      mount: kv
      type: kv-v2
      path: billing
      destination:
        name: \(name)
        \(policy)
    """
  }

  private static func externalSecret(_ policy: String) -> String {
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: billing-db
      namespace: billing
    spec:
      target:
        name: billing-db
        creationPolicy: \(policy)
    """
  }

  private static func seeder(_ command: String) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: seed-billing
      namespace: billing
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: seed
              image: registry.example.com/kubectl:1.31
              command: [sh, -c]
              args:
                - |
                  P="$(head -c 32 /dev/urandom | base64)"
                  \(command)
    """
  }
}
