internal import Linting

enum KustomizeOrphanFileExamples {
  static let all: [Example] = [
    .flagged(
      "The line was forgotten", level: .note,
      """
      -- web/kustomization.yaml --
      resources:
        - deployment.yaml
      -- web/deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      -- web/alerts.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ↓alerts
      """,
      corrected: """
        -- web/kustomization.yaml --
        resources:
          - deployment.yaml
          - alerts.yaml
        -- web/deployment.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        -- web/alerts.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: alerts
        """),
    .flagged(
      "The line is commented out, or a generator makes the object", level: .note,
      """
      -- kustomization.yaml --
      resources:
        - deployment.yaml
        # - ./alerts.yaml
      secretGenerator:
        - name: login
          literals: [user=app]
      -- deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      -- alerts.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: ↓alerts
      -- login.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: ↓login
      """,
      corrected: """
        -- kustomization.yaml --
        resources:
          - deployment.yaml
          - alerts.yaml
        secretGenerator:
          - name: login
            literals: [user=app]
        -- deployment.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        -- alerts.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: alerts
        """),
    .clean(
      "A sample, a patch, and a folder that an Application applies",
      """
      -- web/kustomization.yaml --
      resources:
        - deployment.yaml
      patches:
        - path: replicas.yaml
      -- web/deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      -- web/replicas.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 3
      -- web/examples/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      -- web/jobs/migrate.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: migrate
      -- argocd/jobs.yaml --
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: jobs
        namespace: argocd
      spec:
        source:
          repoURL: https://git.example.com/web.git
          path: web/jobs
      """),
    .flagged(
      "The only maker of a Secret that a container needs", level: .warning,
      """
      -- kustomization.yaml --
      namespace: shop
      resources: [deployment.yaml]
      -- deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: orders
      spec:
        template:
          spec:
            containers:
              - name: orders
                image: registry.example.com/orders:1.4.0
                envFrom:
                  - secretRef: {name: orders-database}
      -- database.yaml --
      \(externalSecret("↓orders-database"))
      """,
      corrected: """
        -- kustomization.yaml --
        namespace: shop
        resources: [deployment.yaml, database.yaml]
        -- deployment.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: orders
        -- database.yaml --
        \(externalSecret("orders-database"))
        """),
    .flagged(
      "A chart's values name the Secret, and another overlay makes only its own", level: .warning,
      """
      -- production/kustomization.yaml --
      resources: [../base]
      generators: [loki.yaml]
      -- production/loki.yaml --
      \(generator)
      -- production/bucket.yaml --
      \(externalSecret("↓loki-bucket", namespace: "logging"))
      -- staging/kustomization.yaml --
      resources: [../base, bucket.yaml]
      generators: [loki.yaml]
      -- staging/loki.yaml --
      \(generator)
      -- staging/bucket.yaml --
      \(externalSecret("loki-bucket", namespace: "logging"))
      -- base/kustomization.yaml --
      resources: [settings.yaml]
      -- base/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
        namespace: logging
      """,
      corrected: """
        -- production/kustomization.yaml --
        resources: [../base, bucket.yaml]
        generators: [loki.yaml]
        -- production/loki.yaml --
        \(generator)
        -- production/bucket.yaml --
        \(externalSecret("loki-bucket", namespace: "logging"))
        -- base/kustomization.yaml --
        resources: [settings.yaml]
        -- base/settings.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          namespace: logging
        """),
    .flagged(
      "Another file makes the Secret now; what needs none at all", level: .note,
      """
      -- kustomization.yaml --
      namespace: shop
      resources: [deployment.yaml, sealed.yaml]
      -- deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: orders
      spec:
        template:
          spec:
            containers:
              - name: orders
                image: registry.example.com/orders:1.4.0
                envFrom:
                  - secretRef: {name: orders-database}
                  - secretRef: {name: orders-mail, optional: true}
      -- sealed.yaml --
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata:
        name: orders-database
      -- database.yaml --
      \(externalSecret("↓orders-database"))
      -- mail.yaml --
      \(externalSecret("↓orders-mail"))
      """,
      corrected: """
        -- kustomization.yaml --
        namespace: shop
        resources: [sealed.yaml]
        -- sealed.yaml --
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: orders-database
        """),
    .flagged(
      "A Flux Kustomization in the folder that it points to", level: .note,
      """
      -- kustomization.yaml --
      resources: [web]
      -- web/kustomization.yaml --
      resources: [settings.yaml]
      -- web/settings.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      -- web/ks.yaml --
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata:
        name: ↓web
      spec:
        path: ./web
      """,
      corrected: """
        -- kustomization.yaml --
        resources: [web/ks.yaml]
        -- web/kustomization.yaml --
        resources: [settings.yaml]
        -- web/settings.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        -- web/ks.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: web
        spec:
          path: ./web
        """),
    .clean(
      "A generator that decrypts files names it",
      """
      -- web/kustomization.yaml --
      resources: [deployment.yaml]
      generators: [secrets.yaml]
      -- web/secrets.yaml --
      apiVersion: viaduct.ai/v1
      kind: ksops
      metadata:
        name: secrets
        annotations:
          config.kubernetes.io/function: |
            exec:
              path: ksops
      files: [./login.enc.yaml]
      secretFrom:
        - metadata:
            name: settings
          files: [settings=./settings.enc.yaml]
      -- web/deployment.yaml --
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      -- web/login.enc.yaml --
      apiVersion: v1
      kind: Secret
      metadata:
        name: login
      stringData:
        password: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
      sops:
        version: 3.9.1
      -- web/settings.enc.yaml --
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: settings
      sops:
        version: 3.9.1
      """),
  ]

  private static func externalSecret(_ name: String, namespace: String? = nil) -> String {
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: \(name)\(namespace.map { "\n  namespace: \($0)" } ?? "")
    spec:
      dataFrom: [{extract: {key: credentials}}]
    """
  }

  private static let generator = """
    apiVersion: builtin
    kind: HelmChartInflationGenerator
    metadata:
      name: loki
    name: loki
    repo: https://grafana.github.io/helm-charts
    version: 6.49.0
    releaseName: loki
    namespace: logging
    valuesInline:
      ingester:
        extraEnvFrom:
          - secretRef:
              name: loki-bucket
    """
}
