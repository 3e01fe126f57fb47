internal import Linting

extension RedisNoACLFileExamples {
  static let volumes: [Example] = [
    .flagged(
      "An operator's server without an ACL file", level: .error,
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: ↓redis
        namespace: chat
      spec:
        auth: {secretPath: redis}
        redis: {replicas: 3}
        sentinel: {replicas: 3}
      ---
      \(connection)
      """,
      corrected: """
        \(claimed)
        ---
        \(connection)
        """),
    .clean(
      "Nobody makes users on a server whose file is a Secret",
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: Redis
      metadata:
        name: redis
        namespace: chat
      spec:
        acl:
          secret: {secretName: redis-users}
      """),
    .clean(
      "Redis Enterprise keeps its users itself",
      """
      apiVersion: app.redislabs.com/v1alpha1
      kind: RedisEnterpriseDatabase
      metadata:
        name: redis
        namespace: chat
      spec:
        tlsMode: enabled
        persistence: aofEverySecond
      ---
      \(connection)
      """),
  ]

  private static let claimed = """
    \(RedisACLFileNotDurableExamples.server("persistentVolumeClaim: {claimName: redis-users}"))
    ---
    \(RedisACLFileNotDurableExamples.saver)
    """
}
