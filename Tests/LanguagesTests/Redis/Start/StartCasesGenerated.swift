import Languages

/// Configurations made at random, the same in every run.
extension StartCases {
  /// Each directive that 7.0 knows, with values at the edges of what it takes and others.
  static func everyDirective(seed: UInt64) -> [StartCase] {
    var random = SeededGenerator(seed: seed)
    return RedisDirectiveTable.entries.flatMap { directive -> [StartCase] in
      let names = ([directive.name] + directive.aliases.keys.sorted()).filter {
        RedisDirectiveTable.releases(knowing: $0).contains(.redis70)
      }
      guard !names.isEmpty else {
        return [StartCase(conf: "\(directive.name) 5")]
      }
      let values = directive.kind.edges + ordinary.shuffled(using: &random).prefix(3)
      return values.filter { isHarmless(directive.name, $0) }.map { value in
        StartCase(conf: "\(names.randomElement(using: &random) ?? "") \(value)")
      }
    }
  }

  private static let ordinary = [
    "", "''", "yes", "YES", "no", "true", "0", "-1", "1", "05", "+5", "0x5", "1.5", "1kb", "5%",
    "5 6",
    "5 # five", "'5'", "\"5\"", "local", "x", "\"open", "5\"6\"", "' 5'", "1e3",
  ]

  /// Neither leaves the folder, the foreground, or what a small machine can bear.
  private static func isHarmless(_ name: String, _ value: String) -> Bool {
    switch name {
    case "daemonize", "logfile", "dir", "unixsocket", "pidfile", "port", "tls-port", "cluster-port",
      "aclfile", "include", "loadmodule", "activedefrag", "sentinel", "user":
      false
    case "databases", "maxclients", "tcp-backlog": value.utf8.count < 7
    case "syslog-enabled", "oom-score-adj", "cluster-enabled": value.lowercased() != "yes"
    case "dbfilename", "appendfilename", "appenddirname": !value.contains("..")
    default: true
    }
  }

  private static let good = [
    "maxmemory 64mb", "maxmemory-policy allkeys-lru", "appendonly no", "save 900 1", "save ''",
    "requirepass \"a b\"", "masterauth '#x'", "timeout 0", "tcp-keepalive 300", "loglevel notice",
    "rename-command FLUSHALL ''", "rename-command KEYS k", "user app on >p ~app:* +@read",
    "client-output-buffer-limit pubsub 32mb 8mb 60", "protected-mode no", "hz 10", "# comment", "",
    "replica-read-only yes", "slave-serve-stale-data no", "tls-cert-file /nosuch", "aclfile ''",
    "bind 127.0.0.1", "shutdown-on-sigterm save now", "io-threads 2", "acllog-max-len 5",
    "notify-keyspace-events KEA", "include no*", "sentinel", "unixsocketperm 700", "databases 4",
  ]

  private static let bad = [
    "appendonly on", "save 900", "maxmemory 64 mb", "requirepass a b", "tls-port 1", "bogus x",
    "user app on >q", "rename-command FLUSHALL x", "aclfile /nosuch", "unixsocket ''",
    "include nosuch",
    "sentinel myid x", "tls-cluster yes", "requirepass \"a", "maxmemory 64mb # x", "timeout -1",
  ]

  /// A few lines in any order, in the file, in a file it includes, and on the command line.
  static func mixtures(seed: UInt64) -> [StartCase] {
    var random = SeededGenerator(seed: seed)
    return (0..<200).map { index in
      var lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        good.randomElement(using: &random) ?? ""
      }
      if index % 3 == 0 { lines.append(bad.randomElement(using: &random) ?? "") }
      lines.shuffle(using: &random)
      var example = StartCase(files: ["more.conf": ""])
      for line in lines {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: example.files["more.conf", default: ""] += line + "\r\n"
        case 1 where !line.isEmpty && !line.hasPrefix("#"): example.options.append("--" + line)
        default: example.conf += line + "\n"
        }
      }
      example.conf += "include more.conf\n"
      return example
    }
  }

  /// A good line after a change or two of its bytes.
  static func mutations(seed: UInt64) -> [StartCase] {
    var random = SeededGenerator(seed: seed)
    let pieces = Array(" \t\"'\\#\r\nx0-yes\"\u{B}é".utf8)
    // Which commands and categories a user's rules may name is judged with the ACLs.
    let lines = good.filter {
      !$0.isEmpty && !$0.hasPrefix("include") && !$0.hasPrefix("user")
    }
    return (0..<250).map { _ in
      var bytes = Array((lines.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1 where place < bytes.count:
          bytes[place] = pieces.randomElement(using: &random) ?? 0x20
        default: bytes.insert(pieces.randomElement(using: &random) ?? 0x20, at: place)
        }
      }
      return StartCase(conf: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// TLS with and without each of its parts; `@certs` holds real certificates.
  static func transports(seed: UInt64) -> [StartCase] {
    var random = SeededGenerator(seed: seed)
    let parts: [[String]] = [
      ["", "tls-port @tls", "tls-port @tls", "tls-port 0", "port @tls\ntls-port @tls"],
      [
        "tls-cert-file @certs/cert.pem", "tls-cert-file @certs/cert.pem", "",
        "tls-cert-file /nosuch",
        "tls-cert-file ''",
      ],
      ["tls-key-file @certs/key.pem", "tls-key-file @certs/key.pem", "", "tls-key-file @dir"],
      [
        "tls-ca-cert-file @certs/cert.pem", "", "tls-ca-cert-dir /nosuch",
        "tls-ca-cert-file /nosuch",
        "tls-ca-cert-file main.conf",
      ],
      [
        "", "tls-auth-clients no", "tls-auth-clients optional", "tls-auth-clients YES",
        "tls-auth-clients off",
      ],
      ["", "", "tls-replication yes", "tls-cluster yes", "tls-replication maybe"],
      [
        "", "", "tls-protocols TLSv1.2", "tls-protocols 'tlsv1.2 TLSv1.3'",
        "tls-protocols 'TLSv1.2 x'",
        "tls-protocols TLSv1.2 TLSv1.3", "tls-protocols ' '", "tls-protocols ''",
      ],
      ["", "", "unixsocket ''", "cluster-enabled yes\ncluster-port @bus"],
      [
        "", "", "tls-client-cert-file @certs/cert.pem\ntls-client-key-file @certs/key.pem",
        "tls-client-cert-file /nosuch", "tls-client-cert-file /nosuch\ntls-client-key-file /nosuch",
      ],
    ]
    return (0..<200).map { _ in
      var lines = parts.map { $0.randomElement(using: &random) ?? "" }
      lines.shuffle(using: &random)
      return StartCase(conf: lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }
  }
}

extension RedisDirectiveKind {
  /// Values just inside and just outside of what the directive takes.
  fileprivate var edges: [String] {
    switch self {
    case .integer(let range): edges(range.lowerBound, range.upperBound)
    case .memory(let range):
      ["\(range.lowerBound)", "\(range.upperBound)", "mb", "''", "5MB", "1g", "5x"]
        + (range.lowerBound == 0 ? [] : ["\(range.lowerBound - 1)"])
        + (range.upperBound == .max ? [] : ["\(range.upperBound + 1)"])
    case .octal: ["0", "777", "1000", "8"]
    case .memoryOrPercent: ["0%", "100%", "101%", "-1%", "1gb", "%"]
    case .choice(let words), .choices(let words):
      words + [words[0].uppercased(), "x", "\(words[0]) \(words[0])"]
    case .flag: ["yes", "No", "1", "yes no"]
    default: ["x", "x y", "''", ""]
    }
  }

  private func edges(_ lower: Int, _ upper: Int) -> [String] {
    let (below, underflows) = lower.subtractingReportingOverflow(1)
    let (above, overflows) = upper.addingReportingOverflow(1)
    return ["\(lower)", "\(upper)", "", "x"] + (underflows ? [] : ["\(below)"])
      + (overflows ? ["9223372036854775808"] : ["\(above)"])
  }
}
