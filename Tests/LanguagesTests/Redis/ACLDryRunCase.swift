import Testing

/// Rules whose meaning is easily mistaken, or was by an earlier evaluation.
struct ACLDryRunCase: Sendable, CustomTestStringConvertible {
  let rules: [String]
  let lines: [[String]]

  init(_ rules: String..., running lines: String...) {
    self.rules = rules.flatMap { $0.split(separator: " ").map(String.init) }
    self.lines = lines.map { $0.split(separator: " ").map(String.init) }
  }

  var testDescription: String { rules.joined(separator: " ") }

  static let all = incidents + keys + channels + selectors

  /// Users of a written-up incident, with what their author believed of them.
  private static let incidents = [
    ACLDryRunCase(
      "on >strong-password +get +set ~* -@all +@write",
      running: "GET app:1", "SET app:1 v", "DEL app:1", "FLUSHALL", "FLUSHDB", "PING"),
    ACLDryRunCase("on >p ~* -@all +get +set", running: "GET app:1", "SET app:1 v", "FLUSHALL"),
    ACLDryRunCase(
      "on +@all -FLUSHALL",
      running: "FLUSHALL", "FLUSHDB", "CONFIG SET a b", "SHUTDOWN", "DEBUG SLEEP 0",
      "ACL SETUSER u +@all", "GET app:1"),
    ACLDryRunCase("on +@read +@write ~app:* -@all", running: "GET app:1", "SET app:1 v", "PING"),
    ACLDryRunCase(
      "on >p -@all +@read +@write ~app:*",
      running: "GET app:1", "GET b:1", "SET app:1 v", "FLUSHALL", "FLUSHDB", "KEYS *", "SWAPDB 0 1"),
    ACLDryRunCase(
      "+@all -@admin",
      running: "FLUSHALL", "FLUSHDB", "KEYS *", "EVAL s 0", "CONFIG GET a", "ACL LIST", "SHUTDOWN"),
    ACLDryRunCase(
      "~* +@all -@dangerous",
      running: "FLUSHALL", "KEYS *", "CONFIG GET a", "ACL WHOAMI", "EVAL s 0", "SELECT 0", "INFO"),
    ACLDryRunCase("-config|set +@all", running: "CONFIG SET a b"),
    ACLDryRunCase("+@all -config|set", running: "CONFIG SET a b", "CONFIG GET a", "CONFIG REWRITE"),
    ACLDryRunCase("nopass >q", running: "PING"),
  ]

  private static let keys = [
    ACLDryRunCase(
      "+@all %R~r* %W~w*",
      running: "GET r1", "GET w1", "SET w1 v", "SET w1 v GET", "SET r1 v", "COPY r1 w1",
      "COPY w1 r1", "GETDEL w1", "EXISTS w1", "EXISTS r1", "EXISTS x", "BITFIELD r1 GET u8 0",
      "BITFIELD r1 SET u8 0 1", "BITFIELD w1 SET u8 0 1"),
    ACLDryRunCase(
      "+@all ~a*",
      running: "EVAL s 2 a1 a2", "EVAL s 2 a1 b", "EVAL s 0 b", "EVAL s x b", "EVAL s 1x b",
      "EVAL s 5 b", "FCALL f 1 b", "ZUNIONSTORE a1 2 a2 b", "ZUNIONSTORE b 1 a1",
      "ZUNIONSTORE b 9 a1"),
    ACLDryRunCase(
      "+@all %R~a* %W~b*",
      running: "XREAD COUNT 1 STREAMS a1 a2 0 0", "XREAD STREAMS a1 b1 0 0",
      "XREADGROUP GROUP g c STREAMS a1 >", "SORT a1 BY nosort STORE b1", "SORT a1 STORE a2",
      "SORT a1 LIMIT 0 STORE STORE b1", "SORT a1 GET STORE", "SORT_RO a1 BY x* GET y*",
      "GEORADIUS a1 0 0 1 m STORE b1", "GEORADIUS a1 0 0 1 m STORE a2",
      "GEORADIUS a1 0 0 1 m STOREDIST b1 STORE a2 ASC"),
    ACLDryRunCase(
      "+@all ~a*",
      running: "MIGRATE h 1 a1 0 9", "MIGRATE h 1 b 0 9", "MIGRATE h 1 a1 0 9 KEYS b",
      "MIGRATE h 1 b 0 9 AUTH keys KEYS a1", "OBJECT ENCODING b", "MEMORY USAGE b", "MSET a1 1 b 2",
      "BLPOP a1 b 0", "BLPOP a1 a2 0", "LCS a1 b", "PING", "FLUSHALL", "RANDOMKEY", "SCAN 0"),
    ACLDryRunCase("+@all %RW~*", "~x", running: "GET a", "SET a b"),
    ACLDryRunCase("+@all ~*", "~x"),
    ACLDryRunCase("+select|0 +get|app:1 ~*", running: "SELECT 0", "SELECT 1", "GET app:1", "GET x"),
  ]

  private static let channels = [
    ACLDryRunCase(
      "+@all &news.* &other",
      running: "PUBLISH news.1 m", "PUBLISH x m", "SUBSCRIBE news.1 other", "SUBSCRIBE news.1 x",
      "PSUBSCRIBE news.*", "PSUBSCRIBE news.1", "PSUBSCRIBE *", "UNSUBSCRIBE x", "SSUBSCRIBE other"),
    ACLDryRunCase("+publish", running: "PUBLISH a m"),
    ACLDryRunCase("&* &a"),
  ]

  private static let selectors = [
    ACLDryRunCase(
      "+get ~a* (+set ~b*) (+del", "~c* )",
      running: "GET a1", "SET b1 v", "SET a1 v", "DEL c1", "DEL a1", "GET b1", "PING"),
    ACLDryRunCase("(+get ~a) clearselectors", running: "GET a"),
    // Found by the generated rules: 7.0 drops what stands before the second parenthesis.
    ACLDryRunCase("(+get ~a", "(+set ~b)", running: "GET a", "SET b v"),
    ACLDryRunCase("(+get ~a (~b) +set )", running: "GET a", "SET b v"),
    ACLDryRunCase("%R", running: "GET a"), ACLDryRunCase("%"), ACLDryRunCase("%RW +get ~a"),
    ACLDryRunCase("(on)"), ACLDryRunCase("(+get"), ACLDryRunCase(")"),
  ]
}
