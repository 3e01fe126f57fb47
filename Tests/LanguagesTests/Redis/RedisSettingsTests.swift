import Languages
import Testing

/// What cannot be asked of a running server: unknown answers, and includes that nobody sees.
struct RedisSettingsTests {
  @Test(arguments: [
    ("port 0\ntls-port 6380", Optional(true)),
    ("tls-port 6380", false),
    ("tls-cert-file /tls.crt\ntls-key-file /tls.key\nport 0", false),
    ("port 0\ninclude /hidden.conf\ntls-port 6380", nil),
    ("include /hidden.conf\nport 0\ntls-port 6380", true),
    ("include /hidden.conf\nport 6379", false),
    ("port 0\ntls-port $(TLS_PORT)", nil),
  ])
  func `Clear text is off only with port 0`(text: String, expected: Bool?) {
    #expect(RedisSettings(text).listensOnTLSOnly == expected)
  }

  @Test(arguments: [
    ("", Optional(false)),
    ("requirepass \"\"", false),
    ("requirepass $(REDIS_PASSWORD)", true),
    ("user alice on >p ~* +@all", false),
    ("user default off\nuser alice on >p ~* +@all", true),
    ("user default on nopass ~* +@all\nrequirepass p", false),
    ("user default on >p ~* +@all", true),
    ("aclfile /users.acl", true),
    ("aclfile \"\"", false),
    ("include /hidden.conf", nil),
    ("include /hidden.conf\nrequirepass p", true),
    ("include /hidden.conf\nuser default on nopass", nil),
  ])
  func `A password is asked for`(text: String, expected: Bool?) {
    #expect(RedisSettings(text).hasPassword == expected)
  }

  @Test(arguments: [
    ("", Optional(true)),
    ("save \"\"", false),
    ("save \"\"\nsave 900 1", true),
    ("save \"\"\nappendonly YES", true),
    ("include /hidden.conf", nil),
    ("include /hidden.conf\nsave \"\"\nappendonly no", false),
    ("include /hidden.conf\nsave 900 1", true),
    ("save 900 1\ninclude /hidden.conf", nil),
    ("appendonly no\nsave $(SAVE)", nil),
  ])
  func `Data outlives the process`(text: String, expected: Bool?) {
    #expect(RedisSettings(text).isPersistent == expected)
  }

  @Test func `The origin is the line that has the last word`() throws {
    let text = "slaveof a 1\nREPLICAOF b 2\n"
    guard case .set(let setting) = RedisSettings(text).value(of: "slaveof") else {
      Issue.record("not set")
      return
    }
    #expect(setting.name == "replicaof")
    #expect(setting.origin == .file("redis.conf", 12..<21))
    #expect(setting.arguments.map(\.text) == ["b", "2"])
  }

  @Test func `A file that cannot be seen is named with its place`() throws {
    let line = try #require(
      RedisCommandLine(["redis-server", "/r.conf", "--include", "/more.conf"]))
    let settings = RedisSettings(line) { $0 == "/r.conf" ? RedisConfig("port 0") : nil }
    #expect(settings.value(of: "port") == .unknown(.file("/more.conf", namedAt: .argument(3))))
  }

  @Test(arguments: [
    ("redis", [], Optional(false)),
    ("quay.io/opstree/redis", [], nil),
    ("bitnami/redis", [], nil),
    ("mirror.example/team/redis", ["--requirepass", "p"], true),
    ("bitnami/redis", ["redis-server"], false),
    ("redis", ["-"], nil),
  ])
  func `An image may configure the server by itself`(
    image: String, arguments: [String], hasPassword: Bool?
  ) throws {
    let line = try #require(RedisCommandLine(arguments, image: RedisImage(image)))
    #expect(RedisSettings(line).hasPassword == hasPassword)
  }

  @Test func `Includes that feed on each other end`() throws {
    let line = try #require(RedisCommandLine(["redis-server", "0"]))
    let settings = RedisSettings(line) { path in
      let deeper = "include \(path)0\n"
      return RedisConfig(String(repeating: deeper, count: 50) + "include 0\nport 1")
    }
    #expect(settings.hasUnseenSources)
  }

  @Test(arguments: [
    ("$(A)", true), ("x${A}", true), ("$A", true), ("$_a", true), ("{{ .x }}", true),
    ("p$$", false), ("$1", false), ("{x}", false), ("%$", false), ("", false),
  ])
  func `Placeholders are recognised`(text: String, expected: Bool) {
    let settings = RedisSettings("requirepass \"\(text)\"")
    #expect(settings.all("requirepass").first?.arguments.first?.containsPlaceholder == expected)
  }
}

extension RedisSettings {
  fileprivate init(_ text: String) {
    self.init()
    load(RedisConfig(text), from: "redis.conf")
  }
}
