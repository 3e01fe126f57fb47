/// The categories of a command, as `ACL CAT` names them.
struct ACLCategories: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The category of a name in lower case; nil for any other name, `all` among them.
  init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    rawValue = 1 << UInt32(index)
  }

  /// Every release since 6.0 has these.
  static let names = [
    "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap",
    "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous",
    "connection", "transaction", "scripting",
  ]

  /// Those that the modules of Redis 8 and of Redis Stack bring along.
  static let moduleNames: Set<String> = [
    "bloom", "cms", "cuckoo", "json", "search", "tdigest", "timeseries", "topk",
  ]
}
