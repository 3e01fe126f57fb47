internal import Linting

enum RedisConfigWillNotStartExamples {
  static let all: [Example] =
    scripts + [
      .flagged(
        "A comment behind a value", level: .error, mounted("↓maxmemory 1gb # half of the node"),
        corrected: mounted("# half of the node\n    maxmemory 1gb")),
      .flagged(
        "Not yes and not no", level: .error, mounted("appendonly ↓true"),
        corrected: mounted("appendonly yes")),
      .flagged(
        "Two values where one belongs", level: .error, mounted("↓maxmemory 1 gb"),
        corrected: mounted("maxmemory 1gb")),
      .flagged(
        "A quote is left open", level: .error, mounted(#"↓logfile ""#),
        corrected: mounted(#"logfile """#)),
      .flagged(
        "A directive of Valkey 9", level: .error, mounted("↓tls-auto-reload-interval 60"),
        corrected: mounted("maxmemory 1gb")),
      .flagged(
        "Two ports, one number", level: .error,
        server(#"["--tls-port", ↓"6379", "#),
        corrected: server(#"["--port", "0", "--tls-port", "6379", "#)),
      .flagged(
        "TLS without certificates", level: .error,
        RedisNoAuthExamples.server("redis:7.4", args: #"["--port", "0", "--tls-port", ↓"6379"]"#),
        corrected: server(#"["--port", "0", "--tls-port", "6379", "#)),
      .flagged(
        "The ConfigMap has no such file", level: .error,
        mounted("appendonly yes").replacing(
          "args: [\"/conf/redis.conf", with: "args: [↓\"/conf/valkey.conf"),
        corrected: mounted("appendonly yes")),
      .flagged(
        "A Sentinel reads a ConfigMap, which it cannot write", level: .error,
        sentinel(#"["redis-sentinel", ↓"/conf/sentinel.conf"]"#), corrected: copiedSentinel),
      .clean(
        "A server in the foreground: the Sentinel behind it is never reached",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: queue
          namespace: shop
        data:
          redis.conf: |
            appendonly yes
          sentinel.conf: |
            sentinel monitor main queue-0.queue 6379 2
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: queue
          namespace: shop
        spec:
          containers:
            - name: redis
              image: redis:7.4
              command: [sh, -c, "redis-server /conf/redis.conf && redis-sentinel /conf/sentinel.conf"]
              volumeMounts:
                - {name: conf, mountPath: /conf}
          volumes:
            - name: conf
              configMap: {name: queue}
        """),
      .clean("Its file is copied to where it can be written", copiedSentinel),
      .clean(
        "Releases of old listen everywhere unless told otherwise",
        ["6", "6.0", "6.2", "6.2.14-alpine", "5.0"].map { tag in
          """
          apiVersion: v1
          kind: Pod
          metadata:
            name: queue-\(tag.replacing(".", with: "-"))
          spec:
            containers:
              - name: redis
                image: redis:\(tag)
          """
        }.joined(separator: "\n---\n")),
      .clean(
        "A variable may be anything",
        RedisNoAuthExamples.server(
          "redis:7.4", args: #"["--port", "$(PORT)", "--maxmemory", "$(MEMORY)"]"#)),
      .clean(
        "A folder of the image is not known to be missing",
        mounted("dir /var/lib/redis\n    logfile /var/log/redis/redis.log")),
      .clean(
        "Another image may bring its own file along",
        RedisNoAuthExamples.server(
          "registry.example.com/redis:7.4", args: #"["/etc/redis/redis.conf"]"#)),
    ]

  private static func mounted(_ lines: String) -> String {
    RedisUnknownDirectiveExamples.mounted(lines)
  }

  private static func server(_ arguments: String) -> String {
    RedisNoAuthExamples.server(
      "redis:7.4",
      args: arguments
        + #""--tls-cert-file", "/tls/tls.crt", "--tls-key-file", "/tls/tls.key", "--tls-ca-cert-file", "/tls/ca.crt"]"#
    ) + """
                volumeMounts:
                  - {name: tls, mountPath: /tls}
            volumes:
              - name: tls
                secret: {secretName: queue-tls}
      """
  }

  private static func sentinel(_ command: String, init: String = "", mount: String = "conf")
    -> String
  {
    """
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
      replicas: 3
      template:
        spec:
          containers:
            - name: sentinel
              image: redis:7.4
              command: \(command)
              volumeMounts:
                - {name: \(mount), mountPath: /\(mount)}
    \(`init`)      volumes:
            - name: conf
              configMap: {name: sentinel}
            - name: state
              emptyDir: {}
    """
  }

  private static let copiedSentinel = sentinel(
    #"["redis-sentinel", "/state/sentinel.conf"]"#,
    init: """
            initContainers:
              - name: copy
                image: busybox:1.37
                command: ["cp", "/conf/sentinel.conf", "/state/sentinel.conf"]
                volumeMounts:
                  - {name: conf, mountPath: /conf}
                  - {name: state, mountPath: /state}

      """, mount: "state")
}
