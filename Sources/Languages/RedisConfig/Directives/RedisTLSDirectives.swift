extension RedisDirectiveTable {
  /// The directives of a server built with TLS.
  static let tls: [RedisKnownDirective] = [
    .choice("tls-auth-clients", ["no", "yes", "optional"], "yes"),
    .text("tls-ca-cert-dir"),
    .text("tls-ca-cert-file"),
    .text("tls-cert-file"),
    .text("tls-ciphers"),
    .text("tls-ciphersuites"),
    .text("tls-client-cert-file").known(.from62),
    .text("tls-client-key-file").known(.from62),
    .text("tls-client-key-file-pass").known(.from62),
    .flag("tls-cluster", "no"),
    .text("tls-dh-params-file"),
    .text("tls-key-file"),
    .text("tls-key-file-pass").known(.from62),
    .integer("tls-port", 0...65535, "0"),
    .flag("tls-prefer-server-ciphers", "no"),
    .text("tls-protocols"),
    .flag("tls-replication", "no"),
    .integer("tls-session-cache-size", 0...Int(Int32.max), "20480"),
    .integer("tls-session-cache-timeout", 0...Int(Int32.max), "300"),
    .flag("tls-session-caching", "yes"),
  ]
}
