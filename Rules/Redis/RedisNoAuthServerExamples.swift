internal import Linting

extension RedisNoAuthExamples {
  /// Servers that are not plain to see.
  static let hiddenServers: [Example] = [
    .flagged(
      "An operator's resource that says nothing", level: .warning,
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: ↓queue
        namespace: shop
      """,
      corrected: """
        apiVersion: databases.spotahome.com/v1
        kind: RedisFailover
        metadata:
          name: queue
          namespace: shop
        spec:
          auth: {secretPath: queue}
        """),
    .flagged(
      "The replicas of Kubernetes' guestbook", level: .warning,
      """
      apiVersion: v1
      kind: ReplicationController
      metadata:
        name: redis-replica
        namespace: shop
      spec:
        template:
          metadata:
            labels: {app: redis, role: replica}
          spec:
            containers:
              - name: redis-replica
                image: ↓registry.k8s.io/redis-slave:v2
      """,
      corrected: """
        apiVersion: v1
        kind: ReplicationController
        metadata:
          name: redis-replica
          namespace: shop
        spec:
          template:
            metadata:
              labels: {app: redis, role: replica}
            spec:
              containers:
                - name: redis-replica
                  image: redis:7.4
                  args: ["--replicaof", "redis-master", "6379", "--requirepass", "$(PASSWORD)"]
        """),
    .flagged(
      "Of two ConfigMaps of one name the one beside the server", level: .warning,
      """
      -- east/redis.yaml --
      \(replication("↓kubernetesConfig"))
      -- east/config.yaml --
      \(configMap("maxmemory 100mb"))
      -- west/redis.yaml --
      \(replication("kubernetesConfig"))
      -- west/config.yaml --
      \(configMap("requirepass $(PASSWORD)"))
      """,
      corrected: """
        -- east/redis.yaml --
        \(replication("kubernetesConfig"))
        -- east/config.yaml --
        \(configMap("requirepass $(PASSWORD)"))
        -- west/redis.yaml --
        \(replication("kubernetesConfig"))
        -- west/config.yaml --
        \(configMap("requirepass $(PASSWORD)"))
        """),
    .clean(
      "Someone else's image under the name of the guestbook's",
      """
      apiVersion: v1
      kind: ReplicationController
      metadata:
        name: redis-replica
      spec:
        template:
          spec:
            containers:
              - name: redis-replica
                image: registry.example.com/team/redis-slave:v2
      """),
  ]

  private static func replication(_ key: String) -> String {
    """
    apiVersion: redis.redis.opstreelabs.in/v1beta2
    kind: RedisReplication
    metadata:
      name: queue
    spec:
      redisConfig: {additionalRedisConfig: queue}
      \(key): {image: "quay.io/opstree/redis:v7.2.6"}
      storage: {volumeClaimTemplate: {spec: {}}}
    """
  }

  private static func configMap(_ line: String) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: queue
    data:
      redis-additional.conf: |
        \(line)
    """
  }
}
