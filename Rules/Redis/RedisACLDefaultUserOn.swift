internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLDefaultUserOn = Rule(
    "redis-acl-default-user-on", .error, "The ACL leaves Redis' user `default` open to everybody",
    why: """
      Whoever connects and says nothing is the user `default`. A server that reads an ACL file gives it
      every right without a password, unless a line of the file says otherwise. `requirepass` does not
      help: beside an ACL file Redis ignores it, and `CONFIG GET requirepass` shows it all the same.
      """,
    symptoms: [
      "redis-cli answers PONG without a password although requirepass is set",
      "ACL LIST begins with `user default on nopass`", "ACL WHOAMI says default",
    ],
    detection: """
      An ACL file without a line `user default`, or with one that is `on` and `nopass`: in a ConfigMap, a
      Secret, a file `*.acl`, or written by a script. `user default on nopass` in a redis.conf or in
      arguments, and `ACL SETUSER default nopass` in a script. A mount whose `subPath` is no key of its
      ConfigMap or Secret: Kubernetes then mounts an empty folder, and Redis starts without users.
      """,
    limits: """
      Files that the tree does not show are not judged, nor lines that a template makes. A server that
      only its own host reaches, or that asks clients for certificates, is not reported.
      """,
    fix: """
      Each user has one line, and this one is about the line that begins with `user default`. Is there one?
      Put another in its place. Is there none? Add it; a second one keeps Redis from starting. Write
      `user default off`: nobody gets in without a user of their own. Do clients still log in with a
      password and no user name? Then write `user default on #HASH ~* &* +@all -@dangerous` instead: on,
      with this password, for all keys and channels and every command but the dangerous ones. HASH is the
      64 digits that `printf %s "$PASSWORD" | sha256sum` prints. First give replicas (`masteruser`,
      `masterauth`), Sentinels, probes and exporters a user, or they are refused as well. It holds from
      the next start on, or from `ACL LOAD`. In a script: `ACL SETUSER default off`. For a folder in place
      of the file: mount a key that exists.
      """,
    exceptions: """
      A cache of public data on one machine. Say so in a suppression.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
      "https://cwe.mitre.org/data/definitions/306.html",
    ],
    examples: RedisACLDefaultUserOnExamples.all
  ) { graph, findings in
    for list in graph.aclLists {
      guard let open = OpenDefault(list, in: graph) else { continue }
      findings.report(
        open.message, at: list.range(of: open.origin), in: list.carrier,
        evidence: open.evidence, key: "default")
    }
    for server in graph.redisServers where !server.keepsStrangersOut {
      guard case .file(let path) = server.aclSource.source,
        case .absent(isFolder: true) = graph.file(at: path, in: server, readingText: false)
      else { continue }
      let place = server.aclSource.range
      findings.report(
        "The ACL file of \(server.displayName) is an empty folder, since the mounted object has no such key: anybody may do anything without a password.",
        at: place, in: server.carrier(of: place),
        evidence: [
          Evidence(
            "the file is mounted from here",
            at: graph.volume(of: path, in: server).range(or: server.range))
        ], key: "folder")
    }
  }
}

/// How a list of users leaves `default` open.
private struct OpenDefault {
  let message: String
  let origin: RedisOrigin
  var evidence: [Evidence] = []

  init?(_ list: ACLList, in graph: ResourceGraph) {
    let written = list.users.last { $0.user.name == "default" }
    guard let origin = (written ?? list.users.first)?.user.origin,
      list.server?.keepsStrangersOut != true
    else { return nil }
    self.origin = origin
    switch list.form {
    case .file:
      guard list.file?.opensDefaultUser == .yes, written != nil || !list.mayHoldMore else {
        return nil
      }
      let what =
        written == nil
        ? "has no line for the user default" : "leaves the user default on without a password"
      message =
        "\(list.displayName.capitalizedFirst) \(what): anybody may do anything that user may, without a password."
      if let server = list.server, case .set(let setting) = server.settings.value(of: "requirepass")
      {
        evidence = [
          Evidence(
            "this password is ignored beside an ACL file", at: server.range(of: setting.origin))
        ]
      }
    case .configuration:
      guard let server = list.server, !server.settings.isSentinel, server.admitsAnyone,
        graph.exposure(of: server) == nil,
        ACLUser.opensDefaultUser(list.users.map(\.user)) == .yes
      else { return nil }
      message =
        "\(server.displayName) leaves the user default on without a password: anybody may do anything that user may."
    case .setUser:
      guard let written, let token = written.permissions.acceptsAnyPassword.token,
        token.rule == .anyPassword, written.permissions.isEnabled.answer == .yes
      else { return nil }
      message =
        "A script of \(list.displayName) lets anybody in as the user default without a password."
    case .creationStatement, .chartValues: return nil
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
