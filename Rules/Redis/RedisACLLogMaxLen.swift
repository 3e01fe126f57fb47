internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisACLLogMaxLen = Rule(
    "redis-acllog-max-len", .note, "The length of Redis' ACL log helps nobody as it is set",
    why: """
      ACL LOG holds refused commands and logins in memory, 128 of them unless `acllog-max-len` says otherwise.
      Nobody reads tens of thousands, and each ACL LOG that asks for them holds up the server. The name
      `acl-log-max-len` does not exist: CONFIG SET refuses it, and the script goes on or fails there.
      """,
    symptoms: [
      "ERR Unknown option or number of arguments for CONFIG SET - 'acl-log-max-len'",
      "ACL LOG shows up in SLOWLOG",
    ],
    detection: """
      `acllog-max-len` above 10000 in a server's configuration, arguments or in a CONFIG SET of a script, and
      `CONFIG SET acl-log-max-len`.
      """,
    limits: """
      `acl-log-max-len` in a redis.conf keeps the server from starting: redis-unknown-directive tells that.
      """,
    fix: """
      Leave the line out, or write `acllog-max-len 1000`. To keep a record, read ACL LOG from time to time and
      send it to your log store; since 7.2 `INFO stats` counts `acl_access_denied_auth` and the like.
      """,
    exceptions: "A short hunt for an intruder.",
    references: ["https://redis.io/docs/latest/commands/acl-log/"],
    examples: [
      .flagged(
        "A log that nobody reads",
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
                  args: [--acllog-max-len, ↓"1000000"]
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
                    args: [--acllog-max-len, "1000"]
          """),
      .flagged(
        "A name that does not exist",
        RedisACLExamples.job("redis-cli -h redis CONFIG SET ↓acl-log-max-len 1000"),
        corrected: RedisACLExamples.job("redis-cli -h redis CONFIG SET acllog-max-len 1000")),
      .clean(
        "A length that people read",
        RedisACLExamples.job("redis-cli -h redis CONFIG SET acllog-max-len 512")),
    ]
  ) { graph, findings in
    for server in graph.redisServers {
      guard case .set(let setting) = server.settings.value(of: "acllog-max-len"),
        let value = setting.arguments.first, (Int(value.text) ?? 0) > longestLog
      else { continue }
      let place = server.range(of: value.origin)
      findings.report(
        "\(server.displayName) keeps up to \(value.text) refusals in its ACL log, which nobody reads.",
        at: place, in: server.carrier(of: place), key: "length")
    }
    for script in graph.scripts {
      for words in script.invocations.lazy.compactMap({
        RedisCliCommand($0, in: script.shell)
      }).flatMap(\.commands)
      where words.count > 3
        && words.prefix(2).map({ script.text(of: $0).lowercased() }) == ["config", "set"]
      {
        let name = script.text(of: words[2]).lowercased()
        let value = Int(script.text(of: words[3])) ?? 0
        guard name == "acl-log-max-len" || name == "acllog-max-len" && value > longestLog else {
          continue
        }
        findings.report(
          name == "acllog-max-len"
            ? "A script of \(script.resource.displayName) lets the ACL log hold up to \(value) refusals, which nobody reads."
            : "A script of \(script.resource.displayName) sets acl-log-max-len, which does not exist: the name is acllog-max-len.",
          at: script.range(words[2].range), in: script.resource, key: name)
      }
    }
  }
}

/// A page of refusals is some hundred; this many is no log for people.
private let longestLog = 10_000
