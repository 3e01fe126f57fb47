internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLNotReplicated = Rule(
    "redis-acl-not-replicated", .warning, "Redis users are made on the primary only",
    why: """
      Redis does not replicate users. `ACL SETUSER` on the primary leaves every replica as it was, and with
      an ACL file each server has its own. After a failover the clients meet a server that does not know them.
      """,
    symptoms: [
      "WRONGPASS invalid username-password pair after a failover",
      "ACL LIST differs between the primary and its replicas",
    ],
    detection: """
      Something makes users at run time (a Vault connection or leased role, `ACL SETUSER` in a script) on a
      server that others copy, Sentinels or clients that ask a Sentinel may move the writes, and no script of
      the tree brings the users to the other servers.
      """,
    limits: """
      A copy by a program's own code or from outside the tree is not seen. Servers whose number of pods a
      variable gives are not reported.
      """,
    fix: """
      Run a CronJob that asks the primary (`SENTINEL GET-MASTER-ADDR-BY-NAME`) for `ACL LIST` and sets each user
      on every replica by `ACL SETUSER`, then runs `ACL SAVE` there. Or give Vault one connection for each
      server. Or list the users in the ACL file of all servers and make none at run time.
      """,
    exceptions: "Clients that ask Vault for new users as soon as they are refused.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#acl-rules-for-sentinel-and-replicas"
    ],
    examples: RedisACLNotReplicatedExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.replicaOf == nil {
      let issuers = graph.userIssuers(of: server)
      guard let issuer = issuers.first, graph.isReplicated(server) == true else { continue }
      let sentinels = graph.sentinels(of: server)
      let asking = graph.redisClients(of: server).filter(\.asksSentinel)
      guard !sentinels.isEmpty || !asking.isEmpty, !graph.copiesUsers(to: server) else { continue }
      findings.report(
        "Replicas of \(server.displayName) do not get \(issuer.users): after a failover nobody knows them.",
        at: issuer.range, in: issuer.resource,
        evidence: issuers.dropFirst().map { Evidence($0.story, at: $0.range) }
          + sentinels.map { Evidence("these Sentinels may move the writes", at: $0.server.range) }
          + asking.map { Evidence("this client follows the Sentinels", at: $0.range) }
          + [Evidence("the server is declared here", at: server.range)], key: server.displayName)
    }
  }
}
