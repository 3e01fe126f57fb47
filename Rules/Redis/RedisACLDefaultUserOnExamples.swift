internal import Linting

enum RedisACLDefaultUserOnExamples {
  private static let hash = RedisACLExamples.hash
  private static let app = "user app on \(hash) ~app:* +@read +set"

  static let all: [Example] = [
    .flagged(
      "An ACL file without a line for default, and a password that is ignored", level: .warning,
      """
      \(RedisACLExamples.file("user ↓app on \(hash) ~app:* +@read +set"))
      ---
      \(RedisACLExamples.server("--requirepass", "$(REDIS_PASSWORD)"))
      """,
      corrected: """
        \(RedisACLExamples.file("user default off", app))
        ---
        \(RedisACLExamples.server("--requirepass", "$(REDIS_PASSWORD)"))
        """),
    .flagged(
      "The user default is on and takes any password", level: .warning,
      RedisACLExamples.file("user ↓default on nopass ~* &* +@all", app),
      corrected: RedisACLExamples.file("user default on \(hash) ~* &* +@all -@dangerous", app)),
    .flagged(
      "A script writes the file", level: .warning,
      RedisACLExamples.job(
        "cat > /data/users.acl << 'EOF'", "↓user default on nopass ~* &* +@all", app, "EOF"),
      corrected: RedisACLExamples.job(
        "cat > /data/users.acl << 'EOF'", "user default off", app, "EOF")),
    .flagged(
      "The mounted key is not there: an empty folder takes its place", level: .note,
      """
      \(RedisACLExamples.file("user default off", app))
      ---
      \(mounted(subPath: "user.acl").replacing("- /users/users.acl", with: "- ↓/users/users.acl"))
      """,
      corrected: """
        \(RedisACLExamples.file("user default off", app))
        ---
        \(mounted(subPath: "users.acl"))
        """),
    .flagged(
      "An example that people copy", level: .warning,
      """
      -- examples/users.acl --
      user ↓app on \(hash) ~app:* +@read +set
      """,
      corrected: """
        -- examples/users.acl --
        user default off
        \(app)
        """),
    .flagged(
      "A line of arguments", level: .warning,
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
                args: [--user, ↓default, "on", nopass, "~*", +@all]
      """,
      corrected: """
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
                  args: [--user, default, "off"]
        """),
    .clean("The user default is off", RedisACLExamples.file("user default off", app)),
    .clean(
      "A template may say it",
      RedisACLExamples.file("{{ .DefaultUser }}", app)),
    .clean(
      "An ACL of another program",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: mosquitto
      data:
        users.acl: |
          user roger
          topic foo/bar
      """),
  ]

  private static func mounted(subPath: String) -> String {
    RedisACLExamples.server("--save", "''").replacing(
      "{name: users, mountPath: /users}",
      with: "{name: users, mountPath: /users/users.acl, subPath: \(subPath)}")
  }
}
