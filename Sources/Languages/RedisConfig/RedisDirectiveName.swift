/// What Redis knows about the names of its directives.
enum RedisDirectiveName {
  /// The name that stands for a directive and all its aliases (`redis src/config.c`; the two
  /// `primary` names are Valkey's, `valkey src/config.c`).
  static func canonical(_ name: String) -> String {
    let name = name.lowercasedASCII
    return aliases[name] ?? name
  }

  /// Whether Redis splits a single argument of this directive again at its blanks.
  static func takesSeveralArguments(_ name: String) -> Bool {
    severalArguments.contains(canonical(name))
  }

  private static let severalArguments: Set<String> = [
    "bind", "client-output-buffer-limit", "latency-tracking-info-percentiles",
    "oom-score-adj-values", "replicaof", "save", "shutdown-on-sigint", "shutdown-on-sigterm",
  ]

  private static let aliases: [String: String] = [
    "aof_rewrite_cpulist": "aof-rewrite-cpulist",
    "bgsave_cpulist": "bgsave-cpulist",
    "bio_cpulist": "bio-cpulist",
    "cluster-slave-no-failover": "cluster-replica-no-failover",
    "cluster-slave-validity-factor": "cluster-replica-validity-factor",
    "hash-max-ziplist-entries": "hash-max-listpack-entries",
    "hash-max-ziplist-value": "hash-max-listpack-value",
    "list-max-ziplist-size": "list-max-listpack-size",
    "lua-time-limit": "busy-reply-threshold",
    "min-slaves-max-lag": "min-replicas-max-lag",
    "min-slaves-to-write": "min-replicas-to-write",
    "primaryauth": "masterauth",
    "primaryuser": "masteruser",
    "repl-ping-slave-period": "repl-ping-replica-period",
    "server_cpulist": "server-cpulist",
    "slave-announce-ip": "replica-announce-ip",
    "slave-announce-port": "replica-announce-port",
    "slave-ignore-maxmemory": "replica-ignore-maxmemory",
    "slave-lazy-flush": "replica-lazy-flush",
    "slave-priority": "replica-priority",
    "slave-read-only": "replica-read-only",
    "slave-serve-stale-data": "replica-serve-stale-data",
    "slaveof": "replicaof",
    "zset-max-ziplist-entries": "zset-max-listpack-entries",
    "zset-max-ziplist-value": "zset-max-listpack-value",
  ]
}
