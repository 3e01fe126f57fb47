internal import Linting

enum RedisUnknownDirectiveExamples {
  static let all: [Example] = [
    .flagged(
      "A name from a guide", level: .warning,
      mounted("appendonly yes\n    ↓acl-log-max-len 1000\n    requirepass $(REDIS_PASSWORD)")),
    .flagged(
      "A typing error among the arguments", level: .warning,
      RedisNoAuthExamples.server("redis:7.4", args: #"[↓"--appendonyl", "yes"]"#)),
    .flagged(
      "Nothing is near the name", level: .warning,
      mounted("↓tls-handshake-timeout 5"), corrected: mounted("timeout 5")),
    .flagged(
      "An operator's resource", level: .warning,
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: queue
        namespace: shop
      spec:
        redis:
          customConfig:
            - ↓max-memory 1gb
      """,
      corrected: """
        apiVersion: databases.spotahome.com/v1
        kind: RedisFailover
        metadata:
          name: queue
          namespace: shop
        spec:
          redis:
            customConfig:
              - maxmemory 1gb
        """),
    .clean(
      "Old names, options of modules, and names in capitals",
      mounted(
        "slave-read-only yes\n    search-timeout 500\n    bf.error_rate 0.01\n    MaxMemory 1gb")),
    .clean(
      "KeyDB has directives of its own",
      RedisNoAuthExamples.server(
        "eqalpha/keydb:x86_64_v6.3.4",
        args: #"["--server-threads", "4", "--active-replica", "yes"]"#)),
    .clean(
      "A variable among the arguments",
      RedisNoAuthExamples.server("redis:7.4", args: #"["--appendonly", "yes", "--$(EXTRA)", "x"]"#)),
    .clean(
      "A template is not what Redis reads",
      mounted("{{ range .users }}\n    usr {{ . }}\n    {{ end }}")),
    .clean(
      "An option of another build, which an operator's resource runs",
      """
      apiVersion: databases.spotahome.com/v1
      kind: RedisFailover
      metadata:
        name: queue
      spec:
        redis:
          image: pmem/redis
          command: [redis-server, /redis/redis.conf, --pmdir, /data, 100Mb]
      """),
  ]

  /// A server with these lines in its redis.conf.
  static func mounted(_ lines: String, image: String = "redis:7.4") -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: queue
      namespace: shop
    data:
      redis.conf: |
        \(lines)
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
              image: \(image)
              args: ["/conf/redis.conf"]
              volumeMounts:
                - {name: conf, mountPath: /conf}
          volumes:
            - name: conf
              configMap: {name: queue}
    """
  }
}
