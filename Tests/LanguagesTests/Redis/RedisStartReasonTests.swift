import Languages
import Testing

/// Why a server does not start and where, without a server: `↓` stands before the place.
struct RedisStartReasonTests {
  @Test(arguments: [
    ("timeout 0\n↓acl-log-max-len 5", RedisStartFailure.Reason.unknownDirective("acl-log-max-len")),
    ("↓tls-handshake-timeout 5", .unknownDirective("tls-handshake-timeout")),
    ("↓requirepass", .wrongArity("requirepass")),
    ("  ↓MaxMemory 64 mb", .wrongArity("maxmemory")),
    ("↓maxmemory 64mb # enough", .trailingComment("maxmemory")),
    ("↓save 900 1 300", .wrongArity("save")),
    ("save ↓0 1", .badValue("save")),
    ("save 900 1 ↓# often", .trailingComment("save")),
    ("appendonly ↓true", .badValue("appendonly")),
    ("maxmemory-policy ↓lru", .badValue("maxmemory-policy")),
    ("loglevel ↓info", .badValue("loglevel")),
    ("port ↓65536", .badValue("port")),
    ("↓requirepass \"open", .unbalancedQuotes),
    ("include ↓/nosuch.conf", .missingInclude),
    ("dir ↓/nosuch", .missingDirectory),
    ("dir /data\ndir ↓nosuch", .missingDirectory),
    ("logfile ↓/nosuch/redis.log", .unwritableLogFile),
    ("loadmodule ↓/nosuch.so", .missingModule),
    ("rename-command ↓NOSUCH x", .badRenameCommand),
    ("user a on\nuser ↓a off", .duplicateUser),
    ("user a on ↓usr", .invalidUser),
    ("user ↓'a b' on", .invalidUser),
    ("aclfile /data/users.acl\n↓user a on", .aclFileWithUserLines),
    ("aclfile ↓/nosuch/users.acl", .missingACLFile),
    ("port ↓0", .nothingToListenOn),
    ("port 0\nbind ↓''", .nothingToListenOn),
    ("bind ↓a,b", .badAddress),
    ("bind 127.0.0.1 ↓127.0.0.1", .sameAddress),
    ("port 7000\ntls-port ↓7000\ntls-auth-clients no\n" + tls, .samePorts),
    ("tls-port ↓6380", .tlsWithoutCertificates),
    ("tls-replication ↓yes", .tlsWithoutCertificates),
    ("tls-port ↓6380\n" + tls, .tlsWithoutCA),
    ("tls-port 6380\ntls-auth-clients ↓optional\n" + tls, .tlsWithoutCA),
    ("tls-port 6380\ntls-auth-clients no\ntls-ca-cert-file ↓/nosuch\n" + tls, .missingTLSFile),
    (
      "tls-port 6380\ntls-auth-clients no\ntls-protocols ↓'TLSv1.2 SSLv3'\n" + tls,
      .badTLSProtocols
    ),
    ("cluster-enabled yes\nreplicaof ↓a 1", .replicaOfInCluster),
    ("cluster-enabled yes\nport ↓60000", .noClusterBus),
    ("sentinel ↓bogus x", .unknownSentinelStatement),
    ("sentinel auth-pass ↓m p", .unknownSentinelMaster),
    ("sentinel monitor m ↓redis.example 6379 2", .unresolvedSentinelHost),
    ("sentinel monitor m 1.2.3.4 6379 ↓0", .badSentinelValue),
    (
      "sentinel monitor m 1.2.3.4 6379 1\nsentinel monitor ↓m 1.2.3.5 6379 1",
      .duplicateSentinelNode
    ),
  ])
  func `A failure has a reason and a place`(text: String, reason: RedisStartFailure.Reason) throws {
    let parts = text.split(separator: "↓", omittingEmptySubsequences: false)
    let start = try #require(parts.first).utf8.count
    let failures = Self.settings(parts.joined()).startFailures(files: Self.files)

    #expect(failures.map(\.reason) == [reason])
    guard case .file(_, let range) = failures.first?.origin else { return }
    #expect(range.lowerBound == start)
  }

  private static let tls = "tls-cert-file /tls/tls.crt\ntls-key-file /tls/tls.key\n"

  @Test(arguments: [
    "include /hidden.conf\nport 0", "port 0\ninclude /hidden.conf", "port $(PORT)",
    "dir /hidden", "aclfile /hidden/users.acl", "bind redis.example", "bind ::1",
    "loadmodule /tls/tls.key", "search-threads 5", "loglevel nothing", "activedefrag yes",
    "tls-port 6380\ntls-auth-clients no\ntls-ciphers HIGH\n" + tls, "save $(SAVE)",
    "include *.conf", "sentinel monitor $(NAME) 1.2.3.4 6379 2\nsentinel auth-pass m p",
  ])
  func `What cannot be seen leaves it unknown`(text: String) {
    let verdict = Self.settings(text).startVerdict(files: Self.files)
    guard case .unknown = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test(arguments: [
    "", "requirepass $(PASSWORD)", "tls-cert-file /nosuch", "include /seen.conf", "aclfile ''",
    "primaryauth x", "set-max-listpack-entries 5", "gopher-enabled yes", "dir /data\nlogfile log",
    "bind * -::*", "tls-port 6380\ntls-auth-clients no\n" + tls, "tls-auto-reload-interval 60",
  ])
  func `What some release takes is no failure`(text: String) {
    #expect(Self.settings(text).startVerdict(files: Self.files) == .starts)
  }

  @Test(arguments: [
    ("primaryauth x", RedisRelease.redis80), ("gopher-enabled yes", .redis70),
    ("tls-auto-reload-interval 60", .redis80), ("tls-client-cert-file x", .redis60),
    ("loglevel nothing", .redis70), ("search.threads 1", .redis70),
    ("sentinel resolve-hostnames yes", .redis60),
  ])
  func `A release judges by its own list`(text: String, release: RedisRelease) {
    let settings = Self.settings(text)
    #expect(!settings.startFailures(files: Self.files, release: release).isEmpty)
    #expect(settings.startFailures(files: Self.files).isEmpty)
  }

  @Test func `A Sentinel wants a file that it may write`() throws {
    let line = try #require(RedisCommandLine(["redis-sentinel", "/etc/sentinel.conf"]))
    let files = RedisFileView { _ in .file(text: "port 26379", isReadOnly: true) }
    let failures = RedisSettings(line, files: files).startFailures(files: files)
    #expect(failures.map(\.reason) == [.sentinelFileIsReadOnly])
    #expect(failures.map(\.origin) == [.argument(1)])
  }

  private static func settings(_ text: String) -> RedisSettings {
    var settings = RedisSettings()
    settings.load(RedisConfig(text), from: "redis.conf", files: files)
    return settings
  }

  private static var files: RedisFileView {
    RedisFileView { path in
      switch path {
      case "/data", "/tls", ".": .directory
      case "/seen.conf": .file(text: "maxmemory 1mb")
      case "/data/users.acl", "/tls/tls.crt", "/tls/tls.key": .file(text: nil)
      case _ where path.contains("nosuch"): .absent
      case "/data/log": .absent
      default: .unknown
      }
    }
  }
}
