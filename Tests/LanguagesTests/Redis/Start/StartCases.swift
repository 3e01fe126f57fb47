import Languages

/// The configurations that are started, by group.
enum StartCases {
  static let groups: [String: [StartCase]] = {
    var groups: [String: [StartCase]] = [
      "command lines": commandLines,
      "incident": incident,
      "lines": lines,
      "listening": listening,
      "mixtures": mixtures(seed: 7),
      "mutations": mutations(seed: 11),
      "names": names,
      "sentinel": sentinels,
      "sentinel mixtures": sentinelMixtures(seed: 13),
      "users": users,
      "wholes": wholes,
    ]
    // The table itself in four parts of about the same size.
    let values = everyDirective(seed: 3)
    for part in 0..<4 {
      groups["values \(part + 1)"] = values.enumerated().compactMap { index, example in
        index % 4 == part ? example : nil
      }
    }
    return groups
  }()

  /// What a write-up of an incident advised; none of it is right (facts: redis.md 0, 2.2).
  static let incident: [StartCase] = [
    StartCase(conf: "aclfile /data/users.acl"),
    StartCase(options: ["--aclfile", "/data/users.acl"]),
    StartCase(conf: "aclfile @dir/data/users.acl", folders: ["data"]),
    StartCase(conf: "aclfile @dir/users.acl\nuser app on >p ~app:* +get", files: ["users.acl": ""]),
    StartCase(conf: "aclfile @dir/users.acl", files: ["users.acl": "# users\nuser app on"]),
    StartCase(conf: "acl-log-max-len 128"),
    StartCase(options: ["--acl-log-max-len", "128"]),
    StartCase(conf: "acllog-max-len 128"),
    StartCase(conf: "tls-handshake-timeout 5"),
    StartCase(conf: "tls-cert /tls/tls.crt\ntls-key /tls/tls.key"),
    StartCase(conf: "tls-cert /tls/tls.crt"),
    StartCase(conf: "tls-key /tls/tls.key"),
    StartCase(conf: "tls-cert-file-new /tls/tls.crt"),
    StartCase(conf: "tls-cert-file /tls/tls.crt\ntls-key-file /tls/tls.key"),
    StartCase(conf: "tls-replication yes"),
    StartCase(conf: "tls-prefer-server-ciphers yes"),
    StartCase(conf: "tls-auto-reload-interval 60"),
    StartCase(conf: "primaryauth secret"),
    StartCase(conf: "gopher-enabled yes"),
    StartCase(conf: "maxmemory 10mb # enough"),
    StartCase(conf: "requirepass"),
    StartCase(conf: "appendonly true"),
    StartCase(conf: "user app on >p ~app:* &* +@all\nuser app off"),
    StartCase(conf: "sentinel monitor m 127.0.0.1 6379 2"),
    StartCase(conf: "rename-command FLUSHALL \"\"\nrename-command ACLLOG \"\""),
  ]

  /// The spelling of names.
  static let names: [StartCase] = [
    "MaxMemory 1mb", "\"maxmemory\" 1mb", "max\"memory\" 1mb", "maxmemory\t1mb", "maxmemory=1mb",
    "maxmemory: 1mb", "max-memory 1mb", "; comment", "// comment", "- maxmemory 1mb", "'' x",
    "maxmemory\u{A0}1mb", "\u{FEFF}maxmemory 1mb", "set-max-listpack-entries 5",
    "hash-max-ziplist-entries 5", "slave-read-only yes", "replica-read-only yes", "a.b c", "a.b",
    "a.b c d", "a.b ''", ".x y", "sentinel", "user", "include", "loadmodule", "rename-command",
    "list-max-ziplist-entries 1", "list-max-ziplist-entries", "lua-replicate-commands yes no",
    "server_cpulist 0", "server-cpulist 0", "MASTERAUTH x", "primaryuser x", "lua-time-limit 5",
    "locale-collate C", "commandlog-execution-slower-than 5", "hide-user-data-from-log yes",
    "unixsocketgroup x", "\u{B}\u{C}", "\u{B}# x", "save", "dynamic-hz yes",
    "sanitize-dump-payload no",
  ].map { StartCase(conf: $0) }

  /// Lines that need more than a value in its bounds.
  static let lines: [StartCase] = [
    "save 900", "save a b", "save 0 1", "save 1 -1", "save 900 1 x", "save 900 1 300 2",
    "save \"900 1 300\"", "save '' ''", "save \"9\\\"0\"", "save ' '", "save ' ' ' '", "save +1 1",
    "save ' 1' 1", "save 1x 1", "save 1 1x", "save 99999999999999999999 1", "save 900 1 # x",
    "bind", "bind 127.0.0.1 # x", "bind \"a\\\"b\"", "bind 'a b'", "bind ''",
    "replicaof", "replicaof a", "replicaof no one", "replicaof a b", "replicaof a 70000",
    "replicaof 'a 1'", "replicaof a 1 2", "replicaof a ''", "replicaof a ' 5'", "replicaof '' 5",
    "replicaof \"a\\\" 5\"", "slaveof a -1", "replicaof a 6379 # x",
    "client-output-buffer-limit", "client-output-buffer-limit normal 0 0 0",
    "client-output-buffer-limit normal 0 0", "client-output-buffer-limit master 0 0 0",
    "client-output-buffer-limit slave 1x 0 0", "client-output-buffer-limit replica 1gb 0 -1",
    "client-output-buffer-limit REPLICA 256mb 64mb 60", "client-output-buffer-limit ''",
    "client-output-buffer-limit normal 0 0 99999999999",
    "client-output-buffer-limit normal '' '' ''",
    "client-output-buffer-limit 'normal 0 0 0 pubsub 0 0 0'",
    "oom-score-adj-values 1 2", "oom-score-adj-values 1 2 3000", "oom-score-adj-values 1 2 x",
    "oom-score-adj-values '0 1 2'", "oom-score-adj-values 5 6 +7", "oom-score-adj-values 5 6 ''",
    "shutdown-on-sigint", "shutdown-on-sigint default save", "shutdown-on-sigint save nosave",
    "shutdown-on-sigterm 'save now force'", "shutdown-on-sigint ''", "shutdown-on-sigint bla",
    "latency-tracking-info-percentiles", "latency-tracking-info-percentiles ''",
    "latency-tracking-info-percentiles 50 101", "latency-tracking-info-percentiles 5e1 0x10",
    "latency-tracking-info-percentiles nan", "latency-tracking-info-percentiles inf",
    "latency-tracking-info-percentiles ' 50'", "latency-tracking-info-percentiles ' 50' 1",
    "latency-tracking-info-percentiles -1", "latency-tracking-info-percentiles \"a\\\"b\"",
    "notify-keyspace-events AKE", "notify-keyspace-events q", "notify-keyspace-events ''",
    "notify-keyspace-events A E", "proc-title-template x", "proc-title-template {title}",
    "proc-title-template {bad}", "proc-title-template '{title'", "proc-title-template '{title}x'",
    "proc-title-template {config-file}", "proc-title-template ''",
    "cluster-announce-hostname a_b", "cluster-announce-hostname a.b-c",
    "cluster-announce-hostname \(String(repeating: "a", count: 256))",
    "rename-command get a", "rename-command get a b", "rename-command get set",
    "rename-command get GET", "rename-command GET ''\nrename-command get x",
    "rename-command get x\nrename-command X y", "rename-command nosuch ''",
    "rename-command 'config|set' ''", "rename-command 'get|x' y", "rename-command get ' '",
    "rename-command get ''\nrename-command set get", "rename-command '' x",
    "rename-command waitaof ''", "rename-command CONFIG \"\"", "rename-command get x # y",
    "maxmemory 99999999999999999999", "maxmemory 17179869184gb", "maxmemory 5 k",
    "maxmemory-clients 100%", "maxmemory-clients 101%", "maxmemory-clients +5%",
    "maxmemory-clients 9223372036854775808", "maxmemory-clients 18446744073709551566",
    "maxmemory \(String(repeating: "0", count: 128))",
    "maxmemory \(String(repeating: "0", count: 127))",
    "unixsocketperm 778", "unixsocketperm ' 7'", "unixsocketperm -1", "unixsocketperm +7",
    "port 00", "port '0'", "port -0", "dbfilename a/b", "dbfilename ''", "appendfilename ''",
    "dir /nosuch", "dir ''", "dir /etc/passwd", "dir .", "dir ..", "dir sub", "dir @dir/sub/",
    "logfile /nosuch/x", "logfile @dir", "logfile ''", "pidfile /nosuch/p", "unixsocket /nosuch/s",
    "unixsocket ''", "unixsocket sub/s", "cluster-config-file /nosuch/x", "loadmodule /nosuch",
    "loadmodule ''", "ignore-warnings x", "supervised upstart", "supervised maybe",
    "syslog-facility user", "syslog-facility mail", "watchdog-period 1", "aclfile ''",
  ].map { StartCase(conf: $0, folders: ["sub"]) }

  /// Users in the configuration and in an ACL file.
  static let users: [StartCase] =
    [
      "user a", "user a on nopass ~* &* +@all", "user 'a b' on", "user a on\nuser A on",
      "user a on\nuser a off", "user default off", "user default on >x ~* &* +@all\nrequirepass y",
      "user a usr", "user a on #abc", "user a on (+get ~a)", "user a on (+get ~a", "user '' on",
      "user a ''", "user a %~x", "user a on # admin", "USER a on", "user a on >p # p",
      "aclfile @dir", "aclfile nosuch", "aclfile /nosuch/users.acl\naclfile ''",
      "aclfile @dir\nuser a on", "aclfile ''\nuser a on", "user a on\naclfile /nosuch",
    ].map { StartCase(conf: $0) }
    + [
      "", "user default on nopass ~* &* +@all", "user a on\n\n  user b off\r\n", "# comment",
      "usr a",
      "USER a on", "user a on # x", "user a\ton", "user", "user a on\nuser a off",
      "user a on \">p w\"",
      "user a \\\n on", "user a on >p ~* +@all -@dangerous", "\u{FEFF}user a on", "user a on #abc",
    ].map { StartCase(conf: "aclfile users.acl", files: ["users.acl": $0]) }
    + [
      StartCase(
        conf: "dir @dir/sub\naclfile users.acl", files: ["users.acl": ""], folders: ["sub"]),
      StartCase(
        conf: "aclfile sub/users.acl", files: ["sub/users.acl": "user a on"], folders: ["sub"]),
      StartCase(
        conf: "aclfile /nosuch", options: ["--aclfile", "users.acl"], files: ["users.acl": ""]),
    ]
}
