internal import Linting

enum RedisACLFileConflictsExamples {
  private static let hash = RedisACLExamples.hash
  private static let users = RedisACLExamples.file(
    "user default off", "user app on \(hash) ~app:* +@read")

  static let all: [Example] = [
    .flagged(
      "A user among the arguments", level: .error,
      """
      \(users)
      ---
      \(RedisACLExamples.server("--save", "''", "↓--user", "app", "\"off\""))
      """,
      corrected: """
        \(users)
        ---
        \(RedisACLExamples.server("--save", "''"))
        """),
    .flagged(
      "A file that nobody makes", level: .error,
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: redis
      spec:
        template:
          spec:
            containers:
              - name: redis
                image: redis:7.4
                command: [redis-server]
                args: [--aclfile, ↓/etc/users.acl]
      """,
      corrected: """
        \(users)
        ---
        \(RedisACLExamples.server("--save", "''"))
        """),
    .flagged(
      "A key that the ConfigMap does not have", level: .error,
      """
      \(users.replacing("users.acl", with: "user.acl"))
      ---
      \(RedisACLExamples.server("--save", "''").replacing("- /users/users.acl", with: "- ↓/users/users.acl"))
      """,
      corrected: """
        \(users)
        ---
        \(RedisACLExamples.server("--save", "''"))
        """),
    .flagged(
      "A password that counts for nothing", level: .note,
      """
      \(users)
      ---
      \(RedisACLExamples.server("↓--requirepass", "$(REDIS_PASSWORD)"))
      """,
      corrected: """
        \(users)
        ---
        \(RedisACLExamples.server("--save", "''"))
        """),
    .clean(
      "Users in one place",
      """
      \(users)
      ---
      \(RedisACLExamples.server("--save", "''"))
      """),
    .clean(
      "A volume that outlives the pod may hold the file",
      RedisACLExamples.server(
        "--save", "''", volume: "persistentVolumeClaim: {claimName: redis-users}")),
  ]
}
