internal import Linting

enum RedisExposedNoAuthExamples {
  static let all: [Example] = [
    .flagged(
      "A LoadBalancer leads to a server without a password", level: .error,
      RedisNoAuthExamples.server("↓redis:7.4", args: #"["--save", "", "--appendonly", "no"]"#)
        + service("type: LoadBalancer"),
      corrected: RedisNoAuthExamples.withPassword + "\n" + service("type: LoadBalancer")),
    .flagged(
      "The LoadBalancer chooses pods by a label that the operator hands on", level: .error,
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: RedisReplication
      metadata:
        name: platform
        namespace: shop
        labels:
          app.kubernetes.io/name: platform-kv
      spec:
        clusterSize: 3
        ↓kubernetesConfig:
          image: quay.io/opstree/redis:v7.0.15
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: platform
        namespace: shop
      spec:
        type: LoadBalancer
        selector:
          app.kubernetes.io/name: platform-kv
        ports:
          - port: 6379
      """,
      corrected: """
        apiVersion: redis.redis.opstreelabs.in/v1beta2
        kind: RedisReplication
        metadata:
          name: platform
          namespace: shop
        spec:
          clusterSize: 3
          kubernetesConfig:
            image: quay.io/opstree/redis:v7.0.15
            redisSecret: {name: platform, key: password}
        """),
    .flagged(
      "An operator makes the LoadBalancer", level: .error,
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: Redis
      metadata:
        name: queue
        namespace: shop
      spec:
        ↓kubernetesConfig:
          image: quay.io/opstree/redis:v7.2.6
          service: {serviceType: LoadBalancer}
      """,
      corrected: """
        apiVersion: redis.redis.opstreelabs.in/v1beta2
        kind: Redis
        metadata:
          name: queue
          namespace: shop
        spec:
          kubernetesConfig:
            image: quay.io/opstree/redis:v7.2.6
            redisSecret: {name: queue, key: password}
        """),
    .flagged(
      "A port of the node", level: .error,
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: queue
        namespace: shop
      spec:
        containers:
          - name: redis
            image: ↓redis:7.4
            ports:
              - {containerPort: 6379, hostPort: 6379}
      """,
      corrected: RedisNoAuthExamples.withPassword),
    .clean(
      "A Service within the cluster",
      RedisNoAuthExamples.server("redis:7.4", args: #"["--appendonly", "yes"]"#)
        + service("type: ClusterIP")),
    .clean(
      "A password behind the LoadBalancer",
      RedisNoAuthExamples.withPassword + "\n" + service("type: LoadBalancer")),
  ]

  private static func service(_ type: String) -> String {
    """
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: queue
      namespace: shop
    spec:
      \(type)
      selector: {app: queue}

    """
  }
}
