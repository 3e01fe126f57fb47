internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLOverbroad = Rule(
    "redis-acl-overbroad", .warning, "A Redis user of an application may do everything",
    why: """
      A user with all keys and all commands is an administrator: whoever takes over the application may
      read and erase the data of all others, change users, and load code. The ACL then only changes the
      name that the attacker bears.
      """,
    symptoms: [
      "one application's bug empties the keys of another",
      "CONFIG SET in MONITOR by an application",
    ],
    detection: """
      A user that is on and may run every command on every key, or whom a category (`+@all`, `+@admin`) lets
      change users (`ACL SETUSER`): in ACL files, `user` lines, chart values (`auth.aclUsers`,
      `auth.acl.users`), `ACL SETUSER` and Vault's creation statements. The user `default`, where other users
      are listed and none of them may touch a key: then the applications share it.
      """,
    limits: """
      A user whose name holds admin, root, operator or super is taken for one who administers. Rules that a
      template makes are not known.
      """,
    fix: """
      In the user's line put in place of `~* &* +@all` what the application needs: `~app:* &app:*` are the
      keys and channels that begin with `app:`, and `-@all +@read +@write +@connection -@dangerous` are the
      commands, from nothing on. Not known which? `~app:* &app:* +@all -@dangerous` is a sound beginning.
      `ACL LOG` then names what is refused. In a chart's values the same words are `permissions`.
      """,
    exceptions: """
      Users for replication (`+psync +replconf +ping`) and Sentinel need few commands and no keys, and are not
      reported. A user of people who operate the server may need everything: name it so.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
      "https://cwe.mitre.org/data/definitions/269.html",
    ],
    examples: RedisACLOverbroadExamples.all
  ) { graph, findings in
    for list in graph.aclLists {
      for user in list.users {
        guard let breadth = Breadth(user, in: list) else { continue }
        findings.report(
          "\(breadth.message).", at: list.range(of: user.user.origin), in: list.carrier,
          evidence: breadth.token.map {
            [Evidence("\(list.shown($0)) allows it", at: list.range(of: $0.origin))]
          } ?? [], key: user.user.name)
      }
    }
  }
}

/// How a user may do more than its task is.
private struct Breadth {
  let message: String
  var token: ACLUser.Token?

  init?(_ user: ACLList.User, in list: ACLList) {
    let permissions = user.permissions
    let name = user.user.name.lowercased()
    guard permissions.isEnabled.answer == .yes,
      !["admin", "root", "operator", "super"].contains(where: { name.contains($0) })
    else { return nil }
    if name == "default" {
      // Without a password it is another hazard, and alone it is what `requirepass` makes.
      let others = list.users.filter { $0.user.name != "default" }
      guard permissions.isUnrestricted == .yes, list.form != .setUser, !list.mayHoldMore,
        permissions.acceptsAnyPassword.answer == .no, !others.isEmpty,
        list.users.last(where: { $0.user.name == "default" })?.user.origin == user.user.origin,
        others.allSatisfy({ $0.permissions.hasSomeKey == .no })
      else { return nil }
      message =
        "The applications of \(list.displayName) have only the user default, which may run every command on every key"
      return
    }
    let who = user.displayName.prefix(1).uppercased() + user.displayName.dropFirst()
    if permissions.isUnrestricted == .yes {
      message = "\(who) may run every command on every key"
      return
    }
    let decision = permissions.mayRun("acl|setuser")
    guard decision.answer == .yes, let by = decision.token, case .category = by.rule else {
      return nil
    }
    message = "\(who) may change users by ACL SETUSER and so give itself every right"
    token = by
  }
}
