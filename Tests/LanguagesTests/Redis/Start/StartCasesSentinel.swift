/// Configurations of a Sentinel.
extension StartCases {
  private static let monitor = "sentinel monitor m 127.0.0.1 6379 2\n"
  private static let id = String(repeating: "0123456789", count: 4)

  static let sentinels: [StartCase] =
    [
      "down-after-milliseconds m 1", "down-after-milliseconds m 0", "down-after-milliseconds m x",
      "down-after-milliseconds n 5", "down-after-milliseconds m", "failover-timeout m 5x",
      "failover-timeout m -5", "parallel-syncs m x", "notification-script m /nosuch",
      "client-reconfig-script m ''", "auth-pass m p", "auth-pass m 'p q'", "auth-pass m",
      "auth-user n p",
      "auth-pass m a b", "current-epoch x", "myid abc", "myid \(id)", "config-epoch m x",
      "leader-epoch m 5", "known-replica m 127.0.0.1 6380", "known-slave m 127.0.0.1 70000",
      "known-replica m nosuch.invalid 6380", "known-replica m ::1 6380",
      "known-replica m 127.0.0.1 6380\nsentinel known-replica m 127.0.0.1 6380",
      "known-sentinel m 127.0.0.1 26380", "known-sentinel m nosuch.invalid 26380",
      "known-sentinel m nosuch.invalid 26380 abc", "known-sentinel m 127.0.0.1 26380 abc",
      "known-sentinel m 127.0.0.1 26380 abc\nsentinel known-sentinel m 127.0.0.1 26381 abc",
      "known-sentinel m 127.0.0.1 26380 abc\nsentinel known-sentinel m 127.0.0.1 26380 abd",
      "rename-command m config x", "rename-command m config",
      "rename-command m config x\nsentinel rename-command m CONFIG y", "announce-ip nosuch.invalid",
      "announce-ip ''", "announce-port x", "deny-scripts-reconfig YES",
      "deny-scripts-reconfig true",
      "deny-scripts-reconfig", "sentinel-user u", "sentinel-pass ''", "resolve-hostnames maybe",
      "announce-hostnames yes", "master-reboot-down-after-period m 0",
      "master-reboot-down-after-period m -1", "primary-reboot-down-after-period m 5", "bogus x",
      "bogus", "loglevel debug", "monitor m 127.0.0.1 6379 2", "monitor M 127.0.0.1 6379 2",
      "monitor n localhost 6379 2", "monitor n nosuch.invalid 6379 2",
      "monitor n 127.0.0.1 70000 2",
      "monitor n 127.0.0.1 x 2", "monitor n 127.0.0.1 -1 2", "monitor n 127.0.0.1 6379 0",
      "monitor n 127.0.0.1 6379 2x", "monitor n 127.0.0.1 6379", "monitor n 127.0.0.1 6379 2 # two",
      "monitor 'a b' 127.0.0.1 6379 2", "monitor '' 127.0.0.1 6379 2", "monitor n ::1 6379 2",
      "monitor n '' 6379 2", "monitor n 127.1 6379 2", "monitor n 1 6379 2", "monitor n 0x7f.1 1 1",
      "monitor n 999.1.1.1 6379 2", "monitor n 08.1.1.1 6379 2", "monitor n [::1] 6379 2",
      "monitor n ::ffff:1.2.3.4 6379 2", "monitor n 1::2::3 6379 2", "monitor n fe80:: 6379 2",
      "monitor n 1:2:3:4:5:6:7:8 6379 2", "monitor n 1:2:3:4:5:6:7::8 6379 2", "monitor n : 6379 2",
      "monitor n ::1.2.3 6379 2", "monitor n 1.2.3.4. 6379 2", "monitor n :::1 6379 2",
      "resolve-hostnames yes\nsentinel monitor n nosuch.invalid 6379 2",
      "monitor n nosuch.invalid 6379 2\nsentinel resolve-hostnames yes",
      "resolve-hostnames yes\nsentinel resolve-hostnames no\nsentinel monitor n localhost 6379 2",
    ].map { sentinel(monitor + "sentinel \($0)") }
    + [
      "", "sentinel", "sentinel down-after-milliseconds m 1\n\(monitor)",
      "SENTINEL MONITOR m 127.0.0.1 6379 2",
      "sentinel Auth-Pass m x\n\(monitor)", "user a on +ping", "user default off", "requirepass x",
      "aclfile nosuch", "rename-command get x", "rename-command ping x", "rename-command config x",
      "tls-port @tls", "tls-replication yes", "cluster-enabled yes", "replicaof a 1", "save 900 1",
      "bind ''\nunixsocket ''", "loadmodule /nosuch", "a.b c", "appendonly yes", "bogus",
      "protected-mode yes", "include no*", "include nosuch", "logfile ''", "sentinel ''",
    ].map { sentinel($0) }
    + [
      StartCase(arguments: ["--sentinel"]),
      StartCase(arguments: ["main.conf"]),
      StartCase(arguments: ["--sentinel", "main.conf"]),
      StartCase(
        conf: monitor,
        arguments: ["main.conf", "--sentinel", "monitor", "m", "127.0.0.1", "1", "1"]),
      StartCase(arguments: ["main.conf", "--sentinel", "monitor", "m", "127.0.0.1", "1", "1"]),
      StartCase(arguments: ["nosuch.conf", "--sentinel"]),
      StartCase(arguments: ["--port", "0", "--unixsocket", "@dir/s", "--sentinel"]),
      StartCase(conf: monitor, options: ["--sentinel yes"]),
      StartCase(conf: monitor, options: ["--Sentinel"]),
      StartCase(conf: monitor, options: ["x", "--sentinel"]),
      StartCase(conf: monitor, options: ["--sentinel", "--maxmemory", "1mb"]),
    ]

  private static func sentinel(_ conf: String) -> StartCase {
    StartCase(conf: conf, options: ["--sentinel"])
  }

  /// Statements about two primaries in any order.
  static func sentinelMixtures(seed: UInt64) -> [StartCase] {
    var random = SeededGenerator(seed: seed)
    let statements = [
      "monitor a 127.0.0.1 6379 2", "monitor b 10.0.0.1 6379 1", "auth-pass a p", "auth-pass b ''",
      "down-after-milliseconds a 5000", "failover-timeout b 180000", "parallel-syncs a 1",
      "known-replica a 10.0.0.2 6379", "resolve-hostnames no", "announce-port 26379",
      "known-sentinel b 10.0.0.3 26379 \(id)", "auth-user c x", "current-epoch 0",
    ]
    return (0..<80).map { _ in
      let chosen = statements.shuffled(using: &random)
        .prefix(Int.random(in: 3...10, using: &random))
      return sentinel(chosen.map { "sentinel \($0)" }.joined(separator: "\n"))
    }
  }
}
