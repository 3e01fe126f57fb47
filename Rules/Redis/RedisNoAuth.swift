internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisNoAuth = Rule(
    "redis-no-auth", .warning, "Redis asks nobody for a password",
    why: """
      Whoever reaches the port is the user `default` and may do everything: read and delete all keys,
      `CONFIG SET dir` to write files, `ACL SETUSER` to stay. One compromised pod is enough, and the
      log shows nothing unusual.
      """,
    symptoms: [
      "FLUSHALL or CONFIG SET in MONITOR from an address nobody knows",
      "keys such as `backup1` with cron lines in them", "NOAUTH never appears in any client's log",
    ],
    detection: """
      A Redis, Valkey, KeyDB or Dragonfly server without `requirepass`, ACL file or `user default`
      line, however it is configured: redis.conf, arguments, an image's variables
      (`ALLOW_EMPTY_PASSWORD`), chart values (`auth.enabled: false`), an operator's resource
      (`redisSecret`, `auth.secretPath`, `passwordFromSecret`). A server that writes
      nothing to disk, or NetworkPolicies that let in named pods only: note. Reachable from outside the cluster:
      redis-exposed-no-auth says so instead.
      """,
    limits: """
      Where configuration is made out of sight of the tree the rule is silent. What an ACL file says
      or a `user` line says of `default` is told by redis-acl-default-user-on. A proxy that asks for a password in front of
      the server is not seen.
      """,
    fix: """
      Keep the password in a Secret and pass it on: `--requirepass $(REDIS_PASSWORD)` with
      `valueFrom.secretKeyRef`. Chart: `auth.existingSecret`. Operators: `kubernetesConfig.redisSecret`
      (OT), `auth.secretPath` (spotahome), `authentication.passwordFromSecret` (Dragonfly). Replicas
      need `masterauth` too. Give clients the password first: it holds from the restart on.
      """,
    exceptions: """
      A cache of public data that a NetworkPolicy opens to its one client. Clients that prove
      themselves by certificate (`tls-auth-clients yes` and no clear text) need no password.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/",
      "https://cwe.mitre.org/data/definitions/306.html",
    ],
    examples: RedisNoAuthExamples.all + RedisNoAuthExamples.hiddenServers
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.admitsAnyone {
      // A line that opens `default` is told by redis-acl-default-user-on.
      guard graph.exposure(of: server) == nil,
        !server.settings.aclUsers.contains(where: { $0.name == "default" })
      else { continue }
      let place = server.authentication.range
      let verdict = OpenServerVerdict(server, in: graph)
      findings.report(
        "\(server.displayName) asks for no password: whoever reaches it may read and delete every key\(verdict.reason).",
        at: place, in: server.carrier(of: place), level: verdict.level,
        evidence: verdict.evidence, key: "auth")
    }
  }
}

/// How bad it is that one server admits anyone within the cluster.
struct OpenServerVerdict {
  var level = Level.note
  let reason: String
  var evidence: [Evidence] = []

  init(_ server: RedisServer, in graph: ResourceGraph) {
    if let policy = graph.ingressPolicy(of: server), graph.namesPods(policy) {
      reason = "; \(policy.displayName) lets only pods that it names connect"
      evidence = [Evidence("only what this policy names reaches it", at: policy.place.range)]
    } else if server.settings.isPersistent == false {
      reason = "; it keeps nothing on disk"
    } else {
      level = .warning
      reason = ""
    }
  }
}
