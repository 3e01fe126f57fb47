internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisProtectedModeOff = Rule(
    "redis-protected-mode-off", .note, "Protected mode is off and nothing else guards Redis",
    why: """
      Protected mode turns away every client from another host while no password is set. It is the
      last guard of a server that was forgotten. The line that turns it off says that somebody met it.
      """,
    symptoms: ["DENIED Redis is running in protected mode, before the line was added"],
    detection: """
      `protected-mode no` is written in a redis.conf, in arguments or in what a chart makes of its
      values, the server listens beyond its pod, and `default` needs no password.
      """,
    limits: """
      The official images turn protected mode off by themselves: a server that says nothing of it is
      told by redis-no-auth.
      """,
    fix: """
      Set a password (see redis-no-auth). With one, `protected-mode no` is harmless, and in a cluster it
      is needed: clients always come from another address.
      """,
    exceptions: "A cache of public data that a NetworkPolicy opens to its one client.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/#protected-mode"
    ],
    examples: [
      .flagged(
        RedisNoAuthExamples.server("redis:7.4", args: #"[↓"--protected-mode", "no"]"#),
        level: .note, corrected: RedisNoAuthExamples.withPassword),
      .flagged(
        "A command of the user's own in an operator's resource", level: .note,
        """
        apiVersion: databases.spotahome.com/v1
        kind: RedisFailover
        metadata:
          name: queue
        spec:
          redis:
            command: [redis-server, /redis/redis.conf, ↓--protected-mode, "no"]
        """,
        corrected: """
          apiVersion: databases.spotahome.com/v1
          kind: RedisFailover
          metadata:
            name: queue
          spec:
            auth: {secretPath: queue}
            redis:
              command: [redis-server, /redis/redis.conf, --protected-mode, "no"]
          """),
      .clean(
        "With a password",
        RedisNoAuthExamples.server(
          "redis:7.4", args: #"["--protected-mode", "no", "--requirepass", "$(PASSWORD)"]"#)),
      .clean(
        "For its own pod only",
        RedisNoAuthExamples.server(
          "redis:7.4", args: #"["--protected-mode", "no", "--bind", "127.0.0.1"]"#)),
      .clean(
        "The image's own way, which redis-no-auth tells of",
        RedisNoAuthExamples.server("redis:7.4", args: "[]")),
    ]
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.admitsAnyone {
      guard let place = server.range(ofSetting: "protected-mode"),
        graph.ingressPolicy(of: server) == nil
      else { continue }
      findings.report(
        "\(server.displayName) turns protected mode off while nobody needs a password.",
        at: place, in: server.carrier(of: place), key: "protected-mode")
    }
  }
}
