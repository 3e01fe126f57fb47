internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisConfigWillNotStart = Rule(
    "redis-config-will-not-start", .error, "Redis cannot start with its configuration",
    why: """
      Redis reads its whole configuration before it listens and ends at the first thing it does not
      take. The pod that runs now knows only the old file. The new one stops it at its next start: an
      update of the node, an eviction, a failover. Then every replica fails in the same way.
      """,
    symptoms: [
      "`*** FATAL CONFIG FILE ERROR ***` in the log of a pod in CrashLoopBackOff",
      "`Configured to not listen anywhere, exiting.`", "`Sentinel config file ... is not writable`",
    ],
    detection: """
      What the server certainly refuses, read as redis-server reads it: a wrong number of arguments, a
      value that the directive does not take, a comment behind a value, quotes left open, a directive
      that the release of the image does not have, no port at all or the same one twice, TLS without
      certificates or authorities, `sentinel` statements in a server or wrong ones in a Sentinel, a
      Sentinel whose file nobody can write, a configuration file or an include that is not there. In a
      test: note.
      """,
    limits: """
      What an image, a script or a variable adds leaves only what single lines get wrong. Unknown names
      are told by redis-unknown-directive, files of TLS by redis-tls-file-not-mounted, users and ACL
      files by the rules about ACL files. KeyDB, Dragonfly and Redis Enterprise are not judged.
      """,
    fix: """
      Correct the line that the finding names. A comment needs a line of its own. A Sentinel's file has
      to be copied to a volume it can write before it starts. Try the result with
      `redis-server FILE`: it ends at once and prints the line.
      """,
    exceptions: "A file that a script rewrites in a way that the tree does not show.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/config/",
      "https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/",
    ],
    examples: RedisConfigWillNotStartExamples.all
  ) { graph, findings in
    var seen: Set<SourceRange> = []
    for server in graph.redisServers {
      for failure in graph.startFailures(of: server) {
        let place = server.range(of: failure.origin)
        let carrier = server.carrier(of: place)
        // The lines of a Secret are nobody's to read.
        let sentence = failure.sentence(
          names: carrier.kind != "Secret", image: server.container.image)
        guard let sentence, seen.insert(place).inserted else { continue }
        findings.report(
          "\(server.displayName) does not start: \(sentence).", at: place, in: carrier,
          level: graph.isTest(server.resource) ? .note : .error, key: "start")
      }
    }
  }
}
