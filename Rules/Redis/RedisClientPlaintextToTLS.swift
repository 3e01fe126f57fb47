internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisClientPlaintextToTLS = Rule(
    "redis-client-plaintext-to-tls", .warning,
    "A client speaks clear text to a server that takes TLS only",
    why: """
      The server answers a connection in clear text with an error of its TLS library and closes it. The
      client sees a reset or waits for its timeout. What the
      client sent first is often the password, and it went over the network in clear text.
      """,
    symptoms: [
      "`Error accepting a client connection: ... wrong version number` in the server's log",
      "`Connection reset by peer`, and jobs that fail although the server runs",
    ],
    detection: """
      `redis://`, a variable such as `REDIS_TLS=false`, Vault's `tls=false`, an exporter or a
      `redis-cli` without `--tls`, whose host is a server with `port 0` and a TLS port. `redis-cli` and
      Vault: error. Else warning, because something else may set the client right.
      """,
    limits: """
      A client that says nothing of TLS is silent, as is one whose host fits several servers, or in
      whose resource another line speaks TLS. Probes are not read. A proxy in the pod that speaks TLS for it is not seen.
      """,
    fix: """
      Write `rediss://`, set the client's variable, or add `--tls --cacert FILE` to `redis-cli`. While
      clients move, open both ports and close the one for clear text last.
      """,
    exceptions:
      "A sidecar such as stunnel or Envoy that encrypts for the client. Say so in the suppression.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/"
    ],
    examples: RedisClientPlaintextToTLSExamples.all
  ) { graph, findings in
    let servers = graph.redisServers.filter { !$0.settings.isSentinel }
    // A host that may be a server with another port in clear text tells nothing.
    let elsewhere = Set(
      servers.filter { $0.listensOnTLSOnly != true }.flatMap { graph.redisClients(of: $0) }
        .map(\.range))
    var seen: Set<SourceRange> = []
    for server in servers where server.listensOnTLSOnly == true {
      let clients = graph.redisClients(of: server)
      for client in clients where client.transport == .plain && client.mayMeet(server) {
        let isTold = clients.contains {
          $0.resource.id == client.resource.id && $0.transport == .tls
        }
        guard !isTold, !elsewhere.contains(client.range), seen.insert(client.range).inserted
        else { continue }
        let isCertain = client.means == .commandLine || client.means == .vaultConnection
        let place = client.transportRange ?? client.range
        findings.report(
          "\(client.resource.displayName) speaks clear text to \(server.displayName), which takes TLS only.",
          at: place, in: client.resource,
          level: isCertain ? .error : .warning,
          evidence: [Evidence("no port for clear text is open", at: server.tls.range)],
          key: "transport")
      }
    }
  }
}

extension RedisClient {
  /// Whether it can only mean the port for TLS.
  fileprivate func mayMeet(_ server: RedisServer) -> Bool {
    // redis-cli may take the server's socket.
    if means == .commandLine, server.settings.text("unixsocket").value != "" { return false }
    return !asksSentinel && (port == nil || port == 6379 || port == server.settings.tlsPort)
  }
}

private enum RedisClientPlaintextToTLSExamples {
  static let all: [Example] = [
    .flagged(
      "A URL", level: .warning, server() + application(#"↓"redis://queue:6379/0""#),
      corrected: server() + application(#""rediss://queue:6379/0""#)),
    .flagged(
      "A script", level: .error, server() + job("↓redis-cli -h queue SAVE"),
      corrected: server() + job("redis-cli -h queue --tls --cacert /tls/ca.crt SAVE")),
    .clean("Both speak TLS", server() + application(#""rediss://queue:6379/0""#)),
    .clean("Another server", server() + application(#""redis://orders:6379/0""#)),
    .clean("Another port", server() + application(#""redis://queue:6400/0""#)),
    .clean("Its host is a variable", server() + application(#""redis://$(HOST):6379/0""#)),
    .clean(
      "The server takes both",
      server().replacing(#""--port", "0", "#, with: "")
        + application(#""redis://queue:6379/0""#)),
  ]

  private static func server() -> String {
    RedisTLSIncompleteExamples.encrypted + """

      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: queue
        namespace: shop
      spec:
        selector: {app: queue}

      """
  }

  private static func job(_ command: String) -> String {
    """
    ---
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: backup
      namespace: shop
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: redis:7.4
              command: ["sh", "-c"]
              args:
                - |
                  \(command)
    """
  }

  private static func application(_ address: String) -> String {
    """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: api
              image: registry.example.com/api:1.4
              env:
                - name: REDIS_URL
                  value: \(address)
    """
  }
}
