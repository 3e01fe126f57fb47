/// Writes rules of users and command lines, the same ones for the same seed.
struct ACLGenerator: RandomNumberGenerator {
  private var state: UInt64
  /// The names of the server's commands, subcommands as `command|subcommand`.
  private let commands: [String]

  init(seed: UInt64, commands: [String]) {
    state = seed
    self.commands = commands
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// Some rules, mostly ones that load.
  mutating func rules() -> [String] {
    (0..<Int.random(in: 1...7, using: &self)).flatMap { _ in rule() }
  }

  private mutating func rule() -> [String] {
    switch Int.random(in: 0..<20, using: &self) {
    case 0: return [pick(Self.flags)]
    case 1: return [pick(Self.passwords)]
    case 2...6: return [keys()]
    case 7: return [channels()]
    case 8...10: return [category()]
    case 11...15: return [command()]
    case 16, 17: return selector()
    case 18: return [pick(Self.resets)]
    default: return [pick(Self.oddities)]
    }
  }

  private mutating func selector() -> [String] {
    let inner = (0..<Int.random(in: 0...4, using: &self)).map { _ in
      switch Int.random(in: 0..<20, using: &self) {
      case 0...5: keys()
      case 6...8: channels()
      case 9...12: category()
      case 13...18: command()
      default: pick(Self.flags + Self.oddities)
      }
    }
    let text = "(" + inner.joined(separator: pick([" ", " ", "  "])) + ")"
    guard Bool.random(using: &self) else { return [text] }
    return text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }

  private mutating func keys() -> String {
    let prefix = pick(["~", "~", "~", "%R~", "%W~", "%RW~", "%wr~"])
    return prefix + pick(Self.patterns)
  }

  private mutating func channels() -> String { "&" + pick(Self.patterns) }

  private mutating func category() -> String {
    pick(["+", "-"]) + "@" + changed(pick(Self.categories))
  }

  private mutating func command() -> String {
    pick(["+", "+", "-"]) + changed(pick(commands))
      + (Int.random(in: 0..<8, using: &self) == 0
        ? pick(["|0", "|app:1", "|get", "|", "|a|b"]) : "")
  }

  /// The same letters, sometimes in upper case.
  private mutating func changed(_ name: String) -> String {
    Int.random(in: 0..<6, using: &self) == 0 ? name.uppercased() : name
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts.randomElement(using: &self) ?? ""
  }

  /// A command line, whose words may be keys, options or numbers.
  mutating func line() -> [String] {
    let name =
      Int.random(in: 0..<3, using: &self) == 0 ? pick(Self.wordy) : pick(commands)
    var words = changed(name).split(separator: "|").map(String.init)
    for _ in 0..<Int.random(in: 0...7, using: &self) { words.append(word()) }
    return words
  }

  private mutating func word() -> String {
    switch Int.random(in: 0..<10, using: &self) {
    case 0...5: pick(Self.keys)
    case 6, 7: pick(["0", "1", "2", "3", "1x", "-1", " 1", "007"])
    default: changed(pick(Self.options))
    }
  }

  static let flags = ["on", "off", "nopass", "ON", "sanitize-payload", "skip-sanitize-payload"]
  static let passwords = [
    ">p", ">q", ">", "<p", "<q", "<never", "resetpass", "#" + String(repeating: "0a", count: 32),
    "!" + String(repeating: "0a", count: 32), "#" + String(repeating: "0A", count: 32), "#12",
    "#148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940",
    "!148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940",
  ]
  static let resets = [
    "reset", "resetkeys", "resetchannels", "allkeys", "~*", "&*", "allchannels", "+@all", "-@all",
    "allcommands", "nocommands", "clearselectors", "RESET",
  ]
  static let oddities = [
    "", "nosuch", "%~x", "%X~y", "%RR~x", "%R", "%", "%RWx", "~a b", "&a\tb", "+", "-", "+@",
    "-@nosuch",
    "+nosuch", "+config|nosuch", "-select|0", "+select|0", "+get|x", "+a|b|c", "+config|get|x",
    "(", ")", "(on)", "(~\"a b\")", "(\"a)", "()", "( )", "(+get ~'app:*')", "-get|app:1",
    "+debug|",
  ]
  static let patterns = [
    "*", "app:*", "app:1", "app:?", "*:1", "a*p*1", "[a-c]pp*", "[^a]*", "[c-a]*", "\\*x", "é*",
    "[é]*", "**1", "x", "", "[", "[^", "a[", "*[", "\\", "a\\", "?", "app:[0-", "[\\]x]*",
    "*a*b*c*",
    "[]a]*", "a]", "APP:*",
  ]
  static let categories = [
    "all", "keyspace", "read", "write", "set", "sortedset", "list", "hash", "string", "bitmap",
    "hyperloglog", "geo", "stream", "pubsub", "admin", "fast", "slow", "blocking", "dangerous",
    "connection", "transaction", "scripting", "read", "write", "all",
  ]
  /// Commands whose keys are hard to find, or whose channels are to be.
  static let wordy = [
    "eval", "evalsha_ro", "fcall", "sort", "sort_ro", "migrate", "georadius", "georadiusbymember",
    "xread", "xreadgroup", "zunionstore", "zunion", "zmpop", "blmpop", "set", "bitfield", "bitop",
    "mset", "copy", "sintercard", "lcs", "object|encoding", "memory|usage", "publish", "subscribe",
    "psubscribe", "ssubscribe", "spublish", "unsubscribe", "get", "rename", "pfmerge", "blpop",
    "zrangestore", "nosuch", "config|nosuch", "config", "select", "auth", "hello", "ping",
  ]
  static let keys = [
    "app:1", "app:12", "a", "x", "", "*", "é1", "app:*", "*x", "cpp1", "b", "[x]", "aXbYcZ", "ap1",
    "app:é", "APP:1", "]",
  ]
  static let options = [
    "store", "storedist", "get", "by", "limit", "keys", "streams", "auth", "auth2", "set", "incrby",
    "overflow", "group", "block", "count", "copy", "replace", "withscores", "asc", "nosort",
  ]
}
