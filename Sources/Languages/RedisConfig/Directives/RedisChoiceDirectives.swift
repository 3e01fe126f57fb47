extension RedisDirectiveTable {
  private static let protectedAction = ["no", "yes", "local"]
  private static let shutdownFlags = ["default", "save", "nosave", "now", "force"]

  /// The directives that take one of several words.
  static let choices: [RedisKnownDirective] = [
    .choice("acl-pubsub-default", ["allchannels", "resetchannels"], "resetchannels")
      .known(.from62).inRedis6("allchannels"),
    .choice("appendfsync", ["everysec", "always", "no"], "everysec"),
    .choice("cluster-preferred-endpoint-type", ["ip", "hostname", "unknown-endpoint"], "ip")
      .known(.from70),
    .choice("enable-debug-command", protectedAction, "no").known(.from70),
    .choice("enable-module-command", protectedAction, "no").known(.from70),
    .choice("enable-protected-configs", protectedAction, "no").known(.from70),
    .choice("loglevel", ["debug", "verbose", "notice", "warning"], "notice"),
    .choice(
      "maxmemory-policy",
      [
        "volatile-lru", "volatile-lfu", "volatile-random", "volatile-ttl", "allkeys-lru",
        "allkeys-lfu", "allkeys-random", "noeviction",
      ], "noeviction"),
    .choice("oom-score-adj", ["no", "yes", "relative", "absolute"], "no"),
    .choice(
      "propagation-error-behavior", ["ignore", "panic", "panic-on-replicas"], "ignore"
    ).known(.from70),
    .choice("repl-diskless-load", ["disabled", "on-empty-db", "swapdb"], "disabled"),
    .choice("sanitize-dump-payload", ["no", "yes", "clients"], "no").known(.from62),
    .choice("supervised", ["upstart", "systemd", "auto", "no"], "no"),
    .choice(
      "syslog-facility",
      [
        "user", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
      ], "local0"),
    RedisKnownDirective("shutdown-on-sigint", .choices(shutdownFlags), "default").known(.from70),
    RedisKnownDirective("shutdown-on-sigterm", .choices(shutdownFlags), "default").known(.from70),
  ]

  /// Words that a release after 7.0 added to a directive, with the releases that take them.
  static let laterWords: [String: [String: RedisReleases]] = [
    "loglevel": ["nothing": .from72],
    "repl-diskless-load": ["flush-before-load": .valkey8],
    "shutdown-on-sigint": ["safe": .valkey9, "failover": .valkey9],
    "shutdown-on-sigterm": ["safe": .valkey9, "failover": .valkey9],
  ]
}
