extension RedisDirectiveTable {
  /// The directives that came after Redis 7.0 (facts: redis.md 2.1).
  static let later: [RedisKnownDirective] =
    named(since72, .from72) + named(since74, .from74) + named(since80, .from80)
    + named(inValkey8, .valkey8) + named(inValkey9, .valkey9)

  private static func named(
    _ names: [String], _ releases: RedisReleases
  ) -> [RedisKnownDirective] {
    names.map { .unexplored($0).known(releases) }
  }

  private static let since72 = [
    "cluster-announce-human-nodename", "locale-collate", "set-max-listpack-entries",
    "set-max-listpack-value",
  ]

  private static let since74 = [
    "hide-user-data-from-log", "max-new-connections-per-cycle",
    "max-new-tls-connections-per-cycle",
  ]

  private static let since80 = [
    "cluster-compatibility-sample-ratio", "cluster-slot-stats-enabled",
    "replica-full-sync-buffer-limit",
  ]

  private static let inValkey8 = [
    "availability-zone", "cluster-announce-client-ipv4", "cluster-announce-client-ipv6",
    "cluster-blacklist-ttl", "cluster-ping-interval", "debug-assert-enabled",
    "dual-channel-replication-enabled", "events-per-io-thread", "extended-redis-compatibility",
    "prefetch-batch-max-size", "unixsocketgroup",
  ]

  private static let inValkey9 = [
    "active-defrag-cycle-us", "cluster-announce-client-port", "cluster-announce-client-tls-port",
    "cluster-config-save-behavior", "cluster-databases", "cluster-manual-failover-timeout",
    "cluster-message-gossip-perc", "cluster-slot-migration-log-max-len",
    "commandlog-execution-slower-than", "commandlog-large-reply-max-len",
    "commandlog-large-request-max-len", "commandlog-reply-larger-than",
    "commandlog-request-larger-than", "commandlog-slow-execution-max-len", "debug-context",
    "enable-debug-assert", "hash-seed", "import-mode", "io-threads-always-active", "log-format",
    "log-timestamp-format", "lua-enable-deprecated-api", "lua-enable-insecure-api",
    "min-io-threads-avoid-copy-reply", "min-string-size-avoid-copy-reply",
    "min-string-size-avoid-copy-reply-threaded", "mptcp", "rdb-version-check", "rdma-bind",
    "rdma-completion-vector", "rdma-port", "rdma-rx-size", "repl-mptcp",
    "slot-migration-max-failover-repl-bytes", "tls-auth-clients-user",
    "tls-auto-reload-interval",
  ]
}
