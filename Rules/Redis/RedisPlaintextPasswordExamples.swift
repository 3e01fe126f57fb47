internal import Linting

enum RedisPlaintextPasswordExamples {
  static let all: [Example] = [
    .flagged(
      "In a redis.conf, for clients and for replicas", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: queue
        namespace: shop
      data:
        redis.conf: |
          appendonly yes
          requirepass ↓kT9vQ2mX
          masterauth kT9vQ2mX
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: queue
        namespace: shop
      spec:
        template:
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
            appendonly yes
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: queue
          namespace: shop
        spec:
          template:
            spec:
              containers:
                - name: redis
                  image: redis:7.4
                  args:
                    - /conf/redis.conf
                    - --requirepass
                    - $(REDIS_PASSWORD)
                    - --masterauth
                    - $(REDIS_PASSWORD)
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
      "Behind a script that ends in exec, and behind an init", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: queue
        namespace: shop
      data:
        fix-ip.sh: |
          #!/bin/sh
          sed -i -e "/myself/ s/[0-9.]*/${POD_IP}/" /data/nodes.conf
          exec "$@"
        redis.conf: |
          requirepass ↓kT9vQ2mX
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: cart
        namespace: shop
      data:
        redis.conf: |
          requirepass ↓kT9vQ2mX
      ---
      \(wrapped("queue", #"["/conf/fix-ip.sh", "redis-server", "/conf/redis.conf"]"#))
      ---
      \(wrapped("cart", #"["tini", "--", "redis-server", "/conf/redis.conf"]"#))
      """,
      corrected: wrapped("queue", #"["tini", "--", "redis-server"]"#)),
    .flagged(
      "Option and password in one item", level: .warning,
      RedisNoAuthExamples.server("redis:7.4", args: #"[↓"--requirepass kT9vQ2mX"]"#),
      corrected: RedisNoAuthExamples.withPassword),
    .flagged(
      "A chart's value", level: .warning,
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: queue
        namespace: argocd
      spec:
        destination: {namespace: shop}
        source:
          repoURL: https://charts.bitnami.com/bitnami
          chart: redis
          targetRevision: 20.1.0
          helm:
            valuesObject:
              auth:
                password: ↓kT9vQ2mX
      """,
      corrected: """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: queue
          namespace: argocd
        spec:
          destination: {namespace: shop}
          source:
            repoURL: https://charts.bitnami.com/bitnami
            chart: redis
            targetRevision: 20.1.0
            helm:
              valuesObject:
                auth:
                  existingSecret: queue
        """),
    .flagged(
      "What a Sentinel logs in with", level: .warning,
      RedisNoAuthExamples.server(
        "redis:7.4",
        args: #"["--sentinel", "--sentinel", "monitor", "main", "queue-0", "6379", "2","#
          + #" "--sentinel", "auth-pass", "main", ↓"kT9vQ2mX"]"#),
      corrected: RedisNoAuthExamples.withPassword),
    .clean("A variable out of a Secret", RedisNoAuthExamples.withPassword),
    .clean(
      "Option and variable in one item",
      RedisNoAuthExamples.server("redis:7.4", args: #"["--requirepass $(REDIS_PASSWORD)"]"#)),
    .clean(
      "A word that an init container replaces",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: queue
      data:
        redis.conf: |
          requirepass replace-default-auth
          masterauth replace-default-auth
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: queue
      spec:
        template:
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
      """),
    .flagged(
      "A variable in a file that Redis reads as it stands", level: .note,
      filled(#"["/conf/redis.conf"]"#, "↓${REDIS_PASSWORD}"),
      corrected: filled(
        #"["/conf/redis.conf", "--requirepass", "$(REDIS_PASSWORD)"]"#, "${REDIS_PASSWORD}")),
    .flagged(
      "A variable of a shell in a word that no shell sees", level: .note,
      filled(#"["--requirepass", ↓"${REDIS_PASSWORD}"]"#, "unused"),
      corrected: filled(#"["--requirepass", "$(REDIS_PASSWORD)"]"#, "unused")),
    .clean(
      "A shell fills it in",
      filled(#"["sh", "-c", "exec redis-server --requirepass $REDIS_PASSWORD"]"#, "unused")),
    .clean(
      "A script fills it in",
      filled(
        #"["sh", "-c", "envsubst < /conf/redis.conf > /tmp/redis.conf; redis-server /tmp/redis.conf"]"#,
        "${REDIS_PASSWORD}")),
    .clean("No password at all", RedisNoAuthExamples.server("redis:7.4", args: "[]")),
  ]

  private static func filled(_ arguments: String, _ password: String) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: queue
      namespace: shop
    data:
      redis.conf: |
        requirepass \(password)
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: queue
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args: \(arguments)
              env:
                - name: REDIS_PASSWORD
                  valueFrom:
                    secretKeyRef: {name: queue, key: password}
              volumeMounts:
                - {name: conf, mountPath: /conf}
          volumes:
            - name: conf
              configMap: {name: queue}
    """
  }

  /// A server that another program starts.
  private static func wrapped(_ name: String, _ command: String) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: \(name)
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: redis
              image: redis:7.4
              command: \(command)
              volumeMounts:
                - {name: conf, mountPath: /conf}
          volumes:
            - name: conf
              configMap: {name: \(name)}
    """
  }
}
