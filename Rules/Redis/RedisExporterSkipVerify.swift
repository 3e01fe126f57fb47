internal import Graph
internal import Linting

extension Rule {
  static let redisExporterSkipVerify = Rule(
    "redis-exporter-skip-verify", .warning,
    "The Redis exporter does not check the server's certificate",
    why: """
      TLS without a check of the certificate keeps nobody out who can stand in between: the exporter
      sends its password to whoever answers. It is the password of a user that may run INFO, CONFIG and
      often everything.
      """,
    symptoms: ["an audit finds InsecureSkipVerify", "a changed certificate goes unnoticed"],
    detection: """
      `--skip-tls-verification` or `REDIS_EXPORTER_SKIP_TLS_VERIFICATION` of redis_exporter, where its
      address is not clear text. Within the server's own pod: note.
      """,
    limits: """
      Only exporters in trees with a Redis server are seen. The flag of a chart's values that nobody
      renders is not.
      """,
    fix: """
      Mount the authority's certificate and name it: `--tls-ca-cert-file=/tls/ca.crt`. The host in
      `REDIS_ADDR` has to be one of the certificate's names.
      """,
    exceptions:
      "An exporter beside the server that connects to localhost: nobody stands in between.",
    references: ["https://github.com/oliver006/redis_exporter"],
    examples: RedisExporterSkipVerifyExamples.all
  ) { graph, findings in
    for client in graph.redisClients where client.means == .exporter {
      guard !client.verifiesCertificate, client.transport != .plain else { continue }
      let place = client.transportRange ?? client.range
      let isLocal = client.host.map { ["localhost", "127.0.0.1", "::1"].contains($0) } ?? false
      findings.report(
        "The exporter of \(client.resource.displayName) accepts any certificate\(isLocal ? ", in its own pod" : "").",
        at: place, in: client.resource,
        level: isLocal ? .note : .warning, key: "verify")
    }
  }
}

private enum RedisExporterSkipVerifyExamples {
  static let all: [Example] = [
    .flagged(
      "A flag", level: .warning,
      exporter("rediss://queue:6379", arguments: #"[↓"--skip-tls-verification"]"#),
      corrected: exporter(
        "rediss://queue:6379", arguments: #"["--tls-ca-cert-file=/tls/ca.crt"]"#)),
    .flagged(
      "In the server's own pod", level: .note,
      exporter("rediss://localhost:6379", arguments: #"[↓"--skip-tls-verification=true"]"#),
      corrected: exporter(
        "rediss://localhost:6379", arguments: #"["--tls-ca-cert-file=/tls/ca.crt"]"#)),
    .clean(
      "It checks",
      exporter("rediss://queue:6379", arguments: #"["--tls-ca-cert-file=/tls/ca.crt"]"#)),
    .clean(
      "The flag says no",
      exporter("rediss://queue:6379", arguments: #"["--skip-tls-verification=false"]"#)),
    .clean(
      "There is no certificate to check",
      exporter("redis://queue:6379", arguments: #"["--skip-tls-verification"]"#)),
  ]

  private static func exporter(_ address: String, arguments: String) -> String {
    RedisTLSIncompleteExamples.encrypted + """

      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: exporter
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: exporter
                image: oliver006/redis_exporter:v1.74.0
                args: \(arguments)
                env:
                  - name: REDIS_ADDR
                    value: \(address)
      """
  }
}
