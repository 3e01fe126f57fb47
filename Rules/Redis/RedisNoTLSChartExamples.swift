internal import Linting

extension RedisNoTLSExamples {
  static let charts: [Example] = [
    .flagged(
      "The values of a chart, in a file of another source", level: .error,
      """
      -- apps/redis.yaml --
      \(application)
      -- values/redis.yaml --
      architecture: standalone
      auth:
        existingSecret: redis-auth
      tls:
        ↓enabled: false
      master:
        service:
          type: LoadBalancer
      """,
      corrected: """
        -- apps/redis.yaml --
        \(application)
        -- values/redis.yaml --
        architecture: standalone
        auth:
          existingSecret: redis-auth
        tls:
          enabled: true
          existingSecret: redis-tls
        master:
          service:
            type: LoadBalancer
        """),
    .clean(
      "A values file that the tree does not show may turn TLS on",
      """
      -- apps/redis.yaml --
      \(application)
      """),
  ]

  private static let application = """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata:
      name: redis
      namespace: argocd
    spec:
      destination:
        namespace: shop
      sources:
        - repoURL: https://charts.bitnami.com/bitnami
          chart: redis
          targetRevision: 20.1.0
          helm:
            valueFiles:
              - $config/values/redis.yaml
        - repoURL: https://git.example.com/platform.git
          targetRevision: main
          ref: config
    """
}
