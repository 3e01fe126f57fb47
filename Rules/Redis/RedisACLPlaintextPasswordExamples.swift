internal import Linting

enum RedisACLPlaintextPasswordExamples {
  private static let hash = RedisACLExamples.hash

  static let all: [Example] = [
    .flagged(
      "In an ACL file",
      RedisACLExamples.file("user default off", "user app on ↓>made-up ~app:* +@read"),
      corrected: RedisACLExamples.file("user default off", "user app on \(hash) ~app:* +@read")),
    .flagged(
      "In a script, two of them",
      RedisACLExamples.job(
        "cat > /data/users.acl <<EOF", "user default off",
        "↓user app on >made-up ~app:* +@read", "user web on >made-up-too ~web:* +@read", "EOF"),
      corrected: RedisACLExamples.job(
        "cat > /data/users.acl <<EOF", "user default off",
        "user app on >$APP_PASSWORD ~app:* +@read", "EOF")),
    .flagged(
      "In a command",
      RedisACLExamples.job("redis-cli ACL SETUSER app on ↓'>made-up' '~app:*' +@read"),
      corrected: RedisACLExamples.job(
        "redis-cli ACL SETUSER app on \">$APP_PASSWORD\" '~app:*' +@read")),
    .flagged(
      "In a file of its own",
      """
      -- users.acl --
      user default off
      user app on ↓>made-up ~app:* +@read
      """,
      corrected: """
        -- users.acl --
        user default off
        user app on \(hash) ~app:* +@read
        """),
    .flagged(
      "In the values of a chart",
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
            sourceRef:
              kind: HelmRepository
              name: valkey
        values:
          auth:
            enabled: true
            aclUsers:
              default:
                permissions: "~app:* +@read"
                password: ↓made-up
      """,
      corrected: """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: valkey
          namespace: shop
        spec:
          chart:
            spec:
              chart: valkey
              sourceRef:
                kind: HelmRepository
                name: valkey
          values:
            auth:
              enabled: true
              usersExistingSecret: valkey-users
              aclUsers:
                default:
                  permissions: "~app:* +@read"
        """),
    .clean(
      "Vault fills it in",
      RedisACLExamples.job(
        "vault write database/roles/app db_name=redis \\",
        "  creation_statements='[\"~app:*\", \"+@read\", \">{{password}}\"]'")),
    .clean(
      "A hash", RedisACLExamples.file("user default off", "user app on \(hash) ~app:* +@read")),
    .clean(
      "A Secret is another rule's",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: redis-users
      stringData:
        users.acl: |
          user default off
          user app on >made-up ~app:* +@read
      """),
  ]
}
