extension RedisConfig {
  /// Whether a directive stands in the text that no other server's configuration is likely to have:
  /// a second sign beside a file's name, since others also call a file `master.conf`.
  public var looksLikeRedisConfig: Bool {
    directives.contains { directive in
      !directive.arguments.isEmpty
        && Self.distinctive.contains(RedisDirectiveTable.canonicalName(directive.name))
    }
  }

  /// Left out are the names that other languages share: `bind`, `dir`, `include`, `loglevel`,
  /// `port`, `save`, `timeout`, `user`.
  private static let distinctive: Set<String> = [
    "aclfile", "acllog-max-len", "active-defrag-ignore-bytes", "activedefrag", "activerehashing",
    "aof-load-truncated", "aof-rewrite-incremental-fsync", "aof-use-rdb-preamble", "appenddirname",
    "appendfilename", "appendfsync", "appendonly", "auto-aof-rewrite-min-size",
    "auto-aof-rewrite-percentage", "busy-reply-threshold", "client-output-buffer-limit",
    "cluster-announce-ip", "cluster-config-file", "cluster-enabled", "cluster-migration-barrier",
    "cluster-node-timeout", "cluster-replica-validity-factor", "cluster-require-full-coverage",
    "dbfilename", "dynamic-hz", "enable-debug-command", "hash-max-listpack-entries",
    "hash-max-listpack-value", "hll-sparse-max-bytes", "io-threads-do-reads",
    "jemalloc-bg-thread", "latency-monitor-threshold", "lazyfree-lazy-eviction",
    "lazyfree-lazy-expire", "lazyfree-lazy-server-del", "lfu-decay-time", "lfu-log-factor",
    "list-compress-depth", "list-max-listpack-size", "loadmodule", "masterauth", "masteruser",
    "maxmemory", "maxmemory-policy", "maxmemory-samples", "min-replicas-max-lag",
    "min-replicas-to-write", "no-appendfsync-on-rewrite", "notify-keyspace-events",
    "protected-mode", "rdb-save-incremental-fsync", "rdbchecksum", "rdbcompression",
    "rename-command",
    "repl-backlog-size", "repl-backlog-ttl", "repl-disable-tcp-nodelay", "repl-diskless-load",
    "repl-diskless-sync", "repl-diskless-sync-delay", "repl-ping-replica-period", "repl-timeout",
    "replica-announce-ip", "replica-announce-port", "replica-lazy-flush", "replica-priority",
    "replica-read-only", "replica-serve-stale-data", "replicaof", "requirepass", "sentinel",
    "set-max-intset-entries", "slowlog-log-slower-than", "slowlog-max-len",
    "stop-writes-on-bgsave-error", "tls-auth-clients", "tls-ca-cert-dir", "tls-ca-cert-file",
    "tls-cert-file", "tls-cluster", "tls-dh-params-file", "tls-key-file", "tls-port",
    "tls-replication", "zset-max-listpack-entries", "zset-max-listpack-value",
  ]
}
