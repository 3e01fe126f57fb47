internal import Linting

enum RedisTLSIncompleteExamples {
  static let all: [Example] = [
    .flagged(
      "The port for clear text stays open", level: .warning,
      server(#"↓"--tls-port", "6380", "#), corrected: encrypted),
    .flagged(
      "Certificates, and no port for TLS", level: .warning,
      server("", certificate: "↓"), corrected: encrypted),
    .flagged(
      "The replica copies in clear text", level: .warning,
      server(#""--port", "0", "--tls-port", "6379", ↓"--replicaof", "orders", "6379", "#),
      corrected: server(
        #""--port", "0", "--tls-port", "6379", "--tls-replication", "yes", "--replicaof", "orders", "6379", "#
      )),
    .flagged(
      "The bus of the cluster", level: .warning,
      server(#""--port", "0", "--tls-port", "6379", ↓"--cluster-enabled", "yes", "#),
      corrected: server(
        #""--port", "0", "--tls-port", "6379", "--tls-cluster", "yes", "--cluster-enabled", "yes", "#
      )),
    .flagged(
      "An old version of TLS", level: .warning,
      server(#""--port", "0", "--tls-port", "6379", ↓"--tls-protocols", "TLSv1.1 TLSv1.2", "#),
      corrected: encrypted),
    .flagged(
      "Neither certificate nor password", level: .note,
      server(#""--port", "0", "--tls-port", "6379", ↓"--tls-auth-clients", "no", "#),
      corrected: encrypted),
    .clean("TLS only", encrypted),
    .clean("Without any certificate redis-no-tls speaks", RedisNoAuthExamples.withPassword),
    .clean(
      "A password instead of a certificate",
      server(
        #""--port", "0", "--tls-port", "6379", "--tls-auth-clients", "no", "--requirepass", "$(PASSWORD)", "#
      )),
    .clean(
      "Clear text for the pod itself",
      server(#""--tls-port", "6380", "--bind", "127.0.0.1", "#)),
  ]

  static let encrypted = server(#""--port", "0", "--tls-port", "6379", "#)

  static func server(_ arguments: String, certificate mark: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: queue
      namespace: shop
    spec:
      template:
        metadata:
          labels: {app: queue}
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args: [\(arguments)\(mark)"--tls-cert-file", "/tls/tls.crt", "--tls-key-file", "/tls/tls.key", "--tls-ca-cert-file", "/tls/ca.crt"]
              volumeMounts:
                - {name: tls, mountPath: /tls}
          volumes:
            - name: tls
              secret: {secretName: queue-tls}
    """
  }
}
