import Languages
import Testing

/// Asks a real `redis-server` the questions that `RedisSettings` answers.
@Suite(
  .enabled(if: RedisServerProcess.isInstalled, "redis-server and redis-cli are not on the PATH"))
struct RealRedisTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The options after the file's path.
    var options: [String] = []
    /// The lines of the configuration file after those that every case has.
    var conf = ""
    /// Further files of the directory.
    var files: [String: String] = [:]
    /// The directives to compare with `CONFIG GET`.
    var compare: [String] = []
    /// Whether the server starts at all.
    var starts = true

    var testDescription: String { "\(conf) \(options)" }
  }

  @Test(arguments: quoting + options + includes)
  func `Values are those of the server`(_ example: Case) throws {
    let server = start(example)
    guard let server else {
      #expect(!example.starts)
      #expect(!settings(example, in: "/").unbalancedQuotes.isEmpty)
      return
    }
    #expect(example.starts)
    let settings = settings(example, in: server.directory)
    #expect(settings.unbalancedQuotes.isEmpty)
    for name in example.compare {
      #expect(value(of: name, in: settings) == server.ask("CONFIG", "GET", name).secondLine)
    }
  }

  static let quoting = [
    Case(conf: #"masterauth "a \"b\" \x41\t\q""#, compare: ["masterauth"]),
    Case(conf: #"masterauth 'it\'s \x41'"#, compare: ["masterauth"]),
    Case(conf: "  MasterAuth  ab\"c d\"\t\r", compare: ["masterauth"]),
    Case(conf: "masterauth $(NAME)\r", compare: ["masterauth"]),
    Case(conf: "masterauth a\u{B}b", compare: ["masterauth"]),
    Case(conf: "masterauth #no-comment", compare: ["masterauth"]),
    Case(conf: "masterauth \"é日\"", compare: ["masterauth"]),
    Case(conf: "\"masterauth\" x\\", compare: ["masterauth"]),
    Case(conf: #"masterauth "open"#, starts: false),
    Case(conf: #"masterauth 'open\'"#, starts: false),
    Case(conf: #"masterauth "a"b"#, starts: false),
    Case(conf: #"masterauth "a\"#, starts: false),
  ]

  static let options = [
    Case(conf: "save 900 1\nsave 60 5", compare: ["save"]),
    Case(compare: ["save"]),
    Case(options: ["--save", "10 1"], conf: "save 900 1", compare: ["save"]),
    Case(options: ["--save", ""], conf: "save 900 1", compare: ["save"]),
    Case(options: ["--save"], conf: "save 900 1", compare: ["save"]),
    Case(options: ["--save", "--masterauth", "x"], compare: ["save", "masterauth"]),
    Case(conf: "save \"\"\nsave 5 1\nsave", compare: ["save"]),
    Case(options: ["--masterauth", "--x"], compare: ["masterauth"]),
    Case(options: ["--masterauth one"], conf: "masterauth two", compare: ["masterauth"]),
    Case(options: ["--masterauth", #"a "\b"#], compare: ["masterauth"]),
    Case(options: ["--MASTERAUTH", "a\nb c"], compare: ["masterauth"]),
    Case(
      options: ["--masterauth x\nmasteruser y", "--maxmemory-policy", "allkeys-lru"],
      compare: ["masterauth", "masteruser", "maxmemory-policy"]),
    Case(options: ["--bind", "127.0.0.1 -::1"], compare: ["bind"]),
    Case(
      options: ["--slave-priority", "7"], conf: "replica-priority 5", compare: ["slave-priority"]),
    Case(
      options: ["--replica-priority", "7"], conf: "slave-priority 5", compare: ["replica-priority"]),
    Case(options: ["--masterauth \"x"], starts: false),
  ]

  static let includes = [
    Case(
      conf: "masterauth a\ninclude @dir/more.conf", files: ["more.conf": "masterauth b\nsave 9 9"],
      compare: ["masterauth", "save"]),
    Case(
      conf: "include @dir/more.conf\nmasterauth a", files: ["more.conf": "masterauth b"],
      compare: ["masterauth"]),
    Case(
      options: ["--masterauth", "c", "--include", "@dir/more.conf", "--save", ""],
      files: ["more.conf": "masterauth b\nsave 7 7"], compare: ["masterauth", "save"]),
  ]

  @Test(arguments: [
    Case(),
    Case(conf: "requirepass x"),
    Case(conf: "requirepass \"\""),
    Case(conf: "requirepass x\nuser default on nopass ~* &* +@all"),
    Case(conf: "user default on >x ~* &* +@all\nrequirepass y"),
    Case(conf: "user default on >x nopass +@all"),
    Case(conf: "user default nopass +@all"),
    Case(conf: "user alice on >x +@all"),
    Case(options: ["--user", "default", "on", ">p", "(+get", "~a)", "+@all"]),
    Case(options: ["--requirepass", ""], conf: "requirepass x"),
  ])
  func `The default user is open or closed`(_ example: Case) throws {
    let server = try #require(start(example))
    let isOpen = server.ask("PING") == "PONG\n"
    let settings = settings(example, in: server.directory)
    #expect(settings.defaultUser == (isOpen ? .open : .closed))
    #expect(settings.hasPassword == !isOpen)
  }

  @Test(arguments: [
    ("user default on >p +@all", true), ("user  default on nopass", false), ("# no", false),
    ("user default on\t >p", true), ("user a\ton", false), ("user b on #abc", false), ("", true),
    ("User default on", false), ("user default on nopass +@all \r", true), ("user", false),
  ])
  func `An ACL file is taken or refused`(text: String, starts: Bool) throws {
    let server = start(Case(conf: "aclfile @dir/users.acl", files: ["users.acl": text]))
    let file = ACLFile(text, path: "users.acl")
    let isRunning = server != nil
    #expect(isRunning == starts)
    #expect(file.loads(ACLVersion(.redis, 7, 0)) == (starts ? .yes : .no))

    guard let server else { return }
    let isOpen = server.ask("PING") == "PONG\n"
    #expect(file.opensDefaultUser == (isOpen ? .yes : .no))
  }

  @Test(.enabled(if: ServerProbe.isRedis70, "no redis-server 7.0"))
  func `Every directive of the server is known with its default`() throws {
    let server = try #require(start(Case()))
    let answer = server.ask("CONFIG", "GET", "*").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    #expect(answer.count > 300)
    for index in stride(from: 0, to: answer.count - 1, by: 2) {
      let name = answer[index]
      #expect(RedisDirectiveTable.releases(knowing: name).contains(.redis70), "\(name)")
      guard !["dir", "port", "unixsocket"].contains(name) else { continue }
      let known = RedisDirectiveTable.directive(named: name)?.defaultValue(in: .redis70)
      #expect(known == answer[index + 1], "\(name)")
    }
  }

  // MARK: -

  private static let commonLines = "port 0\nunixsocket @dir/socket\ndir @dir\n"

  private func start(_ example: Case) -> RedisServerProcess? {
    var files = example.files
    files["redis.conf"] = Self.commonLines + example.conf
    return RedisServerProcess(["@dir/redis.conf"] + example.options, files: files)
  }

  private func settings(_ example: Case, in directory: String) -> RedisSettings {
    var files = example.files
    files["redis.conf"] = Self.commonLines + example.conf
    let place = { (text: String) in
      text.split(separator: "@dir", omittingEmptySubsequences: false).joined(separator: directory)
    }
    let arguments = (["redis-server", "@dir/redis.conf"] + example.options).map(place)
    guard let line = RedisCommandLine(arguments) else { return RedisSettings() }
    return RedisSettings(line) { path in
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      return files[name].map { RedisConfig(place($0)) }
    }
  }

  private func value(of name: String, in settings: RedisSettings) -> String? {
    if name == "save" {
      return settings.savePoints?.map { "\($0.seconds) \($0.changes)" }.joined(separator: " ")
    }
    guard case .set(let setting) = settings.value(of: name) else { return nil }
    return setting.arguments.map(\.text).joined(separator: " ")
  }
}

extension String {
  /// What `redis-cli` prints after the name of a directive.
  fileprivate var secondLine: String {
    guard let newline = firstIndex(of: "\n") else { return "" }
    return String(self[newline...].dropFirst().dropLast())
  }
}
