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
      Sentinel whose file nobody can write, a configuration file or an include that is not there. A file
      that scripts copy as it is, or write themselves, counts as what they make of it.
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
          key: "start")
      }
    }
  }
}

extension RedisStartFailure {
  /// Why the server ends, for a message; `nil` for what other rules tell.
  ///
  /// Without `names` nothing of the configuration's text is told.
  fileprivate func sentence(names: Bool, image: String?) -> String? {
    switch reason {
    case .unknownDirective(let name):
      guard !RedisDirectiveTable.releases(knowing: name).isEmpty else { return nil }
      return "\(image ?? "its release") does not know \(shown(name, names)), other releases do"
    case .wrongArity(let name): return "\(shown(name, names)) takes another number of arguments"
    case .badValue(let name): return "\(shown(name, names)) does not take this value"
    case .trailingComment(let name):
      return "a `#` behind \(shown(name, names)) begins no comment, Redis takes it for an argument"
    case .moduleOptionWithoutModule(let name):
      return "\(shown(name, names)) belongs to a module, and no `loadmodule` loads one"
    case .missingTLSFile, .duplicateUser, .invalidUser, .aclFileWithUserLines, .missingACLFile,
      .invalidACLFile:
      return nil
    default: return wholeSentence ?? sentinelSentence
    }
  }

  private func shown(_ name: String, _ names: Bool) -> String {
    names ? "`\(name)`" : "a directive in this key"
  }

  /// What is wrong with a line as such, or with the configuration as a whole.
  private var wholeSentence: String? {
    switch reason {
    case .unbalancedQuotes: "a quote is left open, or closes in the middle of a word"
    case .missingInclude: "the file that it is told to read is not there"
    case .endlessInclude: "the file includes itself"
    case .missingModule: "the module is not there"
    case .missingDirectory: "the folder of `dir` is not there"
    case .unwritableLogFile: "the log file cannot be written"
    case .badRenameCommand: "`rename-command` names a command that does not exist, or one twice"
    case .nothingToListenOn: "neither a port nor a socket is left to listen on"
    case .samePorts: "two of its ports are the same"
    case .badAddress: "`bind` has something that is no address"
    case .sameAddress: "`bind` has the same address twice"
    case .noClusterBus: "no port is left for the bus of the cluster"
    case .missingFolder: "the folder of this file is not there"
    case .replicaOfInCluster: "`replicaof` is not allowed in a cluster"
    case .tlsWithoutCertificates: "TLS is on, and `tls-cert-file` or `tls-key-file` is missing"
    case .tlsWithoutCA:
      "it is to check certificates and has no `tls-ca-cert-file`; set it, or `tls-auth-clients no`"
    case .badTLSProtocols: "`tls-protocols` names a version that does not exist"
    default: nil
    }
  }

  private var sentinelSentence: String? {
    switch reason {
    case .sentinelDirectiveOutsideSentinel:
      "a `sentinel` line belongs to a Sentinel, not to a server"
    case .unknownSentinelStatement: "this `sentinel` statement does not exist in this form"
    case .unknownSentinelMaster: "no `sentinel monitor` names this primary"
    case .duplicateSentinelNode: "this node stands there twice"
    case .badSentinelValue: "the `sentinel` statement does not take this value"
    case .unresolvedSentinelHost:
      "a Sentinel looks names up only with `sentinel resolve-hostnames yes`"
    case .missingSentinelScript: "the script is not there"
    case .sentinelWithoutFile: "a Sentinel needs a configuration file that it can write"
    case .sentinelFileIsReadOnly:
      "a Sentinel writes its configuration file, and nobody can write into a ConfigMap or a Secret"
    default: nil
    }
  }
}
