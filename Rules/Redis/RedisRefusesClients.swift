internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisRefusesClients = Rule(
    "redis-refuses-clients", .error, "Redis turns away every client from another pod",
    why: """
      Protected mode answers nobody but its own host while the user `default` needs no password. A probe asks
      from the server's own pod, so the pod is Ready and the Service has an endpoint: everything looks well,
      and each client gets DENIED. The line that helps at once, `protected-mode no`, opens the server to all.
      """,
    symptoms: [
      "`DENIED Redis is running in protected mode because protected mode is enabled`",
      "redis-cli ping says PONG in the pod and fails from any other",
    ],
    detection: """
      `protected-mode yes` is written, `default` needs no password, the server listens beyond its pod and a
      Service leads to it. Redis 7 and Valkey; before, only where no `bind` is written.
      """,
    limits: "Silent where a part of the configuration is unknown, as a file that a script fills.",
    fix: """
      Set a password: `requirepass`, better users in an ACL file. Then protected mode is out of force and
      nothing else has to change.
      """,
    exceptions: """
      The containers of its own pod are its only clients; then the Service is not needed either.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/#protected-mode"
    ],
    examples: RedisRefusesClientsExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.turnsEveryoneAway {
      guard let place = server.range(ofSetting: "protected-mode"),
        let service = graph.services(of: server).first
      else { continue }
      findings.report(
        "\(server.displayName) keeps protected mode on and asks for no password, so that whoever comes through Service \(service.name.name) is turned away.",
        at: place, in: server.carrier(of: place),
        evidence: service.resource.map { [Evidence("it leads here", at: $0.place.range)] } ?? [])
    }
  }
}

private enum RedisRefusesClientsExamples {
  static let all: [Example] = [
    .flagged(
      redis("↓protected-mode yes") + service,
      corrected: redis("protected-mode yes\n    requirepass made-up-Kx7qP2") + service),
    .flagged(
      "An address to listen on changes nothing in Redis 7",
      redis("bind 0.0.0.0\n    ↓protected-mode yes") + service,
      corrected: redis("bind 0.0.0.0\n    requirepass made-up-Kx7qP2") + service),
    .clean(
      "With a password", redis("protected-mode yes\n    requirepass made-up-Kx7qP2") + service),
    .clean("For its own pod only", redis("protected-mode yes\n    bind 127.0.0.1") + service),
    .clean("Nobody comes from elsewhere", redis("protected-mode yes")),
    .clean(
      "Before Redis 7 a bind takes it back",
      redis("bind 0.0.0.0\n    protected-mode yes", image: "redis:6.2.14") + service),
    .clean("The image's own way, without the line", redis("appendonly yes") + service),
  ]

  private static func redis(_ lines: String, image: String = "redis:7.4.2") -> String {
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
          labels:
            app: queue
        spec:
          containers:
            - name: redis
              image: \(image)
              args: ["/conf/redis.conf"]
              volumeMounts:
                - name: conf
                  mountPath: /conf
          volumes:
            - name: conf
              configMap:
                name: queue

    """
  }

  private static let service = """
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: queue
      namespace: shop
    spec:
      selector:
        app: queue
      ports:
        - port: 6379

    """
}
