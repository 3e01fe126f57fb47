internal import Languages
internal import Linting

extension Rule {
  static let redisNoACLFile = Rule(
    "redis-no-aclfile", .error, "Redis keeps its ACL users in memory only",
    why: """
      Without `aclfile`, users made by `ACL SETUSER` live in memory: the next restart of the server
      forgets them. Vault's database engine makes users exactly that way and renews their leases
      without asking Redis, so every secret stays Healthy while the clients are refused.
      """,
    symptoms: [
      "WRONGPASS invalid username-password pair after a rolling update",
      "VaultDynamicSecret is Healthy, the application answers 503",
      "ACL LIST shows only the default user",
    ],
    detection: """
      A Redis, Valkey, KeyDB or Dragonfly server whose configuration, as far as the tree shows it, sets
      no aclfile: a container, the values of a chart, or the resource of an operator
      (OT-CONTAINER-KIT, spotahome, Dragonfly).
      Something creates users at run time (a Vault database connection or leased role on Redis,
      `ACL SETUSER` in a script): error. A persistent server with a password: note. Caches, and
      servers that read files the tree does not show, are not reported.
      """,
    limits: """
      Users made by hand or by another repository are not seen. An aclfile that does not outlive the pod is told
      by redis-aclfile-not-durable, one that nobody saves by redis-aclfile-never-saved. Of charts, the values of those for Redis and Valkey are read that the rule
      `helm-unknown-values-key` names.
      """,
    fix: """
      Set `aclfile` to a path on a persistent volume. Seed the file first, with a `user default`
      line: a file without one opens the server to everybody, a missing file keeps it from starting.
      Run `ACL SAVE` after users change, on every replica, since ACL commands are not replicated.
      """,
    exceptions: """
      Users listed in redis.conf come back at each start and need no aclfile. A cache that loses its
      users together with its clients' leases may live without.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#acls-using-external-acl-files",
      "https://developer.hashicorp.com/vault/docs/secrets/databases/redis",
    ],
    examples: RedisNoACLFileExamples.all + RedisNoACLFileExamples.charts
      + RedisNoACLFileExamples.volumes
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel {
      let issuers = graph.userIssuers(of: server)
      guard server.aclSource.source == .configuration else { continue }
      let place = server.place
      if let issuer = issuers.first {
        findings.report(
          "\(server.displayName) has no aclfile: \(issuer.users) are gone after a restart.",
          at: place, in: server.carrier(of: place), level: .error,
          evidence: issuers.map { Evidence($0.story, at: $0.range) }
            + [Evidence("the server runs here", at: server.range)], key: "aclfile")
      } else if server.settings.isPersistent == true, !server.isCache, server.hasPersistentVolume,
        server.settings.hasPassword == true, server.settings.all("user").isEmpty
      {
        findings.report(
          "\(server.displayName) has no aclfile; users made at run time would be gone after a restart.",
          at: place, in: server.carrier(of: place), level: .note, confidence: .low, key: "aclfile")
      }
    }
  }
}
