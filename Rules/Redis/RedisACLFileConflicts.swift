internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLFileConflicts = Rule(
    "redis-aclfile-conflicts", .error, "An ACL file and the rest of Redis' configuration disagree",
    why: """
      Redis takes its users from one place. With `aclfile` and a `user` line it does not start; with an
      `aclfile` that is not there it does not start either. With `aclfile` and `requirepass` it starts and
      ignores the password, so that a changed password changes nothing.
      """,
    symptoms: [
      "Configuring Redis with users defined in redis.conf and at the same setting an ACL file path is invalid",
      "Error loading ACLs, opening file: No such file or directory",
      "WRONGPASS for the password that CONFIG GET requirepass shows",
    ],
    detection: """
      Of one server: `aclfile` with a `user` line, in redis.conf or in arguments: error. A path at which
      the tree can tell that there is no file (no such key, nothing mounted, nobody writes it): error.
      `aclfile` with `requirepass`: note.
      """,
    limits: """
      Charts and operators that set both by themselves are not reported for the password. An ACL file that
      leaves the user `default` open is told by redis-acl-default-user-on.
      """,
    fix: """
      Move the `user` lines into the ACL file and take them out of redis.conf. Seed a missing file before the
      server starts, by an init container, and begin it with `user default off`. In place of `requirepass`
      write the user into the file: `user default on #HASH ~* &* +@all -@dangerous`, where HASH is what
      `printf %s "$PASSWORD" | sha256sum` prints.
      """,
    exceptions: """
      `requirepass` beside an ACL file that gives `default` the same password is only a second place to
      change.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#acls-using-external-acl-files"
    ],
    examples: RedisACLFileConflictsExamples.all
  ) { graph, findings in
    for server in graph.redisServers {
      guard case .file(let path) = server.aclSource.source else { continue }
      let source = server.aclSource.range
      if let line = server.settings.all("user").first {
        let place = server.range(of: line.origin)
        findings.report(
          "\(server.displayName) has a user line beside an ACL file: it does not start.", at: place,
          in: server.carrier(of: place),
          evidence: [Evidence("the ACL file is named here", at: source)], key: "user")
      }
      let file = graph.file(at: path, in: server, readingText: false)
      if case .absent(isFolder: false) = file {
        findings.report(
          "The ACL file of \(server.displayName) is not there: it does not start.", at: source,
          in: server.carrier(of: source),
          evidence: [
            Evidence("here", at: graph.volume(of: path, in: server).range(or: server.range))
          ], key: "file")
      }
      // An open file is told by redis-acl-default-user-on, with the password that it makes void.
      let isOpen = graph.aclUsers(of: server).contains { $0.file?.opensDefaultUser == .yes }
      guard server.runsAsWritten, !isOpen, file.exists != false,
        case .set(let setting) = server.settings.value(of: "requirepass"),
        setting.arguments.first?.text.isEmpty == false
      else { continue }
      let place = server.range(of: setting.origin)
      findings.report(
        "\(server.displayName) ignores this password, since it has an ACL file.", at: place,
        in: server.carrier(of: place), level: .note,
        evidence: [Evidence("the ACL file is named here", at: source)], key: "requirepass")
    }
  }
}
