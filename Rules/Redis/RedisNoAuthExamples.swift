internal import Linting

enum RedisNoAuthExamples {
  static let all: [Example] = [
    .flagged(
      "Its redis.conf sets no password", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: queue
        namespace: shop
      data:
        ↓redis.conf: |
          bind 0.0.0.0
          protected-mode no
          appendonly yes
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: queue
        namespace: shop
      spec:
        template:
          metadata:
            labels: {app: queue}
          spec:
            containers:
              - name: redis
                image: redis:7.4
                args: ["/conf/redis.conf"]
                volumeMounts:
                  - {name: conf, mountPath: /conf}
            volumes:
              - name: conf
                configMap: {name: queue}
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: queue
          namespace: shop
        data:
          redis.conf: |
            bind 0.0.0.0
            protected-mode no
            appendonly yes
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: queue
          namespace: shop
        spec:
          template:
            metadata:
              labels: {app: queue}
            spec:
              containers:
                - name: redis
                  image: redis:7.4
                  args: ["/conf/redis.conf", "--requirepass", "$(REDIS_PASSWORD)"]
                  env:
                    - name: REDIS_PASSWORD
                      valueFrom:
                        secretKeyRef: {name: queue, key: password}
                  volumeMounts:
                    - {name: conf, mountPath: /conf}
              volumes:
                - name: conf
                  configMap: {name: queue}
        """),
    .flagged(
      "An empty password is none", level: .warning,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: queue
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: valkey/valkey:8.1
                args: ["--appendonly", "yes", "--requirepass", ↓""]
      """,
      corrected: withPassword),
    .flagged(
      "A policy for the whole namespace keeps no pod of it out", level: .warning,
      server("↓redis:7.4", args: #"["--appendonly", "yes"]"#) + policy("{podSelector: {}}"),
      corrected: withPassword),
    .flagged(
      "A policy that names its one client", level: .note,
      server("↓redis:7.4", args: #"["--appendonly", "yes"]"#)
        + policy("{podSelector: {matchLabels: {app: orders}}}"),
      corrected: withPassword),
    .flagged(
      "A cache", level: .note, server("↓redis:7.4", args: #"["--save", "", "--appendonly", "no"]"#),
      corrected: withPassword),
    .flagged(
      "An operator's resource without auth", level: .warning,
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: queue
        namespace: shop
      ↓spec:
        sentinel: {replicas: 3}
        redis: {replicas: 3}
      """,
      corrected: """
        apiVersion: databases.spotahome.com/v1
        kind: RedisFailover
        metadata:
          name: queue
          namespace: shop
        spec:
          auth: {secretPath: queue}
          sentinel: {replicas: 3}
          redis: {replicas: 3}
        """),
    .flagged(
      "A chart whose repository lies elsewhere, told by its name", level: .warning,
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: queue
        namespace: shop
      spec:
        chart:
          spec:
            chart: redis
            version: 17.x
            sourceRef: {kind: HelmRepository, name: bitnami, namespace: flux-system}
        values:
          architecture: replication
          auth:
            ↓enabled: false
      """,
      corrected: """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: queue
          namespace: shop
        spec:
          chart:
            spec:
              chart: redis
              version: 17.x
              sourceRef: {kind: HelmRepository, name: bitnami, namespace: flux-system}
          values:
            architecture: replication
            auth:
              existingSecret: queue
        """),
    .flagged(
      "A chart for any program runs it", level: .warning,
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: queue
        namespace: shop
      spec:
        chart:
          spec:
            chart: app-template
            version: 4.1.1
            sourceRef: {kind: HelmRepository, name: bjw-s}
        values:
          controllers:
            queue:
              type: statefulset
              containers:
                app:
                  image: {repository: ↓docker.io/library/redis, tag: 7.4.2}
                  args: [--appendonly, "yes"]
          persistence:
            data:
              existingClaim: queue
              globalMounts: [{path: /data}]
      """,
      corrected: """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: queue
          namespace: shop
        spec:
          chart:
            spec:
              chart: app-template
              version: 4.1.1
              sourceRef: {kind: HelmRepository, name: bjw-s}
          values:
            controllers:
              queue:
                type: statefulset
                containers:
                  app:
                    image: {repository: docker.io/library/redis, tag: 7.4.2}
                    args: [--appendonly, "yes", --requirepass, $(PASSWORD)]
        """),
    .clean(
      "A chart for any program runs it with a password",
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata:
        name: queue
        namespace: shop
      spec:
        chart:
          spec:
            chart: app-template
            version: 4.1.1
            sourceRef: {kind: HelmRepository, name: bjw-s}
        values:
          controllers:
            queue:
              containers:
                app:
                  image: {repository: valkey/valkey, tag: 8.1.0}
                  args: [--requirepass, $(QUEUE_PASSWORD)]
                  env:
                    QUEUE_PASSWORD:
                      valueFrom:
                        secretKeyRef: {name: queue, key: password}
      """),
    .clean("The password comes from a Secret", withPassword),
    .clean(
      "Only its own pod reaches it",
      server("redis:7.4", args: #"["--bind", "127.0.0.1", "--appendonly", "yes"]"#)),
    .clean(
      "Clients prove themselves by certificate",
      server(
        "redis:7.4",
        args: """
          ["--port", "0", "--tls-port", "6379", "--tls-auth-clients", "yes",
                        "--tls-cert-file", "/tls/tls.crt", "--tls-key-file", "/tls/tls.key", "--tls-ca-cert-file", "/tls/ca.crt"]
          """)),
    .clean(
      "The user default is off, and another one has a password",
      server(
        "redis:7.4",
        args: #"["--user", "default", "off", "--user", "app", "on", "#
          + #"">$(PASSWORD)", "~app:*", "+@read"]"#)),
    .clean(
      "A Sentinel, an exporter and a client",
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: around
        namespace: shop
      spec:
        containers:
          - name: exporter
            image: oliver006/redis_exporter:v1.74.0
          - name: client
            image: redis:7.4
            command: ["redis-cli", "-h", "queue", "ping"]
      """),
  ]

  static func server(_ image: String, args: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: queue
      namespace: shop
    spec:
      template:
        metadata:
          labels: {app: queue}
        spec:
          containers:
            - name: redis
              image: \(image)
              args: \(args)

    """
  }

  private static func policy(_ peer: String) -> String {
    """
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: queue
      namespace: shop
    spec:
      podSelector:
        matchLabels: {app: queue}
      ingress:
        - from:
            - \(peer)

    """
  }

  static let withPassword = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: queue
      namespace: shop
    spec:
      template:
        metadata:
          labels: {app: queue}
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args: ["--appendonly", "yes", "--requirepass", "$(REDIS_PASSWORD)"]
              env:
                - name: REDIS_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: queue, key: password}
    """
}
