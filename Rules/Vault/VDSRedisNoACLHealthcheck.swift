internal import Graph
internal import Linting

extension Rule {
  static let vdsRedisNoACLHealthcheck = Rule(
    "vds-redis-no-acl-healthcheck", .error,
    "Nothing notices when Redis forgets the users that Vault leases",
    why: """
      Vault makes users on Redis by `ACL SETUSER`, in memory. A restart of Redis without an aclfile
      forgets them. The Vault Secrets Operator goes on renewing their leases, which never asks Redis:
      every VaultDynamicSecret stays Healthy, and its clients are refused until the lease ends.
      """,
    symptoms: [
      "WRONGPASS invalid username-password pair after a rollout of Redis",
      "the VaultDynamicSecret is Healthy, its user is not in ACL LIST",
    ],
    detection: """
      A VaultDynamicSecret of the Vault Secrets Operator that leases a user on a Redis or Valkey of the
      tree whose configuration sets no aclfile, where no script of a CronJob or of a workload that keeps
      running reads the users (`ACL LIST`, `ACL GETUSER`, `ACL USERS`), deletes the Secret or touches the
      VaultDynamicSecret, or revokes leases. What an early `exit 0` leaves out does not count.
      """,
    limits: """
      Checks in another language than shell, and those of another repository. A Redis outside the tree
      is not judged.
      """,
    fix: """
      Give Redis an aclfile on a volume that lasts, with a `user default` line, and `ACL SAVE` after
      changes. Until then let a CronJob compare the user of each Secret with `ACL LIST` and delete the
      Secret when it is gone: the operator then asks Vault for a new one. Or keep `max_ttl` short.
      """,
    exceptions: "A Redis that is never restarted without its clients.",
    references: [
      "https://developer.hashicorp.com/vault/docs/secrets/databases/redis",
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
    ],
    examples: VDSRedisNoACLHealthcheckExamples.all
  ) { graph, findings in
    for (issuer, server) in graph.uncheckedLeases {
      findings.report(
        "\(issuer.resource.displayName) stays Healthy when a restart of \(server.displayName) has forgotten its user: it has no aclfile, and nothing of the tree looks.",
        at: issuer.range, in: issuer.resource,
        evidence: [Evidence("the server keeps its users in memory", at: server.place)])
    }
  }
}
