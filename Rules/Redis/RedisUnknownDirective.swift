internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisUnknownDirective = Rule(
    "redis-unknown-directive", .warning, "A redis.conf names a directive that no release knows",
    why: """
      Redis does not skip what it does not know: it ends at the start. The running pod goes on with
      the old file, so the change looks harmless until the next restart, which may be at night and on
      every replica at once.
      """,
    symptoms: [
      "`*** FATAL CONFIG FILE ERROR ***` and `Bad directive or wrong number of arguments`",
      "CrashLoopBackOff after a node was drained",
    ],
    detection: """
      The name of a line in a redis.conf, in arguments, in an operator's resource or in chart values,
      that no release of Redis (6.0 to 8.0) and Valkey (7.2 to 9) knows. Names with a dot, options of
      modules, `sentinel` statements, KeyDB, Dragonfly, Redis Enterprise and templates are left out.
      """,
    limits: """
      A directive of a private build, or of a release newer than the lists, is reported too. A name
      that exists, but not in the release of the image, is told by redis-config-will-not-start.
      """,
    fix: """
      Write the name that is meant: the finding names the nearest one. Else take the line out. Try the
      file with `redis-server FILE --port 0 --unixsocket /tmp/s` before it is rolled out.
      """,
    exceptions: "A build of your own with directives of its own. Say so in the suppression.",
    references: ["https://redis.io/docs/latest/operate/oss_and_stack/management/config/"],
    examples: RedisUnknownDirectiveExamples.all
  ) { graph, findings in
    var seen: Set<SourceRange> = []
    for server in graph.redisServers {
      for failure in graph.startFailures(of: server) {
        guard case .unknownDirective(let name) = failure.reason,
          RedisDirectiveTable.releases(knowing: name).isEmpty
        else { continue }
        let place = server.range(of: failure.origin)
        guard seen.insert(place).inserted else { continue }
        let carrier = server.carrier(of: place)
        // The lines of a Secret are nobody's to read.
        let isSecret = carrier.kind == "Secret"
        let meant = isSecret ? nil : RedisDirectiveTable.closestName(to: name, in: server.release)
        let shown = isSecret ? "A line of this key" : "`\(name)`"
        findings.report(
          "\(shown) is no directive of any Redis or Valkey release: \(server.displayName) does not start with it\(meant.map { "; `\($0)` is the nearest" } ?? "").",
          at: place, in: carrier, level: .warning,
          fix: meant.flatMap { graph.renaming(of: name, to: $0, at: place) },
          key: isSecret ? "" : name)
      }
    }
  }
}

extension ResourceGraph {
  /// Puts another name in place of a directive's, if the name is written out there.
  fileprivate func renaming(of name: String, to other: String, at place: SourceRange) -> Fix? {
    let file = inventory.file(place.file)
    guard file.id == place.file, Int(place.upper) <= file.bytes.count else { return nil }
    let written = String(decoding: file.bytes[place.offsets], as: UTF8.self)
    guard
      ["", "\"", "'", "--", "\"--", "'--"].contains(where: { written.hasPrefix("\($0)\(name)") }),
      let range = written.firstRange(of: name)
    else { return nil }
    return Fix(
      "Write `\(other)`", isSafe: false,
      edits: [TextEdit(place, with: written.replacingCharacters(in: range, by: other))])
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, by other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
