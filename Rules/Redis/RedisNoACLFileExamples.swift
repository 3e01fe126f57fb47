internal import Linting

enum RedisNoACLFileExamples {
  static let all: [Example] = [
    .flagged(
      "Vault makes users on it", level: .error,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: redis-config
        namespace: chat
      data:
        ↓redis.conf: |
          appendonly yes
          requirepass $(REDIS_PASSWORD)
      ---
      \(server)
      ---
      \(connection)
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: redis-config
          namespace: chat
        data:
          redis.conf: |
            appendonly yes
            aclfile /data/users.acl
        ---
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
                    - |
                      [ -f /data/users.acl ] || cat > /data/users.acl <<EOF
                      user default off
                      user vault on >$REDIS_PASSWORD ~* &* +@all
                      EOF
                  env:
                    - name: REDIS_PASSWORD
                      valueFrom:
                        secretKeyRef: {name: redis, key: password}
                  volumeMounts:
                    - name: data
                      mountPath: /data
              containers:
                - name: redis
                  image: redis:7.4
                  args: ["/etc/redis/redis.conf"]
                  volumeMounts:
                    - name: config
                      mountPath: /etc/redis
                    - name: data
                      mountPath: /data
              volumes:
                - name: config
                  configMap:
                    name: redis-config
          volumeClaimTemplates:
            - metadata:
                name: data
        ---
        \(connection)
        ---
        \(RedisACLFileNotDurableExamples.saver)
        """),
    .flagged(
      "A script makes users, the server has no file at all", level: .error,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: redis
        namespace: chat
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: ↓redis:7.4
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: users
        namespace: chat
      spec:
        template:
          spec:
            containers:
              - name: users
                image: redis:7.4
                command: ["sh", "-c", "redis-cli -h redis ACL SETUSER app on '>x' '~app:*' +@read"]
      """,
      corrected: RedisACLFileNotDurableExamples.server(
        "persistentVolumeClaim: {claimName: redis-users}")),
    .flagged(
      "A script finds the pod that leads and tells Vault of it", level: .error,
      """
      \(store("chat", image: "↓redis:7.4"))
      ---
      \(store("shop", image: "redis:7.4"))
      ---
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: follow-the-master
        namespace: vault
      spec:
        schedule: "*/5 * * * *"
        jobTemplate:
          spec:
            template:
              spec:
                containers:
                  - name: follow
                    image: registry.example.com/vault-tools:1
                    command: [/bin/sh, -ec]
                    args:
                      - |
                        ADDRESS=$(redis-cli -h redis.chat.svc -p 26379 SENTINEL get-master-addr-by-name main | head -1)
                        POD=$(kubectl get pods -n chat -o wide | awk -v ip="$ADDRESS" '$6 == ip {print $1}')
                        if [ -n "$POD" ]; then
                          HOST="${POD}.redis-headless.chat.svc.cluster.local"
                        else
                          HOST="$ADDRESS"
                        fi
                        vault write database/config/chat plugin_name=redis-database-plugin \\
                          host="$HOST" port=6379 username=vault password="$REDIS_PASSWORD"
      """,
      corrected: """
        \(RedisACLFileNotDurableExamples.server(
          "persistentVolumeClaim: {claimName: redis-users}"))
        ---
        \(connection)
        ---
        \(RedisACLFileNotDurableExamples.saver)
        """),
    .clean(
      "A cache without users of its own",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: cache
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4-alpine
                args: ["--save", "", "--appendonly", "no", "--requirepass", "$(PASSWORD)"]
      """),
    .clean(
      "The server's own hook makes the users again at each start",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: redis
        namespace: chat
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4
                lifecycle:
                  postStart:
                    exec:
                      command: ["sh", "-c", "redis-cli ACL SETUSER app on '>x' '~app:*' +@read"]
      """),
    .clean(
      "An exporter is no server",
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: redis-exporter
      spec:
        template:
          spec:
            containers:
              - name: exporter
                image: oliver006/redis_exporter:v1.67.0
      ---
      \(connection)
      """),
  ]

  private static let server = """
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
              args: ["/etc/redis/redis.conf"]
              volumeMounts:
                - name: config
                  mountPath: /etc/redis
                - name: data
                  mountPath: /data
          volumes:
            - name: config
              configMap:
                name: redis-config
      volumeClaimTemplates:
        - metadata:
            name: data
    """

  /// A Redis with a volume, without an aclfile.
  static func store(_ namespace: String, image: String) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: redis
      namespace: \(namespace)
    spec:
      serviceName: redis-headless
      template:
        spec:
          containers:
            - name: redis
              image: \(image)
              args: [--appendonly, "yes", --dir, /data]
              volumeMounts:
                - {name: data, mountPath: /data}
      volumeClaimTemplates:
        - metadata:
            name: data
    """
  }

  static let connection = """
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
                  vault write database/config/chat \\
                    plugin_name=redis-database-plugin \\
                    host=redis username=vault password="$REDIS_PASSWORD" port=6379
    """
}
