internal import Linting

enum RedisACLFileNotDurableExamples {
  static let all: [Example] = [
    .flagged(
      "The ACL file goes with the pod", level: .error,
      """
      \(server("emptyDir: {}", mark: "↓"))
      ---
      \(RedisNoACLFileExamples.connection)
      """,
      corrected: """
        \(server("persistentVolumeClaim: {claimName: redis-users}"))
        ---
        \(RedisNoACLFileExamples.connection)
        ---
        \(saver)
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
      \(RedisNoACLFileExamples.connection)
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
        \(RedisNoACLFileExamples.connection)
        ---
        \(saver)
        """),
    .flagged(
      "What is saved is lost with the pod", level: .warning,
      """
      \(server("emptyDir: {}", mark: "↓"))
      ---
      \(saver)
      """,
      corrected: """
        \(server("persistentVolumeClaim: {claimName: redis-users}"))
        ---
        \(saver)
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
  ]

  /// A server whose ACL file an init container seeds.
  static func server(_ volume: String, mark: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: redis
      namespace: chat
    spec:
      template:
        spec:
          initContainers:
            - name: seed
              image: redis:7.4
              command: [sh, -c]
              args:
                - "[ -f /users/users.acl ] || echo 'user default off' > /users/users.acl"
              volumeMounts:
                - {name: users, mountPath: /users}
          containers:
            - name: redis
              image: redis:7.4
              args:
                - --aclfile
                - \(mark)/users/users.acl
              volumeMounts:
                - {name: users, mountPath: /users}
          volumes:
            - name: users
              \(volume)
    """
  }

  /// A CronJob that saves the users.
  static let saver = """
    apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: save-users
      namespace: chat
    spec:
      schedule: "*/5 * * * *"
      jobTemplate:
        spec:
          template:
            spec:
              containers:
                - name: save
                  image: redis:7.4
                  command: [sh, -c, "redis-cli -h redis --user saver ACL SAVE"]
    """
}
