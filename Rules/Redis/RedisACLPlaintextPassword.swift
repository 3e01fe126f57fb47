internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLPlaintextPassword = Rule(
    "redis-acl-plaintext-password", .warning,
    "A Redis user's password stands in clear in the manifests",
    why: """
      `>password` in the rules of a user is the password itself. Whoever reads the repository, one of its
      clones or the ConfigMap may log in as that user, and Git keeps it after it is changed.
      """,
    symptoms: ["one password works in every environment", "a client nobody deployed logs in"],
    detection: """
      `>password` in an ACL file of a ConfigMap, a script or a file `*.acl`, in `user` lines and arguments, in
      `ACL SETUSER` of a script, in Vault's creation statements and in chart values (`auth.aclUsers`,
      `auth.acl.users`). Where the line is marked for other scanners: note. The password itself
      is never shown.
      """,
    limits: """
      Variables and templates are not reported. What stands in a Secret is told by plaintext-secret-in-git.
      """,
    fix: """
      Make a new password: the old one is known. In the file put `#HASH` in place of `>password`, where HASH is
      the 64 digits that `printf %s "$PASSWORD" | sha256sum` prints; clients log in with the password as
      before, which belongs in a Secret that only they read. In a script take it from a variable of a
      `secretKeyRef`: `">$PASSWORD"`. In Valkey's chart: `auth.usersExistingSecret`. A hash of a short
      password is guessed quickly, so make it long and random.
      """,
    exceptions: "A throw-away cluster on a laptop may keep it: suppress it with that reason.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
      "https://cwe.mitre.org/data/definitions/312.html",
    ],
    examples: RedisACLPlaintextPasswordExamples.all
  ) { graph, findings in
    for list in graph.aclLists where !list.isInSecret {
      let written = list.users.flatMap { user in
        user.user.plainPasswords.filter { $0.isFilled }.map { (user, list.range(of: $0.origin)) }
      }
      guard let ((user, range), verdict) = graph.firstToReport(of: written, at: { $0.1 })
      else { continue }
      findings.report(
        "The password of \(user.displayName) stands in clear in \(list.displayName)\(verdict).",
        at: range, in: list.carrier, level: verdict.isEmpty ? .warning : .note,
        evidence: written.filter { $0.1 != range }.map {
          Evidence("and that of \($0.0.displayName)", at: $0.1)
        }, key: user.user.name)
    }
  }
}

extension ACLUser.Token {
  /// Whether there is a password behind `>`, and not a variable of a shell.
  fileprivate var isFilled: Bool {
    let rest = text.dropFirst()
    return !rest.isEmpty && rest.first != "$"
  }
}
