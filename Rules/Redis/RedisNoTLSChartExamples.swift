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
    .flagged(
      "Values of a release that say nothing of TLS", level: .warning,
      valkey("↓values"), corrected: valkey("values", "tls: {enabled: true, existingSecret: tls}")),
    .clean(
      "A values file that the tree does not show may turn TLS on",
      """
      -- apps/redis.yaml --
      \(application)
      """),
  ]

  private static func valkey(_ key: String, _ line: String = "") -> String {
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: sessions
      namespace: shop
    spec:
      chart:
        spec:
          chart: valkey
          sourceRef: {kind: HelmRepository, name: valkey}
      \(key):
        replica: {enabled: true}
        auth: {enabled: true, usersExistingSecret: sessions}
        \(line)
    ---
    apiVersion: source.toolkit.fluxcd.io/v1
    kind: HelmRepository
    metadata:
      name: valkey
      namespace: shop
    spec:
      url: https://valkey.io/valkey-helm/
    """
  }

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
