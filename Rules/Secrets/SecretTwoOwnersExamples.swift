internal import Linting

enum SecretTwoOwnersExamples {
  static let all: [Example] = conflicts + labels + traps

  private static let conflicts: [Example] = [
    .flagged(
      "A manifest with data, and an ExternalSecret that owns its target", level: .error,
      """
      \(secret("↓billing-db"))
      ---
      \(externalSecret("billing-db"))
      """,
      corrected: externalSecret("billing-db")),
    .flagged(
      "Two resources, one destination", level: .error,
      """
      \(externalSecret("billing-db", own: "first", mark: "↓"))
      ---
      \(externalSecret("billing-db", own: "second"))
      """,
      corrected: externalSecret("billing-db")),
    .flagged(
      "A SealedSecret does not unseal over a manifest", level: .error,
      """
      \(secret("↓billing-db"))
      ---
      \(sealedSecret)
      """,
      corrected: sealedSecret),
    .flagged(
      "A manifest with a certificate of its own, and a Certificate", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓web-tls
        namespace: billing
      type: kubernetes.io/tls
      stringData:
        tls.crt: the certificate of last year
        tls.key: its key
      ---
      \(certificate)
      """,
      corrected: certificate),
    .flagged(
      "An operator that makes itself the controller of its Secret", level: .error,
      """
      apiVersion: rabbitmq.com/v1beta1
      kind: RabbitmqCluster
      metadata:
        name: ↓billing
        namespace: billing
      ---
      \(externalSecret("billing-default-user"))
      """,
      corrected: """
        apiVersion: rabbitmq.com/v1beta1
        kind: RabbitmqCluster
        metadata:
          name: billing
          namespace: billing
        spec:
          secretBackend:
            externalSecret:
              name: billing-default-user
        ---
        \(externalSecret("billing-default-user"))
        """),
    .flagged(
      "Two overlays of one base that one ApplicationSet brings to one namespace", level: .error,
      """
      -- argocd/set.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata:
        name: billing
        namespace: argocd
      spec:
        generators:
          - list:
              elements: [{name: blue}, {name: green}]
        template:
          metadata:
            name: "billing-{{name}}"
          spec:
            source: {path: "overlays/{{name}}"}
            destination: {server: https://kubernetes.default.svc, namespace: billing}
      -- overlays/blue/kustomization.yaml --
      resources: [../../base]
      commonAnnotations: {colour: blue}
      -- overlays/green/kustomization.yaml --
      resources: [../../base]
      commonAnnotations: {colour: green}
      -- base/kustomization.yaml --
      resources: [secret.yaml]
      -- base/secret.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓billing-db
      stringData:
        password: made-up-Kx7qP2
      """,
      corrected: """
        -- overlays/blue/kustomization.yaml --
        resources: [../../base]
        -- base/kustomization.yaml --
        resources: [secret.yaml]
        -- base/secret.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: billing-db
        stringData:
          password: made-up-Kx7qP2
        """),
    .flagged(
      "Two applications of one cluster", level: .error,
      """
      -- argocd/a.yaml --
      \(application("a"))
      -- argocd/b.yaml --
      \(application("b"))
      -- a/secret.yaml --
      \(secret("↓billing-db"))
      -- b/secret.yaml --
      \(secret("billing-db"))
      """,
      corrected: """
        -- argocd/a.yaml --
        \(application("a"))
        -- a/secret.yaml --
        \(secret("billing-db"))
        """),
    .flagged(
      "Side by side in one folder, and nothing says what applies them", level: .warning,
      """
      -- app/secret.yaml --
      \(secret("↓billing-db"))
      -- app/external-secret.yaml --
      \(externalSecret("billing-db"))
      """,
      corrected: externalSecret("billing-db")),
    .flagged(
      "A shell for an owner that makes the Secret anyway", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓billing-db
        namespace: billing
      ---
      \(externalSecret("billing-db"))
      """,
      corrected: externalSecret("billing-db")),
    .flagged(
      "A shell that is replaced at every sync", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓billing-db
        namespace: billing
        annotations:
          argocd.argoproj.io/sync-options: Replace=true
      ---
      \(externalSecret("billing-db"))
      """,
      corrected: externalSecret("billing-db")),
  ]

  private static let labels: [Example] = [
    .flagged(
      "The label of a controller, copied out of a cluster", level: .error,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        labels:
          ↓app.kubernetes.io/managed-by: hashicorp-vso
      stringData:
        password: from-the-vault-of-the-team
      """,
      corrected: vaultStaticSecret("billing-db", "create: true")),
    .flagged(
      "The label of whoever seeds it, on a manifest that empties it", level: .warning,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-keys
        labels:
          ↓example.com/managed-by: seeder
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: billing-keys
          annotations:
            kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
          labels:
            example.com/managed-by: seeder
        """),
    .clean(
      "Tools that apply what stands in Git are no other owner",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        labels:
          app.kubernetes.io/managed-by: Helm
          example.com/managed-by: argocd
      """),
  ]

  private static let traps: [Example] = [
    .clean(
      "An ExternalSecret that merges its keys into the manifest's",
      """
      \(secret("billing-db"))
      ---
      \(externalSecret("billing-db", policy: "Merge"))
      """),
    .clean(
      "Two alternatives, of which the kustomization lists one",
      """
      -- kustomization.yaml --
      resources: [external-secret.yaml]
      -- secret.yaml --
      \(secret("billing-db"))
      -- external-secret.yaml --
      \(externalSecret("billing-db"))
      """),
    .clean(
      "The source of a reflector",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
        annotations:
          reflector.v1.k8s.emberstack.com/reflection-allowed: "true"
      ---
      \(externalSecret("billing-db"))
      """),
    .clean(
      "A SealedSecret that adopts the Secret, and one that patches it",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: billing-db
        namespace: billing
        annotations:
          sealedsecrets.bitnami.com/managed: "true"
      ---
      \(sealedSecret)
      """),
    .clean(
      "A shell that cert-manager fills",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: web-tls
        namespace: billing
      type: kubernetes.io/tls
      data:
        tls.crt: ""
        tls.key: ""
      ---
      \(certificate)
      """),
    .clean(
      "Flux applies the manifest only where the Secret is absent",
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
      \(externalSecret("billing-db"))
      """),
    .clean(
      "One name in two namespaces, and in two clusters",
      """
      -- clusters/main/secret.yaml --
      \(secret("billing-db"))
      -- clusters/utility/external-secret.yaml --
      \(externalSecret("billing-db"))
      -- clusters/main/other.yaml --
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata:
        name: billing-db
        namespace: reports
      """),
    .clean(
      "A generator whose name ends in a hash of its content",
      """
      -- kustomization.yaml --
      namespace: billing
      resources: [external-secret.yaml]
      secretGenerator:
        - name: billing-db
          literals: [password=from-a-file]
      -- external-secret.yaml --
      \(externalSecret("billing-db"))
      """),
    .clean(
      "An import that orphans the Secret beside the Certificate that renews it",
      """
      \(certificate)
      ---
      \(externalSecret("web-tls", policy: "Orphan"))
      """),
    .clean(
      "Operators keep the value of a manifest, and some that of anybody",
      """
      apiVersion: rabbitmq.com/v1beta1
      kind: RabbitmqCluster
      metadata:
        name: billing
        namespace: billing
      ---
      \(secret("billing-default-user"))
      ---
      apiVersion: postgresql.cnpg.io/v1
      kind: Cluster
      metadata:
        name: orders
        namespace: billing
      ---
      \(externalSecret("orders-app"))
      """),
    .clean(
      "Two Ingresses that share a certificate",
      """
      \(ingress("web"))
      ---
      \(ingress("api"))
      """),
  ]
}

extension SecretTwoOwnersExamples {
  private static func secret(_ name: String) -> String {
    """
    apiVersion: v1
    kind: Secret
    metadata:
      name: \(name)
      namespace: billing
    stringData:
      password: from-the-vault-of-the-team
    """
  }

  private static func externalSecret(
    _ target: String, own: String? = nil, policy: String? = nil, mark: String = ""
  ) -> String {
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: \(own ?? target)
      namespace: billing
    spec:
      target:
        name: \(mark)\(target)\(policy.map { "\n    creationPolicy: \($0)" } ?? "")
    """
  }

  private static func vaultStaticSecret(_ name: String, _ policy: String) -> String {
    """
    apiVersion: secrets.hashicorp.com/v1beta1
    kind: VaultStaticSecret
    metadata:
      name: \(name)
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

  private static let sealedSecret = """
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata:
      name: billing-db
      namespace: billing
    spec:
      encryptedData:
        password: AgBy3i4OJSWK
    """

  private static let certificate = """
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata:
      name: web
      namespace: billing
    spec:
      secretName: web-tls
    """

  private static func application(_ name: String) -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: \(name)
      namespace: argocd
    spec:
      source:
        repoURL: https://git.example.com/platform.git
        path: \(name)
      destination:
        server: https://kubernetes.default.svc
    """
  }

  private static func ingress(_ name: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: \(name)
      namespace: billing
      annotations:
        cert-manager.io/cluster-issuer: letsencrypt
    spec:
      tls:
        - secretName: web-tls
    """
  }
}
