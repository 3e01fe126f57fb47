extension RedisDirectiveTable {
  private static let underscored = RedisReleases.from74

  /// The directives that take one text.
  static let texts: [RedisKnownDirective] = [
    .text("aclfile"),
    .text("aof-rewrite-cpulist").known(underscored).alias("aof_rewrite_cpulist"),
    .text("bgsave-cpulist").known(underscored).alias("bgsave_cpulist"),
    .text("bind-source-addr").known(.from70),
    .text("bio-cpulist").known(underscored).alias("bio_cpulist"),
    .text("cluster-announce-ip"),
    .text("cluster-config-file", "nodes.conf"),
    .text("ignore-warnings").known(.from62),
    .text("logfile"),
    .text("masterauth").alias("primaryauth", .valkey8),
    .text("masteruser").alias("primaryuser", .valkey8),
    .text("pidfile"),
    .text("replica-announce-ip").alias("slave-announce-ip"),
    .text("requirepass"),
    .text("server-cpulist").known(underscored).alias("server_cpulist"),
    .text("syslog-ident", "redis"),
    .text("unixsocket"),
    RedisKnownDirective("appenddirname", .nonEmptyFileName, "appendonlydir").known(.from70),
    RedisKnownDirective("appendfilename", .nonEmptyFileName, "appendonly.aof"),
    RedisKnownDirective("cluster-announce-hostname", .hostName, "").known(.from70),
    RedisKnownDirective("dbfilename", .fileName, "dump.rdb"),
    RedisKnownDirective("dir", .directory, "."),
    RedisKnownDirective("include", .include, nil),
    RedisKnownDirective("notify-keyspace-events", .eventClasses, ""),
    RedisKnownDirective(
      "proc-title-template", .titleTemplate, "{title} {listen-addr} {server-mode}"
    ).known(.from62),
    // Read and forgotten since the options behind them are gone.
    RedisKnownDirective("list-max-ziplist-entries", .text, nil),
    RedisKnownDirective("list-max-ziplist-value", .text, nil),
    RedisKnownDirective("lua-replicate-commands", .text, nil),
  ]
}
