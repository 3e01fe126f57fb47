extension RedisDirectiveTable {
  private static let signed = 0...UInt64(Int64.max)
  private static let mebibyte: UInt64 = 1 << 20

  /// The directives that take a number of bytes.
  static let sizes: [RedisKnownDirective] = [
    .memory("active-defrag-ignore-bytes", 1...UInt64(Int64.max), "104857600"),
    .memory("auto-aof-rewrite-min-size", signed, "67108864"),
    .memory("client-query-buffer-limit", mebibyte...UInt64(Int64.max), "1073741824"),
    .memory("cluster-link-sendbuf-limit", 0...UInt64.max, "0").known(.from70),
    .memory("hash-max-listpack-value", signed, "64").known(.from70)
      .alias("hash-max-ziplist-value"),
    .memory("hll-sparse-max-bytes", signed, "3000"),
    .memory("maxmemory", 0...UInt64.max, "0"),
    .memory("proto-max-bulk-len", mebibyte...UInt64(Int64.max), "536870912"),
    .memory("repl-backlog-size", 1...UInt64(Int64.max), "1048576"),
    .memory("stream-node-max-bytes", signed, "4096"),
    .memory("zset-max-listpack-value", signed, "64").known(.from70)
      .alias("zset-max-ziplist-value"),
    RedisKnownDirective("maxmemory-clients", .memoryOrPercent, "0").known(.from70),
  ]
}
