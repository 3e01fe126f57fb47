internal import Graph
internal import Linting

extension Rule {
  static let redisVaultUsesDefaultUser = Rule(
    "redis-vault-uses-default-user", .warning, "Vault makes Redis users as the user `default`",
    why: """
      Vault keeps the password of the user that makes the others, and changes it at `rotate-root`. If that user
      is `default`, every client, replica and Sentinel that logs in with the old password alone is refused.
      It also keeps `default` from being turned off: with it Vault could make no user any more.
      """,
    symptoms: [
      "WRONGPASS at every replica after vault write -f database/rotate-root/…",
      "NOAUTH Authentication required for all clients at once",
    ],
    detection: """
      A connection of Vault's database engine for Redis or Valkey whose `username` is `default`, written by a
      script or by redhat-cop's DatabaseSecretEngineConfig.
      """,
    limits: "A user name that a variable gives is not known.",
    fix: """
      Give Vault a user of its own in the ACL file, `user vault on #HASH -@all +acl|setuser +acl|deluser +acl|getuser
      +acl|list +acl|users +acl|save +ping`, then write `username=vault` and its password into the connection.
      The user `default` can be turned off afterwards: `user default off`.
      """,
    exceptions:
      "A server that only Vault's leased users reach, and whose root password is never rotated.",
    references: ["https://developer.hashicorp.com/vault/docs/secrets/databases/redis"],
    examples: [
      .flagged(
        """
        \(RedisVaultUsesDefaultUserExamples.job(user: "default", mark: "↓"))
        """,
        corrected: RedisVaultUsesDefaultUserExamples.job(user: "vault")),
      .flagged(
        "Another Vault operator",
        """
        apiVersion: redhatcop.redhat.io/v1alpha1
        kind: DatabaseSecretEngineConfig
        metadata:
          name: redis
        spec:
          pluginName: ↓redis-database-plugin
          username: default
          databaseSpecificConfig: {host: redis, port: "6379"}
        """,
        corrected: """
          apiVersion: redhatcop.redhat.io/v1alpha1
          kind: DatabaseSecretEngineConfig
          metadata:
            name: redis
          spec:
            pluginName: redis-database-plugin
            username: vault
            databaseSpecificConfig: {host: redis, port: "6379"}
          """),
      .clean(
        "A variable gives the name", RedisVaultUsesDefaultUserExamples.job(user: "\"$REDIS_USER\"")),
    ]
  ) { graph, findings in
    for issuer in graph.redisUserIssuers
    where issuer.means == .vaultConnection && issuer.maker == "default" {
      let host = issuer.host.map { " on host \($0)" } ?? ""
      findings.report(
        "Vault makes its users\(host) as the user default, whose password everybody else may use too.",
        at: issuer.range, in: issuer.resource,
        key: issuer.connection ?? "")
    }
  }
}
