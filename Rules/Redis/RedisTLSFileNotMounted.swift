internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisTLSFileNotMounted = Rule(
    "redis-tls-file-not-mounted", .error, "A certificate that Redis asks for is not mounted",
    why: """
      Redis loads its certificates before it listens. A file that is not there ends it with `Failed to
      load certificate`. The running pod does not notice: the change bites at the next restart.
      """,
    symptoms: [
      "`Failed to load certificate: ...: No such file or directory` and CrashLoopBackOff",
      "`Failed to configure CA certificate(s) file/directory`",
    ],
    detection: """
      `tls-cert-file`, `tls-key-file`, `tls-ca-cert-file` and the like of a server that uses TLS, where
      the mounted Secret or ConfigMap certainly has no such key, or where nothing is mounted at the path
      and the image is the project's own, which brings no certificates.
      """,
    limits: """
      Only what is known for certain is reported: another image may bring the file along, and a Secret
      that the tree does not show may have any key. Files of charts and operators are not judged.
      """,
    fix: """
      Mount the Secret where the configuration looks, or name the path where it is mounted. cert-manager
      writes `tls.crt`, `tls.key` and, for a private authority, `ca.crt`.
      """,
    exceptions: "A file that something writes at run time in a way that the tree does not show.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/"
    ],
    examples: RedisTLSFileNotMountedExamples.all
  ) { graph, findings in
    var seen: Set<SourceRange> = []
    for server in graph.redisServers {
      for failure in graph.startFailures(of: server) where failure.reason == .missingTLSFile {
        let place = server.range(of: failure.origin)
        guard seen.insert(place).inserted else { continue }
        let setting = server.setting(at: failure.origin) ?? "a file for TLS"
        findings.report(
          "\(server.displayName) does not start: nothing puts \(setting) where it looks.",
          at: place, in: server.carrier(of: place),
          key: setting)
      }
    }
  }
}

extension RedisServer {
  /// The directive whose value stands at a place.
  fileprivate func setting(at origin: RedisOrigin) -> String? {
    [
      "tls-cert-file", "tls-key-file", "tls-ca-cert-file", "tls-dh-params-file",
      "tls-client-cert-file", "tls-client-key-file",
    ].first { settings.text($0).origin == origin }.map { "the file of `\($0)`" }
  }
}

private enum RedisTLSFileNotMountedExamples {
  static let all: [Example] = [
    .flagged(
      "Mounted in one folder, looked for in another", level: .error,
      server(authority: #"↓"/etc/ssl/certs/ca.crt""#),
      corrected: server(authority: #""/tls/ca.crt""#)),
    .flagged(
      "The Secret has no such key", level: .error,
      server(authority: #"↓"/tls/root.crt""#) + secret,
      corrected: server(authority: #""/tls/ca.crt""#) + secret),
    .clean("The Secret is made elsewhere", server(authority: #""/tls/root.crt""#)),
    .clean(
      "Another image may bring it along",
      server(authority: #""/etc/ssl/certs/ca.crt""#, image: "registry.example.com/base/redis:7.4")),
    .clean(
      "The authorities of the image", server(authority: #""/etc/ssl/certs/ca-certificates.crt""#)),
    .clean(
      "Without TLS nobody reads it",
      RedisNoAuthExamples.server(
        "redis:7.4", args: #"["--tls-cert-file", "/missing/tls.crt", "--appendonly", "yes"]"#)),
  ]

  private static func server(authority: String, image: String = "redis:7.4") -> String {
    RedisTLSIncompleteExamples.encrypted
      .replacing(#""/tls/ca.crt""#, with: authority)
      .replacing("image: redis:7.4", with: "image: \(image)") + "\n"
  }

  private static let secret = """
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: queue-tls
      namespace: shop
    data:
      tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
      tls.key: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
      ca.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
    """
}
