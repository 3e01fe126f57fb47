internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLRuleOrder = Rule(
    "redis-acl-rule-order", .warning, "Rules of a Redis user take each other back",
    why: """
      Redis reads the rules of a user from left to right, and the last word on a command holds.
      `+get +set -@all +@write` allows neither GET nor what you meant: `-@all` wipes what stands before
      it, `+@write` then allows FLUSHALL. `-config|set +@all` allows CONFIG SET again. Key patterns do not
      help there: a command without keys, as FLUSHALL, passes them all.
      """,
    symptoms: [
      "NOPERM for a command that the ACL lists",
      "a user that is held to `app:*` empties the server",
    ],
    detection: """
      In ACL files, `user` lines, `ACL SETUSER` and the creation statements of Vault: a rule for commands
      that a later one takes back, a category that gives back what was denied (`-@dangerous +@write`), and
      a user with key patterns whom a category lets run FLUSHALL or FLUSHDB.
      """,
    limits: """
      Rules that a template makes are not known. A single command that is given back (`-@dangerous +info`)
      is taken for meant, as is `+flushall` by its name.
      """,
    fix: """
      Keep what stands before the commands (`user app on #HASH ~app:*`) and write the commands anew, in this
      order: `-@all`, which is nothing; what is allowed (`+@read +@write`); last what stays denied
      (`-@dangerous`, which holds FLUSHALL, FLUSHDB, KEYS and CONFIG). So `+get +set -@all +@write` becomes
      `-@all +get +set`, and `-config|set +@all` becomes `+@all -config|set`. Try it:
      `ACL DRYRUN app FLUSHALL` answers for a user `app` (Redis 7).
      """,
    exceptions: "A user whose task is to empty the server. Name the command then: `+flushall`.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/"
    ],
    examples: RedisACLRuleOrderExamples.all
  ) { graph, findings in
    for list in graph.aclLists {
      for user in list.users {
        guard let story = OrderStory(user, in: list) else { continue }
        findings.report(
          story.message, at: list.range(of: story.token.origin), in: list.carrier,
          evidence: story.others.map {
            Evidence(
              "\(list.shown($0.token)) has no effect either", at: list.range(of: $0.token.origin))
          }, key: user.user.name)
      }
    }
  }
}

/// What the order of a user's rules does to them.
private struct OrderStory {
  let message: String
  let token: ACLUser.Token
  var others: ArraySlice<ACLDeadToken> = []

  init?(_ user: ACLList.User, in list: ACLList) {
    let permissions = user.permissions
    let dead = permissions.deadTokens.filter { $0.effect == .undone && $0.token.isOfCommands }
    if let first = dead.first {
      token = first.token
      others = dead.dropFirst()
      message =
        "\(list.shown(first.token)) of \(user.displayName) has no effect: \(list.shown(first.by)) behind it takes it back\(Self.consequence(permissions, in: list))."
      return
    }
    for leftover in permissions.leftovers {
      guard case .allowedAgain(let by) = leftover.reason, by.isOfCategory else { continue }
      token = leftover.removed
      let names = leftover.commands.prefix(3).map { $0.replacing("|", with: " ").uppercased() }
        .joined(separator: ", ")
      message =
        "\(list.shown(leftover.removed)) of \(user.displayName) does not hold: \(list.shown(by)) behind it allows \(names) again."
      return
    }
    let decision = permissions.mayRun("flushall")
    guard permissions.hasAllKeys == .no, permissions.hasSomeKey == .yes, decision.answer == .yes,
      let by = decision.token, by.isOfCategory
    else { return nil }
    token = by
    message =
      "The key patterns of \(user.displayName) do not hold for FLUSHALL, which \(list.shown(by)) allows: it may erase every key."
  }

  private static func consequence(
    _ permissions: ACLPermissions, in list: ACLList
  ) -> String {
    let allowed = permissions.mayRun("flushall")
    guard allowed.answer == .yes, let by = allowed.token else { return "" }
    return ", and \(list.shown(by)) allows FLUSHALL"
  }
}

extension ACLUser.Token {
  fileprivate var isOfCategory: Bool {
    if case .category = rule { true } else { false }
  }

  fileprivate var isOfCommands: Bool {
    if case .command = rule { true } else { isOfCategory }
  }
}
