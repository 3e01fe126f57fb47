extension RedisSettings {
  /// The lines whose directives came after a release with this first number, one before Redis 6.
  public func directives(laterThan major: Int) -> [RedisStartFailure] {
    steps.compactMap { step in
      guard case .apply(let setting) = step,
        RedisDirectiveTable.isLater(setting.name, than: major)
      else { return nil }
      return RedisStartFailure(reason: .unknownDirective(setting.name), origin: setting.origin)
    }
  }
}

/// What the releases before Redis 6 lack, whose whole lists are not known.
extension RedisDirectiveTable {
  /// Whether a name came after a release with this first number (`redis 5.0 00-RELEASENOTES`: replicas and
  /// streams; `redis 6.0 00-RELEASENOTES`: users, TLS, threads); `false` where that is not known.
  public static func isLater(_ name: String, than major: Int) -> Bool {
    let name = name.lowercasedASCII
    guard let directive = directive(named: name) else { return false }
    if major < 6, since6.contains(name) || !releases(knowing: name).contains(.redis60) {
      return true
    }
    // The old name of such a directive is an alias now.
    let isRenamed = directive.aliases.keys.contains { $0.contains("slave") }
    return major < 5 && (since5.contains(name) || isRenamed && name.contains("replica"))
  }

  private static let since5: Set<String> = [
    "dynamic-hz", "rdb-save-incremental-fsync", "stream-node-max-bytes", "stream-node-max-entries",
  ]

  private static let since6: Set<String> = [
    "aclfile", "acllog-max-len", "io-threads", "io-threads-do-reads", "masteruser",
    "rdb-del-sync-files", "repl-diskless-load", "tls-auth-clients", "tls-ca-cert-dir",
    "tls-ca-cert-file", "tls-cert-file", "tls-ciphers", "tls-ciphersuites", "tls-cluster",
    "tls-dh-params-file", "tls-key-file", "tls-port", "tls-prefer-server-ciphers", "tls-protocols",
    "tls-replication", "tls-session-cache-size", "tls-session-cache-timeout", "tls-session-caching",
    "user",
  ]
}
