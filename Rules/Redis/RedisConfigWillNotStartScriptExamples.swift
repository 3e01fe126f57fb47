internal import Linting

/// Sentinels whose file a script puts where it can be written.
extension RedisConfigWillNotStartExamples {
  static let scripts: [Example] = [
    .flagged(
      "A name that no Sentinel looks up, in a file that an init container copies", level: .error,
      sentinel("mymaster ↓redis", init: "cp /conf/sentinel.conf /state/sentinel.conf"),
      corrected: sentinel(
        "mymaster redis", more: "sentinel resolve-hostnames yes",
        init: "cp /conf/sentinel.conf /state/sentinel.conf")),
    .flagged(
      "The file to copy is not in the ConfigMap", level: .error,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: sentinel
        namespace: shop
      data:
        redis.conf: |
          port 6379
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: sentinel
        namespace: shop
      spec:
        template:
          spec:
            initContainers:
              - name: copy
                image: redis:7.4
                command: [cp, /conf/sentinel.conf, /state/]
                volumeMounts:
                  - {name: conf, mountPath: /conf}
                  - {name: state, mountPath: /state}
            containers:
              - name: sentinel
                image: ↓redis:7.4
                command: [redis-sentinel, /state/sentinel.conf]
                volumeMounts:
                  - {name: state, mountPath: /state}
            volumes:
              - name: conf
                configMap: {name: sentinel}
              - name: state
                emptyDir: {}
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: sentinel
          namespace: shop
        data:
          sentinel.conf: |
            sentinel resolve-hostnames yes
            sentinel monitor main queue-0.queue 6379 2
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: sentinel
          namespace: shop
        spec:
          template:
            spec:
              initContainers:
                - name: copy
                  image: redis:7.4
                  command: [cp, /conf/sentinel.conf, /state/]
                  volumeMounts:
                    - {name: conf, mountPath: /conf}
                    - {name: state, mountPath: /state}
              containers:
                - name: sentinel
                  image: redis:7.4
                  command: [redis-sentinel, /state/sentinel.conf]
                  volumeMounts:
                    - {name: state, mountPath: /state}
              volumes:
                - name: conf
                  configMap: {name: sentinel}
                - name: state
                  emptyDir: {}
        """),
    .flagged(
      "What came after an old release", level: .error,
      old(redis4: "↓replicaof", redis5: "↓io-threads"),
      corrected: old(redis4: "slaveof", redis5: "replicaof")),
    .flagged(
      "The script adds another line", level: .error,
      sentinel(
        "mymaster ↓redis",
        main: """
          cp /conf/sentinel.conf /state/sentinel.conf
          echo "sentinel auth-pass mymaster $REDIS_PASSWORD" >> /state/sentinel.conf
          exec redis-sentinel /state/sentinel.conf
          """),
      corrected: sentinel(
        "mymaster redis",
        main: """
          cp /conf/sentinel.conf /state/sentinel.conf
          echo "sentinel auth-pass mymaster $REDIS_PASSWORD" >> /state/sentinel.conf
          echo "sentinel resolve-hostnames yes" >> /state/sentinel.conf
          exec redis-sentinel /state/sentinel.conf
          """)),
    .flagged(
      "The script writes the whole file", level: .error,
      sentinel(
        "other 10.0.0.7",
        main: """
          cat > /state/sentinel.conf <<EOF
          port 26379
          ↓sentinel monitor mymaster redis 6379 2
          EOF
          exec redis-sentinel /state/sentinel.conf
          """),
      corrected: sentinel(
        "other 10.0.0.7",
        main: """
          cat > /state/sentinel.conf <<EOF
          port 26379
          sentinel resolve-hostnames yes
          sentinel monitor mymaster redis 6379 2
          EOF
          exec redis-sentinel /state/sentinel.conf
          """)),
    .clean(
      "What a script changes, fills in or may not do is not known",
      sentinel(
        "mymaster redis",
        main: """
          cp /conf/sentinel.conf /state/sentinel.conf
          sed -i "s/redis/$(getent hosts redis | cut -d' ' -f1)/" /state/sentinel.conf
          exec redis-sentinel /state/sentinel.conf
          """)),
    .clean(
      "A template",
      sentinel(
        "mymaster redis",
        main: """
          envsubst < /conf/sentinel.conf > /state/sentinel.conf
          exec redis-sentinel /state/sentinel.conf
          """)),
    .clean(
      "An address that is a variable",
      sentinel(
        "other 10.0.0.7",
        main: """
          cat > /state/sentinel.conf <<EOF
          sentinel monitor mymaster ${REDIS_ADDRESS} 6379 2
          EOF
          exec redis-sentinel /state/sentinel.conf
          """)),
  ]

  private static func sentinel(
    _ monitored: String, more: String = "port 26379", init: String? = nil,
    main: String = "exec redis-sentinel /state/sentinel.conf"
  ) -> String {
    let mounts = """
                volumeMounts:
                  - {name: conf, mountPath: /conf}
                  - {name: state, mountPath: /state}
      """
    let before =
      `init`.map {
        """
              initContainers:
                - name: copy
                  image: busybox:1.37
                  command: ["sh", "-c", "\($0)"]
        \(mounts)

        """
      } ?? ""
    let lines = main.split(separator: "\n").map { "                \($0)" }.joined(separator: "\n")
    return """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: sentinel
        namespace: shop
      data:
        sentinel.conf: |
          \(more)
          sentinel monitor \(monitored) 6379 2
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: sentinel
        namespace: shop
      spec:
        replicas: 3
        template:
          spec:
      \(before)      containers:
              - name: sentinel
                image: redis:7.4
                command:
                  - sh
                  - -c
                  - |
      \(lines)
      \(mounts)
            volumes:
              - name: conf
                configMap: {name: sentinel}
              - name: state
                emptyDir: {}
      """
  }

  /// Two servers of old releases, each with a line that names a directive.
  private static func old(redis4: String, redis5: String) -> String {
    [
      ("4.0.14", redis4, "queue-0.queue 6379"),
      ("5.0", redis5, redis5.contains("io") ? "4" : "a 6379"),
    ]
    .map { tag, directive, value in
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: redis-\(tag)
        namespace: shop
      data:
        redis.conf: |
          \(directive) \(value)
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: redis-\(tag)
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:\(tag)
                args: [/conf/redis.conf]
                volumeMounts:
                  - {name: conf, mountPath: /conf}
            volumes:
              - name: conf
                configMap: {name: redis-\(tag)}
      """
    }.joined(separator: "\n---\n")
  }
}
