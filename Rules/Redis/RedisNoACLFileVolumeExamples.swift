internal import Linting

extension RedisNoACLFileExamples {
  static let volumes: [Example] = [
    .flagged(
      "The ACL file goes with the pod", level: .error,
      """
      \(stateful("emptyDir: {}"))
      ---
      \(connection)
      """,
      corrected: """
        \(claimed)
        ---
        \(connection)
        """),
    .flagged(
      "An operator mounts the ACL file from a Secret", level: .error,
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: RedisReplication
      metadata:
        name: redis
        namespace: chat
      spec:
        clusterSize: 3
        acl:
          ↓secret: {secretName: redis-users}
        storage: {volumeClaimTemplate: {spec: {}}}
      ---
      \(connection)
      """,
      corrected: """
        apiVersion: redis.redis.opstreelabs.in/v1beta2
        kind: RedisReplication
        metadata:
          name: redis
          namespace: chat
        spec:
          clusterSize: 3
          acl: {persistentVolumeClaim: redis-users}
          storage: {volumeClaimTemplate: {spec: {}}}
        ---
        \(connection)
        """),
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

  private static let claimed = stateful("persistentVolumeClaim: {claimName: redis-users}")
    .replacing("↓", with: "")

  private static func stateful(_ volume: String) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: redis
      namespace: chat
    spec:
      template:
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args:
                - --aclfile
                - ↓/users/users.acl
              volumeMounts:
                - {name: users, mountPath: /users}
          volumes:
            - name: users
              \(volume)
    """
  }
}
