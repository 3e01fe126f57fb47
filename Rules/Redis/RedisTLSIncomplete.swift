internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisTLSIncomplete = Rule(
    "redis-tls-incomplete", .warning, "Redis is set up for TLS and still speaks clear text",
    why: """
      The certificates are there and everybody believes that connections are encrypted. One missing
      line leaves a way in clear text open: passwords and values can be read on it, and no client
      notices.
      """,
    symptoms: [
      "`redis-cli` without `--tls` still gets an answer",
      "a packet capture between primary and replica shows the data",
    ],
    detection: """
      A TLS port beside a port for clear text (`port 0` is missing), certificates without `tls-port`,
      `tls-replication no` where servers copy one another, `tls-cluster no` in a cluster,
      `tls-protocols` with TLS 1.0 or 1.1: warning, and error where certificates without `tls-port`
      leave an exposed server in clear text. A clear-text port behind NetworkPolicies and
      `tls-auth-clients no`: note.
      """,
    limits: """
      A server without any certificate is told by redis-no-tls. What a script or an image adds, and a
      proxy in the pod that ends TLS, are not seen.
      """,
    fix: """
      Set `port 0` as soon as the last client speaks `rediss://`, `tls-port` where only certificates
      are set, `tls-replication yes` and `tls-cluster yes` on every node at once. Delete
      `tls-protocols`: the default is TLS 1.2 and 1.3. `tls-auth-clients no` needs a password.
      """,
    exceptions: """
      Both ports while clients move. Clear text for processes of the same pod: bind it to 127.0.0.1.
      Clients that prove themselves by password and not by certificate.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/"
    ],
    examples: RedisTLSIncompleteExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.readsRedisConfig {
      for gap in TLSGap.all(of: server, in: graph) {
        findings.report(
          "\(server.displayName) \(gap.message).", at: gap.range, in: server.carrier(of: gap.range),
          level: gap.level, evidence: gap.evidence,
          key: gap.key)
      }
    }
  }
}

extension RedisServer {
  /// Where certificates are set that no port uses; `nil` for a server that opens a TLS port, or has
  /// none.
  var idleCertificate: SourceRange? {
    guard readsRedisConfig, listensOnTLS == false, settings.transport.isUsed == false,
      let file = settings.transport.certificateFile.value, !file.isEmpty
    else { return nil }
    return range(ofSetting: "tls-cert-file")
  }
}

/// One way in clear text that a server leaves open.
private struct TLSGap {
  let key: String
  let message: String
  let range: SourceRange
  var level = Level.warning
  var evidence: [Evidence] = []

  static func all(of server: RedisServer, in graph: ResourceGraph) -> [TLSGap] {
    if let range = server.idleCertificate {
      guard !server.isLoopbackOnly, server.plaintextPort != 0 else { return [] }
      let verdict = ClearTextVerdict(server, in: graph)
      return [
        TLSGap(
          key: "tls-port",
          message:
            "has a certificate and no `tls-port`: it speaks clear text only\(verdict.reason)",
          range: range, level: max(verdict.level, .warning), evidence: verdict.evidence)
      ]
    }
    guard server.listensOnTLS == true else { return [] }
    return [
      plainPort(of: server, in: graph), link(of: server, in: graph), bus(of: server),
      protocols(of: server), clients(of: server),
    ].compactMap { $0 }
  }

  private static func plainPort(of server: RedisServer, in graph: ResourceGraph) -> TLSGap? {
    guard server.tls.state == .besidePlaintext, !server.isLoopbackOnly,
      server.isTLSEnabledByImage != true
    else { return nil }
    let port = server.plaintextPort.map { " on port \($0)" } ?? ""
    let policy = graph.ingressPolicy(of: server)
    return TLSGap(
      key: "port",
      message: "takes clear text\(port) beside TLS: `port 0` is missing"
        + (policy.map { "; \($0.displayName) limits who can connect" } ?? ""),
      range: server.range(ofSetting: "port") ?? server.tls.range,
      level: policy == nil ? .warning : .note)
  }

  private static func link(of server: RedisServer, in graph: ResourceGraph) -> TLSGap? {
    let link = server.settings.transport.replication
    let copies =
      server.replicaOf != nil || graph.isReplicated(server) == true && server.podCount != 1
    guard link.value == false, server.isTLSEnabledByImage == nil, copies, server.runsAsWritten,
      server.settings.flag("cluster-enabled").value == false
    else { return nil }
    return TLSGap(
      key: "tls-replication",
      message: "copies its primary in clear text: `tls-replication yes` is missing",
      range: server.range(ofSetting: "tls-replication") ?? server.replicaOf?.range
        ?? server.tls.range)
  }

  private static func bus(of server: RedisServer) -> TLSGap? {
    let transport = server.settings.transport
    guard server.settings.flag("cluster-enabled").value == true, transport.cluster.value == false,
      server.runsAsWritten
    else { return nil }
    return TLSGap(
      key: "tls-cluster",
      message: "talks to the other nodes in clear text: `tls-cluster yes` is missing",
      range: server.range(ofSetting: "tls-cluster") ?? server.range(ofSetting: "cluster-enabled")
        ?? server.tls.range)
  }

  private static func protocols(of server: RedisServer) -> TLSGap? {
    let weak = server.settings.transport.protocols.value?.filter {
      ["tlsv1", "tlsv1.1"].contains($0)
    }
    guard weak?.isEmpty == false, let range = server.range(ofSetting: "tls-protocols") else {
      return nil
    }
    return TLSGap(
      key: "tls-protocols", message: "accepts TLS 1.0 or 1.1, which are broken", range: range)
  }

  private static func clients(of server: RedisServer) -> TLSGap? {
    guard server.settings.transport.clientAuthentication.value == "no",
      server.settings.hasPassword != true,
      let range = server.range(ofSetting: "tls-auth-clients")
    else { return nil }
    return TLSGap(
      key: "tls-auth-clients",
      message: "asks clients for no certificate: only a password can keep them out", range: range,
      level: .note)
  }
}
