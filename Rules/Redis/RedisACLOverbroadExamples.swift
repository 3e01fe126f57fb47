internal import Linting

enum RedisACLOverbroadExamples {
  private static let hash = RedisACLExamples.hash

  static let all: [Example] = [
    .flagged(
      "An application with every right",
      RedisACLExamples.file("user default off", "user ↓shop on \(hash) ~* &* +@all"),
      corrected: RedisACLExamples.file(
        "user default off", "user shop on \(hash) ~shop:* &shop:* +@all -@dangerous")),
    .flagged(
      "Everything but one command, and so ACL SETUSER",
      RedisACLExamples.file(
        "user default off", "user ↓shop on \(hash) ~shop:* +@all -flushall -flushdb -swapdb"),
      corrected: RedisACLExamples.file(
        "user default off", "user shop on \(hash) ~shop:* +@all -@dangerous")),
    .flagged(
      "Vault makes administrators",
      RedisACLExamples.job(
        "vault write database/roles/app db_name=redis \\",
        "  ↓creation_statements='[\"~*\", \"+@all\"]'"),
      corrected: RedisACLExamples.job(
        "vault write database/roles/app db_name=redis \\",
        "  creation_statements='[\"~app:*\", \"+@read\"]'")),
    .flagged(
      "All applications share the user default of a chart",
      chart(default: "↓\"~* &* +@all\"", app: nil),
      corrected: chart(default: "\"-@all\"", app: "\"~app:* +@all -@dangerous\"")),
    .clean(
      "A user for people, one for replicas",
      RedisACLExamples.file(
        "user default off", "user admin on \(hash) ~* &* +@all",
        "user replica on \(hash) -@all +psync +replconf +ping")),
    .clean(
      "A user that is off",
      RedisACLExamples.file("user default off", "user shop off ~* &* +@all")),
    .clean(
      "The user default alone, as requirepass makes it",
      RedisACLExamples.file("user default on \(hash) ~* &* +@all")),
  ]

  private static func chart(default rules: String, app: String?) -> String {
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: valkey
      namespace: shop
    spec:
      chart:
        spec:
          chart: valkey
          version: 0.9.x
          sourceRef:
            kind: HelmRepository
            name: valkey
      values:
        auth:
          enabled: true
          usersExistingSecret: valkey-users
          aclUsers:
            default:
              permissions: \(rules)
            replication:
              permissions: "+psync +replconf +ping"
            \(app.map { "app: {permissions: \($0)}" } ?? "metrics: {permissions: +info}")
    """
  }
}
