internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisACLFileInvalidLine = Rule(
    "redis-aclfile-invalid-line", .error, "Redis does not start with this ACL file",
    why: """
      An ACL file holds `user` lines and empty ones, nothing else. One comment, one misspelled rule or one
      name that comes twice, and Redis ends at the start: "Aborting Redis startup because of ACL errors".
      A running server refuses the file at `ACL LOAD` and keeps its old users, so the error waits for the
      next restart.
      """,
    symptoms: [
      "Aborting Redis startup because of ACL errors",
      "CrashLoopBackOff after a change of users.acl",
      "ERR ... should start with user keyword",
    ],
    detection: """
      In ACL files of ConfigMaps, Secrets, scripts (`cat > users.acl << EOF`) and files `*.acl`: a comment; a
      line that does not begin with `user` in lower case and a name; a name that comes twice; a rule that no
      release takes (`+@reads`, `~a` after `~*`, a hash that is not 64 lower-case hexadecimal digits).
      """,
    limits: """
      Lines and rules that a template makes are not judged, nor commands with a dot, which modules bring.
      `user` lines of a redis.conf, where comments are allowed, are not judged here.
      """,
    fix: """
      A line of the file is `user NAME` and rules, and nothing else. Take comments out: `#` begins a
      password's hash there, not a comment; say what the users are for in the manifest around the file. Write
      each user once, on one line, without quotes. Try it before you roll it out:
      `redis-server --port 0 --unixsocket /tmp/r.sock --aclfile users.acl` ends at once where a line is wrong,
      and names the line.
      """,
    exceptions: """
      A file that a script cleans before Redis reads it. Suppress that in the configuration: an ignore comment
      in the file would be one more comment that Redis refuses.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#acls-using-external-acl-files"
    ],
    examples: RedisACLFileInvalidLineExamples.all
  ) { graph, findings in
    for list in graph.aclLists {
      let problems = BadLine.all(in: list)
      guard let first = problems.first else { continue }
      findings.report(
        "\(first.message): a server does not start with \(list.displayName).", at: first.range,
        in: list.carrier,
        evidence: problems.dropFirst().map { Evidence($0.message.lowercasedFirst, at: $0.range) },
        key: "line")
    }
  }
}

/// What a server refuses in an ACL file.
private struct BadLine {
  let message: String
  let range: SourceRange

  /// All of a file, in the order of its lines.
  static func all(in list: ACLList) -> [BadLine] {
    guard let file = list.file else { return [] }
    // A comment to this linter is as wrong there, but what it speaks of comes first.
    let (own, others) = (
      file.problems.filter { list.isIgnoreComment($0) },
      file.problems.filter { !list.isIgnoreComment($0) }
    )
    let lines = others.map { BadLine($0, in: list) }
    let tokens = list.users.flatMap { user in
      user.permissions.problems.map { problem in
        BadLine(
          message:
            "\(list.shown(problem.token)) of \(user.displayName) \(reason(problem.reason))",
          range: list.range(of: problem.token.origin))
      }
    }
    return (lines + tokens).sorted { $0.range.lower < $1.range.lower }
      + own.map { BadLine($0, in: list) }
  }

  private init(message: String, range: SourceRange) {
    self.message = message
    self.range = range
  }

  private init(_ problem: ACLFileProblem, in list: ACLList) {
    self.init(message: Self.message(of: problem.kind), range: list.range(of: problem.origin))
  }

  private static func message(of kind: ACLFileProblem.Kind) -> String {
    switch kind {
    case .comment: "An ACL file admits no comment"
    case .noUser: "This line does not begin with `user` in lower case and a name"
    case .blankInName: "The name of this user holds a tab or the like"
    case .duplicateUser: "This user stands in the file twice"
    }
  }

  private static func reason(_ reason: ACLTokenProblem.Reason) -> String {
    switch reason {
    case .noRule: "is no rule"
    case .unclosedSelector: "opens a parenthesis that nothing closes"
    case .unknownCommand: "is no command of any release"
    case .unknownSubcommand: "is no subcommand of its command"
    case .unknownCategory: "is no category"
    case .argumentOfSubcommand: "gives a subcommand an argument"
    case .deniedArgument: "denies an argument, which only `+` may name"
    case .keysAfterAllKeys: "stands after all keys, where Redis takes no pattern"
    case .channelsAfterAllChannels: "stands after all channels, where Redis takes no pattern"
    case .blankInPattern: "has a blank in its pattern"
    case .badHash: "is no hash of 64 lower-case hexadecimal digits"
    case .passwordNotThere: "removes a password that the user does not have"
    case .needsNewerServer: "needs a newer release"
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
