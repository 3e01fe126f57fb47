extension RedisDirectiveTable {
  /// The directives that take several arguments.
  static let lists: [RedisKnownDirective] = [
    // Before 7.0 no line with `bind` meant every interface too.
    RedisKnownDirective("bind", .addresses, "* -::*").inRedis6(""),
    RedisKnownDirective(
      "client-output-buffer-limit", .bufferLimits,
      "normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60"),
    RedisKnownDirective("latency-tracking-info-percentiles", .percentiles, "50 99 99.9")
      .known(.from70),
    RedisKnownDirective("loadmodule", .module, nil),
    RedisKnownDirective("oom-score-adj-values", .oomScores, "0 200 800"),
    RedisKnownDirective("rename-command", .commandRename, nil),
    RedisKnownDirective("replicaof", .primary, "").alias("slaveof"),
    RedisKnownDirective("save", .savePoints, "3600 1 300 100 60 10000"),
    RedisKnownDirective("sentinel", .sentinel, nil),
    RedisKnownDirective("user", .user, nil),
  ]
}
