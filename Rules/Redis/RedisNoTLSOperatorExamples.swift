internal import Linting

extension RedisNoTLSExamples {
  static let operators: [Example] = [
    .flagged(
      "An operator's resource without a TLS block", level: .warning,
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: RedisReplication
      metadata:
        name: sessions
        namespace: shop
      ↓spec:
        clusterSize: 3
        kubernetesConfig:
          image: quay.io/opstree/redis:v7.2.6
          redisSecret: {name: sessions, key: password}
        storage:
          volumeClaimTemplate:
            spec:
              resources: {requests: {storage: 1Gi}}
      """,
      corrected: """
        apiVersion: redis.redis.opstreelabs.in/v1beta2
        kind: RedisReplication
        metadata:
          name: sessions
          namespace: shop
        spec:
          clusterSize: 3
          TLS:
            ca: ca.crt
            cert: tls.crt
            key: tls.key
            secret: {secretName: sessions-tls}
          kubernetesConfig:
            image: quay.io/opstree/redis:v7.2.6
            redisSecret: {name: sessions, key: password}
          storage:
            volumeClaimTemplate:
              spec:
                resources: {requests: {storage: 1Gi}}
        """),
    .flagged(
      "A cluster whose operator makes a LoadBalancer", level: .error,
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: RedisCluster
      metadata:
        name: sessions
      ↓spec:
        clusterSize: 3
        kubernetesConfig:
          image: quay.io/opstree/redis:v7.2.6
          service: {serviceType: LoadBalancer}
      """,
      corrected: tlsServer),
    .flagged(
      "spotahome's operator knows no TLS", level: .warning,
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: sessions
        namespace: shop
      ↓spec:
        auth: {secretPath: sessions}
        redis:
          replicas: 3
          storage:
            persistentVolumeClaim:
              metadata: {name: data}
        sentinel: {replicas: 3}
      """,
      corrected: tlsServer),
    .flagged(
      "A database of Redis Enterprise", level: .warning,
      """
      apiVersion: app.redislabs.com/v1alpha1
      kind: RedisEnterpriseDatabase
      metadata:
        name: orders
        namespace: shop
      spec:
        persistence: aofEverySecond
        tlsMode: ↓disabled
      """,
      corrected: """
        apiVersion: app.redislabs.com/v1alpha1
        kind: RedisEnterpriseDatabase
        metadata:
          name: orders
          namespace: shop
        spec:
          persistence: aofEverySecond
          tlsMode: enabled
        """),
    .clean(
      "Dragonfly's certificate is named",
      """
      apiVersion: dragonflydb.io/v1alpha1
      kind: Dragonfly
      metadata:
        name: cache
      spec:
        replicas: 2
        authentication:
          passwordFromSecret: {name: cache, key: password}
        tlsSecretRef: {name: cache-tls}
        snapshot: {cron: "0 * * * *", persistentVolumeClaimSpec: {accessModes: [ReadWriteOnce]}}
      """),
    .clean(
      "The ConfigMap of the operator's resource opens a TLS port",
      """
      apiVersion: redis.redis.opstreelabs.in/v1beta2
      kind: Redis
      metadata:
        name: sessions
        namespace: shop
      spec:
        redisConfig: {additionalRedisConfig: sessions}
        storage: {volumeClaimTemplate: {spec: {}}}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: sessions
        namespace: shop
      data:
        redis-additional.conf: |
          tls-port 6380
      """),
    .flagged(
      "A policy that is written for the instance by its default name", level: .note,
      """
      apiVersion: dragonflydb.io/v1alpha1
      kind: Dragonfly
      metadata:
        name: ${NAME:=dragonfly}
        namespace: shop
      ↓spec:
        authentication: {passwordFromSecret: {name: dragonfly, key: password}}
        snapshot: {cron: "0 * * * *", persistentVolumeClaimSpec: {accessModes: [ReadWriteOnce]}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: clients, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: dragonfly}}
        ingress:
          - from: [{podSelector: {matchLabels: {app: orders}}}]
      """,
      corrected: tlsServer),
    .clean(
      "A cluster of Redis Enterprise is no server",
      """
      apiVersion: app.redislabs.com/v1
      kind: RedisEnterpriseCluster
      metadata:
        name: rec
      spec:
        nodes: 3
      """),
  ]
}
