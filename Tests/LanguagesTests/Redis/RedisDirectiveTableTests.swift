import Languages
import Testing

struct RedisDirectiveTableTests {
  @Test(arguments: [
    ("acl-log-max-len", "acllog-max-len"), ("tls-cert", "tls-cert-file"),
    ("TLS-KEY", "tls-key-file"), ("tls-ca-cert", "tls-ca-cert-file"), ("requirepas", "requirepass"),
    ("maxmemroy", "maxmemory"), ("max-memory-policy", "maxmemory-policy"),
    ("apendonly", "appendonly"), ("repl-diskless-synch", "repl-diskless-sync"),
    ("tls-handshake-timeout", nil), ("x", nil), ("", nil),
    (String(repeating: "a", count: 100_000), nil),
  ])
  func `An unknown name has a likely meaning or none`(name: String, expected: String?) {
    #expect(RedisDirectiveTable.closestName(to: name) == expected)
  }

  @Test func `A suggestion is one that the release knows`() {
    #expect(RedisDirectiveTable.closestName(to: "primaryauht") == "primaryauth")
    #expect(RedisDirectiveTable.closestName(to: "primaryauht", in: .redis70) == nil)
  }

  @Test(arguments: [
    ("requirepass", RedisImage.Family.redis, RedisRelease?.some(.redis60)),
    ("tls-client-cert-file", .redis, .redis62), ("enable-debug-command", .redis, .redis70),
    ("PrimaryAuth", .redis, nil), ("primaryauth", .valkey, .valkey80),
    ("masterauth", .valkey, .valkey72), ("tls-auto-reload-interval", .valkey, .valkey9),
    ("acl-log-max-len", .redis, nil), ("hide-user-data-from-log", .redis, .redis74),
  ])
  func `A name is known since a release`(
    name: String, family: RedisImage.Family, release: RedisRelease?
  ) {
    let releases = RedisDirectiveTable.releases(knowing: name)
    #expect(
      RedisRelease.allCases.first { $0.family == family && releases.contains($0) } == release)
  }

  @Test(arguments: [
    (RedisImage.Family.redis, "7.0.15", RedisRelease?.some(.redis70)),
    (.redis, "7.2-alpine", .redis72), (.redis, "7", nil), (.redis, "8.2.1", nil),
    (.redis, "latest", nil), (.valkey, "9.1.2", .valkey9), (.keyDB, "6.2", nil),
  ])
  func `A tag names a release or none`(
    family: RedisImage.Family, version: String, release: RedisRelease?
  ) {
    #expect(RedisRelease(family, version: version) == release)
  }

  @Test func `Defaults differ by release`() {
    let directive = RedisDirectiveTable.directive(named: "ACL-pubsub-default")
    #expect(directive?.defaultValue(in: .redis62) == "allchannels")
    #expect(directive?.defaultValue(in: .redis70) == "resetchannels")
    #expect(directive?.defaultValue(in: nil) == nil)
  }

  @Test func `Values say what sets them`() {
    var settings = RedisSettings()
    settings.load(
      RedisConfig("port 0\ntls-port 6380\ntls-auth-clients No\nrequirepass $(P)\nsave 60 1"),
      from: "r.conf")
    let transport = settings.transport

    #expect(transport.port == .set(6380, .file("r.conf", 16..<20)))
    #expect(transport.plaintextPort.value == 0)
    #expect(transport.clientAuthentication.value == "no")
    #expect(transport.keyFile == .byDefault(""))
    #expect(transport.isUsed == true)
    #expect(settings.number("acllog-max-len") == .byDefault(128))
    #expect(settings.flag("protected-mode") == .byDefault(true))
    #expect(settings.addresses() == .unknown)
    #expect(settings.addresses(in: .redis70) == .byDefault(["*", "-::*"]))
  }

  @Test func `A Sentinel watches primaries`() {
    var settings = RedisSettings()
    settings.load(RedisConfig("SENTINEL Monitor m 1.2.3.4 6379 2"), from: "s.conf")
    #expect(
      settings.sentinelStatements("monitor").map { $0.map(\.text) }
        == [["m", "1.2.3.4", "6379", "2"]])
    #expect(settings.number("port") == .byDefault(26379))
  }
}
