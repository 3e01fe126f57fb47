internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLFileNotDurable = Rule(
    "redis-aclfile-not-durable", .warning, "Redis' ACL file does not outlive the pod",
    why: """
      `ACL SAVE` writes the users of the running server into the file that `aclfile` names. In an emptyDir or
      in the container's own files they are gone with the pod. In a ConfigMap or Secret nothing can be written:
      ACL SAVE fails. Either way the next start knows only the users that were seeded.
      """,
    symptoms: [
      "WRONGPASS invalid username-password pair after a rolling update",
      "ERR There was an error trying to save the ACLs",
      "VaultDynamicSecret is Healthy, the application answers 503",
    ],
    detection: """
      A server whose `aclfile` lies in an emptyDir, in the container's own files, in a ConfigMap or a Secret,
      while something makes users at run time (a Vault connection or leased role, `ACL SETUSER` in a script):
      error. While something only runs `ACL SAVE`: warning. Charts' and operators' servers count, too: Bitnami's
      chart copies the file to an emptyDir.
      """,
    limits: """
      A server without an ACL file is told by redis-no-aclfile, a lasting file that nobody saves by
      redis-aclfile-never-saved. Users made by hand are not seen.
      """,
    fix: """
      Put the file on a persistent volume and seed it once by an init container:
      `[ -f /data/users.acl ] || printf 'user default off\\nuser vault on #HASH ~* &* +@all\\n' > /data/users.acl`,
      where `vault` stands for the user that makes the others, and HASH for the 64 digits that
      `printf %s "$PASSWORD" | sha256sum` prints. Without the first line anybody gets in, without the second nobody
      can; without the file Redis does not start. Then run `ACL SAVE` after users change, on every server, since
      users are not replicated.
      """,
    exceptions: """
      Users that are all seeded at each start, and none made at run time, need no lasting file: then nothing is
      reported.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#acls-using-external-acl-files",
      "https://developer.hashicorp.com/vault/docs/secrets/databases/redis",
    ],
    examples: RedisACLFileNotDurableExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel {
      guard case .file(let path) = server.aclSource.source else { continue }
      let volume = graph.volume(of: path, in: server)
      guard volume.outlivesPod == false else { continue }
      let issuers = graph.userIssuers(of: server)
      let savers = graph.runs(of: "acl save", on: server).filter { !$0.isAnywhere }
      guard
        let users = issuers.first?.users ?? savers.first.map({ _ in "users that ACL SAVE writes" })
      else { continue }
      let place = server.aclSource.range
      findings.report(
        "The ACL file of \(server.displayName) lies in \(volume.story): \(users) are gone after a restart.",
        at: place, in: server.carrier(of: place), level: issuers.isEmpty ? .warning : .error,
        evidence: issuers.map { Evidence($0.story, at: $0.range) }
          + savers.map { Evidence("ACL SAVE is run here", at: $0.range) }
          + [Evidence("the file lies here", at: volume.range(or: server.range))], key: "volume")
    }
  }
}
