import Languages
import Testing

struct RedisCommandLineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    var image: String?
    /// Each setting as `name=argument@index,…`, separated by blanks; nil where no server starts.
    let settings: String?
    var file: String?

    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(
      arguments: ["redis-server", "/etc/redis.conf", "--port", "0"], settings: "port@2=0@3",
      file: "/etc/redis.conf"),
    Case(
      arguments: ["/usr/local/bin/redis-server", "--requirepass $(REDIS_PASSWORD)"],
      settings: "requirepass@1=$(REDIS_PASSWORD)@1"),
    Case(
      arguments: ["--save", "", "--appendonly", "no"],
      image: "public.ecr.aws/docker/library/redis:8",
      settings: "save@0=@1 appendonly@2=no@3"),
    Case(
      arguments: ["--save", "--appendonly", "no"], image: "redis",
      settings: "save@0=@0 appendonly@1=no@2"),
    Case(
      arguments: ["redis-server", "--requirepass", "--maxmemory", "1mb"],
      settings: "requirepass@1=--maxmemory@2,1mb@3"),
    Case(
      arguments: ["redis-server", "--user", "al", "on", ">p w", "~*"],
      settings: "user@1=al@2,on@3,>p w@4,~*@5"),
    Case(
      arguments: ["redis-server", "--bind", "127.0.0.1 ::1"], settings: "bind@1=127.0.0.1@2,::1@2"),
    Case(
      arguments: ["redis-server", "--port 1\nmaxmemory 1mb"],
      settings: "port@1=1@1 maxmemory@1=1mb@1"),
    Case(arguments: ["cache.conf"], image: "redis:7", settings: "", file: "cache.conf"),
    Case(
      arguments: ["docker-entrypoint.sh", "--port", "1"], settings: "port@1=1@2"),
    Case(arguments: [], image: "valkey/valkey:8", settings: ""),
    Case(arguments: [], settings: nil),
    Case(arguments: ["--port", "1"], image: "oliver006/redis_exporter", settings: nil),
    Case(arguments: ["--port", "1"], image: "bitnami/redis", settings: nil),
    Case(arguments: ["redis-cli", "ping"], image: "redis", settings: nil),
    Case(arguments: ["sh", "-c", "redis-server"], image: "redis", settings: nil),
    Case(arguments: ["redis-server", "--version"], settings: nil),
  ])
  func `Options become directives with the argument they come from`(_ example: Case) {
    let image = example.image.flatMap { RedisImage($0) }
    let line = RedisCommandLine(example.arguments, image: image)

    #expect(line?.settings.map(\.summary).joined(separator: " ") == example.settings)
    #expect(line?.file?.path == example.file)
    #expect(line?.file.map { example.arguments[$0.argument] } == example.file)
  }

  @Test(arguments: [
    (["redis-server", "-"], true, false),
    (["redis-server", "--port", "0", "-"], true, false),
    (["redis-server", "--port", "-", "--save", ""], false, false),
    (["redis-server", "/s.conf", "--sentinel"], false, true),
    (["redis-sentinel", "/s.conf"], false, true),
  ])
  func `Standard input and Sentinel`(
    arguments: [String], readsStandardInput: Bool, isSentinel: Bool
  ) throws {
    let line = try #require(RedisCommandLine(arguments))
    #expect(line.readsStandardInput == readsStandardInput)
    #expect(line.isSentinel == isSentinel)
  }

  @Test func `Unbalanced quotes name their argument`() throws {
    let line = try #require(RedisCommandLine(["redis-server", "--port", "0", "--requirepass \"x"]))
    #expect(line.unbalancedArguments == [3])
  }

  @Test(arguments: [
    ("redis", "redis official"),
    ("docker.io/library/redis:7.2@sha256:0123", "redis official"),
    ("registry.example:5000/mirror/redis", "redis official"),
    ("harbor.example/proxy/bitnami/redis:7", "redis bitnami"),
    ("quay.io/opstree/redis:v7", "redis other"),
    ("bitnamilegacy/redis-sentinel:7", "redis bitnami sentinel"),
    ("registry.redhat.io/rhel9/redis-7:latest", "redis other"),
    ("valkey/valkey:8-alpine", "valkey official"),
    ("eqalpha/keydb", "keyDB official"),
    ("oliver006/redis_exporter:v1", nil),
    ("quay.io/spotahome/redis-operator", nil),
    ("redis/redisinsight", nil),
    ("redis/rediscommander", nil),
    ("redis/", nil),
    ("", nil),
  ])
  func `An image is known by its last segment`(reference: String, expected: String?) {
    let image = RedisImage(reference)
    #expect(
      image.map { "\($0.family) \($0.packaging)\($0.isSentinel ? " sentinel" : "")" } == expected)
  }
}

extension RedisSetting {
  fileprivate var summary: String {
    "\(name)@\(origin.index)="
      + arguments.map { "\($0.text)@\($0.origin.index)" }.joined(separator: ",")
  }
}

extension RedisOrigin {
  fileprivate var index: Int {
    if case .argument(let index) = self { index } else { -1 }
  }
}
