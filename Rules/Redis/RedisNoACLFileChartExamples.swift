internal import Linting

extension RedisNoACLFileExamples {
  static let charts: [Example] = [
    .flagged(
      "A chart whose values set no ACL file, and users that Vault makes", level: .error,
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: redis
        namespace: shop
      spec:
        chart:
          spec:
            chart: redis
            version: 20.x
            sourceRef:
              kind: HelmRepository
              name: bitnami
        values:
          master:
            persistence:
              size: 8Gi
          auth:
            existingSecret: redis-auth
          ↓commonConfiguration: |
            appendonly yes
      ---
      \(issuer)
      """,
      corrected: """
        \(RedisACLFileNotDurableExamples.server("persistentVolumeClaim: {claimName: redis-users}"))
        ---
        \(RedisACLFileNotDurableExamples.saver)
        ---
        \(issuer)
        """)
  ]

  private static let issuer = """
    apiVersion: secrets.hashicorp.com/v1beta1
    kind: VaultDynamicSecret
    metadata:
      name: shop-redis
      namespace: shop
    spec:
      mount: database
      path: creds/redis-shop
      destination:
        create: true
        name: shop-redis
    """
}
