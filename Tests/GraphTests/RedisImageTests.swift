import Graph
import Languages
import Testing

/// What images make of their variables and flags before a server starts.
@Suite struct RedisImageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let image: String
    let container: String
    /// TLS port, port for clear text, ACL file and password as the server has them; nil for no server.
    let expected: String?

    init(_ image: String, _ container: String, _ expected: String?) {
      self.image = image
      self.container = container
      self.expected = expected
    }

    var testDescription: String { "\(image) \(container)" }
  }

  private static let dragonfly = "docker.dragonflydb.io/dragonflydb/dragonfly:v1.25"
  private static let password = "{name: REDIS_PASSWORD, value: made-up}"

  @Test(arguments: [
    Case("bitnami/redis:7.2", "env: [\(password)]", "tls=0 port=6379 acl=none password=true"),
    Case(
      "bitnamilegacy/redis:7.2", "env: [{name: ALLOW_EMPTY_PASSWORD, value: 'yes'}]",
      "tls=0 port=6379 acl=none password=false"),
    Case(
      "bitnami/redis:7.2", "env: [\(password), {name: REDIS_TLS_ENABLED, value: 'Yes'}]",
      "tls=6379 port=0 acl=none password=true"),
    Case(
      "bitnami/redis:7.2",
      "env: [{name: REDIS_TLS_ENABLED, value: '1'}, {name: REDIS_TLS_PORT_NUMBER, value: '6380'}]",
      "tls=6380 port=6379 acl=none password=false"),
    Case(
      "bitnami/redis:7.2", "env: [{name: REDIS_TLS_ENABLED, value: '${TLS}'}]",
      "tls=? port=? acl=? password=?"),
    Case(
      "bitnami/redis:7.2",
      "env: [{name: REDIS_PASSWORD_FILE, value: /p}, {name: REDIS_ACLFILE, value: /d/users.acl}]",
      "tls=0 port=6379 acl=/d/users.acl password=true"),
    Case(
      "bitnami/redis:7.2", "env: [{name: REDIS_ACLFILE, valueFrom: {}}]",
      "tls=0 port=6379 acl=$(REDIS_ACLFILE) password=true"),
    Case(
      "bitnami/redis:7.2", "envFrom: [{secretRef: {name: a}}]", "tls=? port=? acl=? password=?"),
    Case(
      "bitnami/redis:7.2", "env: [{name: REDIS_EXTRA_FLAGS, value: --aclfile /a}]",
      "tls=? port=? acl=? password=?"),
    Case(
      "bitnami/redis:7.2", "volumeMounts: [{name: a, mountPath: /opt/bitnami/redis/mounted-etc}]",
      "tls=? port=? acl=? password=?"),
    Case(
      "bitnami/redis:7.2",
      "volumeMounts: [{name: conf, mountPath: /opt/bitnami/redis/mounted-etc}]",
      "tls=0 port=7000 acl=none password=false"),
    Case(
      "bitnami/redis:7.2", "args: [/opt/bitnami/scripts/redis/run.sh, --port, '7001']",
      "tls=0 port=7001 acl=none password=false"),
    Case("bitnami/redis:7.2", "args: [redis-cli, ping]", nil),
    Case(
      "bitnami/valkey:8", "env: [{name: VALKEY_PASSWORD, valueFrom: {}}]",
      "tls=0 port=6379 acl=none password=true"),
    Case(
      "redis/redis-stack-server:7.4",
      "env: [{name: REDIS_ARGS, value: --requirepass a --tls-port 6379 --port 0}]",
      "tls=6379 port=0 acl=none password=true"),
    Case(
      "redis/redis-stack:7.4", "env: [{name: REDIS_ARGS, valueFrom: {}}]",
      "tls=? port=? acl=? password=?"),
    Case(
      "redis/redis-stack:7.4", "volumeMounts: [{name: a, mountPath: /redis-stack.conf}]",
      "tls=? port=? acl=? password=?"),
    Case("redis/redis-stack:7.4", "", "tls=0 port=6379 acl=none password=false"),
    Case(
      "valkey/valkey:8",
      "env: [{name: VALKEY_EXTRA_FLAGS, value: --requirepass a --tls-port 6379 --port 0}]",
      "tls=6379 port=0 acl=none password=true"),
    Case(
      "valkey/valkey:8",
      "command: [valkey-server]\nenv: [{name: VALKEY_EXTRA_FLAGS, value: --port 0}]",
      "tls=0 port=6379 acl=none password=false"),
    Case(
      "valkey/valkey:8",
      "args: [--save, '']\nenv: [{name: VALKEY_EXTRA_FLAGS, valueFrom: {}}]",
      "tls=? port=? acl=? password=?"),
    Case(dragonfly, "", "tls=0 port=6379 acl=none password=false"),
    Case(
      dragonfly, "args: [--tls, --requirepass=$(P), --aclfile=/d/a, --port, '7000']",
      "tls=7000 port=0 acl=/d/a password=true"),
    Case(dragonfly, "args: [--notls, --cache_mode]", "tls=0 port=6379 acl=none password=false"),
    Case(
      dragonfly, "command: [dragonfly]\nargs: [--tls=false, -requirepass, a]",
      "tls=0 port=6379 acl=none password=true"),
    Case(
      dragonfly, "env: [{name: DFLY_tls, value: 'true'}, {name: DFLY_requirepass, valueFrom: {}}]",
      "tls=6379 port=0 acl=none password=true"),
    Case(dragonfly, "args: [--flagfile=/f]", "tls=? port=? acl=? password=?"),
    Case(dragonfly, "args: ['--tls=${TLS}']", "tls=? port=? acl=? password=?"),
    Case(
      "registry.example.com/mirror/dragonfly:v1", "args: [--proactor_threads=2]",
      "tls=0 port=6379 acl=none password=false"),
    Case("dragonflyoss/dragonfly:v2", "args: [--config, /etc/dragonfly.yaml]", nil),
    Case(
      "registry.example.com/mirror/redis:7", "", "tls=0 port=6379 acl=none password=false"),
    Case("ghcr.io/example/valkey:8", "", "tls=0 port=6379 acl=none password=false"),
    Case("redis/redisinsight:2", "", nil),
    Case("ghcr.io/example/redis-exporter:1", "", nil),
  ])
  func configurationOfAnImage(_ example: Case) throws {
    let text = """
      apiVersion: v1
      kind: Pod
      metadata: {name: redis, namespace: web}
      spec:
        containers:
        - name: redis
          image: \(example.image)
          \(example.container.split(separator: "\n").joined(separator: "\n    "))
        volumes: [{name: conf, configMap: {name: conf}}, {name: a, emptyDir: {}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: web}
      data: {redis.conf: "port 7000\\nappendonly yes"}
      """
    let graph = ResourceGraph(
      Inventory([
        SourceFile(id: SourceFile.ID(0), path: "a.yaml", contents: Array(text.utf8))
      ]))
    #expect(graph.redisServers.first.map { Self.summary($0.settings) } == example.expected)
  }

  private static func summary(_ settings: RedisSettings) -> String {
    func spell(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "?" }
    var file = "?"
    switch settings.value(of: "aclfile") {
    case .set: file = spell(settings.aclFile?.text)
    case .notSet: file = "none"
    case .unknown: break
    }
    return
      "tls=\(spell(settings.tlsPort)) port=\(spell(settings.plaintextPort)) acl=\(file) password=\(spell(settings.hasPassword))"
  }
}
