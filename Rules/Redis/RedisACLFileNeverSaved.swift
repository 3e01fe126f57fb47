internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLFileNeverSaved = Rule(
    "redis-aclfile-never-saved", .warning, "Nobody saves the Redis users made at run time",
    why: """
      An `aclfile` on a lasting volume is only written by `ACL SAVE`. Vault's database engine makes users by
      `ACL SETUSER` and never saves them. So the file stays as it was seeded, and the next restart of Redis
      forgets every user whose lease still runs.
      """,
    symptoms: [
      "WRONGPASS invalid username-password pair after a restart of Redis",
      "ACL LIST shows users that the file on the volume lacks",
    ],
    detection: """
      A server with an `aclfile` on a volume that outlives the pod, something that makes users at run time (a
      Vault connection or leased role, `ACL SETUSER` in a script), and no script of the tree that runs
      `ACL SAVE` on it.
      """,
    limits: """
      Who runs `ACL SAVE` from outside the tree, or from a program's own code, is not seen.
      """,
    fix: """
      Run `redis-cli ACL SAVE` on every server after users change: a CronJob each few minutes, whose user may
      run just that (`user saver on #HASH -@all +acl|save`). In a script that makes users, add it as
      the last command.
      """,
    exceptions: "Clients that ask Vault for new users as soon as they are refused.",
    references: [
      "https://redis.io/docs/latest/commands/acl-save/",
      "https://developer.hashicorp.com/vault/docs/secrets/databases/redis",
    ],
    examples: RedisACLFileNeverSavedExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel {
      guard case .file(let path) = server.aclSource.source,
        graph.volume(of: path, in: server).outlivesPod == true,
        let issuer = graph.userIssuers(of: server).first,
        graph.runs(of: "acl save", on: server).isEmpty
      else { continue }
      let place = server.aclSource.range
      findings.report(
        "Nobody runs ACL SAVE on \(server.displayName): \(issuer.users) are gone after a restart.",
        at: place, in: server.carrier(of: place),
        evidence: graph.userIssuers(of: server).map { Evidence($0.story, at: $0.range) },
        key: "save")
    }
  }
}
