internal import Linting

enum RedisACLNotReplicatedExamples {
  static let all: [Example] = [
    .flagged(
      "Vault makes users on the primary, Sentinels fail over",
      """
      \(failover)
      ---
      \(connection(mark: "↓"))
      """,
      corrected: """
        \(failover)
        ---
        \(connection())
        ---
        \(copier)
        """),
    .clean(
      "One server",
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: redis
        namespace: chat
      spec:
        redis: {replicas: 1}
        sentinel: {replicas: 1}
      ---
      \(connection())
      """),
    .clean("Nobody makes users", failover),
  ]

  private static let failover = """
    apiVersion: databases.spotahome.com/v1
    kind: RedisFailover
    metadata:
      name: redis
      namespace: chat
    spec:
      auth: {secretPath: redis}
      redis: {replicas: 3}
      sentinel: {replicas: 3}
    """

  private static func connection(mark: String = "") -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: vault-bootstrap
      namespace: chat
    spec:
      template:
        spec:
          containers:
            - name: vault
              image: hashicorp/vault:1.18
              command: ["/bin/sh", "-c"]
              args:
                - |
                  vault write \(mark)database/config/chat \\
                    plugin_name=redis-database-plugin \\
                    host=rfrm-redis username=vault password="$REDIS_PASSWORD" port=6379
    """
  }

  private static let copier = """
    apiVersion: batch/v1
    kind: CronJob
    metadata:
      name: copy-users
      namespace: chat
    spec:
      schedule: "*/2 * * * *"
      jobTemplate:
        spec:
          template:
            spec:
              containers:
                - name: copy
                  image: redis:7.4
                  command: [sh, -c]
                  args:
                    - |
                      for replica in $REPLICAS; do
                        redis-cli -h rfrm-redis ACL LIST | while read -r _ name rules; do
                          redis-cli -h "$replica" ACL SETUSER "$name" $rules
                        done
                        redis-cli -h "$replica" ACL SAVE
                      done
    """
}
