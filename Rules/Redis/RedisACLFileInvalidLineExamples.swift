internal import Linting

enum RedisACLFileInvalidLineExamples {
  private static let hash = RedisACLExamples.hash
  private static let app = "user app on \(hash) ~app:* +@read"

  static let all: [Example] = [
    .flagged(
      "A comment", level: .error,
      RedisACLExamples.file("↓# nobody without a name", "user default off", app),
      corrected: RedisACLExamples.file("user default off", app)),
    .flagged(
      "A script writes comments into the file", level: .error,
      RedisACLExamples.job(
        "cat > /acl/users.acl << 'EOF'", "↓# nobody without a name", "user default off", app, "EOF"),
      corrected: RedisACLExamples.job(
        "# nobody without a name", "cat > /acl/users.acl << 'EOF'", "user default off", app, "EOF")),
    .flagged(
      "A category that does not exist, and a user twice", level: .error,
      RedisACLExamples.file(
        "user default off", "user app on \(hash) ~app:* ↓+@reads", "user app off"),
      corrected: RedisACLExamples.file("user default off", app)),
    .flagged(
      "A pattern after all keys", level: .error,
      RedisACLExamples.file("user default off", "user app on \(hash) ~* ↓~app:* +@read"),
      corrected: RedisACLExamples.file("user default off", app)),
    .flagged(
      "A password that is no hash", level: .error,
      RedisACLExamples.file("user default off", "user app on ↓#made-up ~app:* +@read"),
      corrected: RedisACLExamples.file("user default off", app)),
    .clean("Users and an empty line", RedisACLExamples.file("user default off", "", app)),
    .clean(
      "A template",
      RedisACLExamples.file("user default off", "{{ range .Users }}", app, "{{ end }}")),
    .clean(
      "A module's command",
      RedisACLExamples.file("user default off", "user app on \(hash) ~app:* +ft.search")),
  ]
}
