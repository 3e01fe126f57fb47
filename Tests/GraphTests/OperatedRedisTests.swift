import Graph
import Languages
import SourceText
import Testing

/// The servers that operators run for their resources.
@Suite struct OperatedRedisTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let object: String
    let expected: [String]

    init(_ name: String, _ object: String, _ expected: String...) {
      self.name = name
      self.object = object
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(
      "OT, plain",
      "redis.redis.opstreelabs.in/v1beta2 Redis {kubernetesConfig: {image: 'quay.io/opstree/redis:7'}}",
      "redis tls=off password=none acl=configuration persistent=true volume=false pods=1"),
    Case(
      "OT, everything",
      "redis.redis.opstreelabs.in/v1beta1 RedisReplication {clusterSize: 3, TLS: {secret: {secretName: t}}, acl: {secret: {secretName: a}}, kubernetesConfig: {redisSecret: {name: s, key: p}}, storage: {volumeClaimTemplate: {}}}",
      "redis tls=only password=aclFile acl=file(/etc/redis/user.acl) persistent=true volume=true pods=3"
    ),
    Case(
      "OT, password",
      "redis.redis.opstreelabs.in/v1beta2 RedisCluster {clusterSize: 3, kubernetesConfig: {redisSecret: {name: s, key: p}}}",
      "redis tls=off password=secret(web/s#p) acl=configuration persistent=true volume=false pods=6"
    ),
    Case(
      "OT, ConfigMap and dynamic configuration",
      "redis.redis.opstreelabs.in/v1beta2 Redis {redisConfig: {additionalRedisConfig: extra, dynamicConfig: ['maxmemory-policy allkeys-lru', 'save \"\"']}}",
      "redis tls=besidePlaintext password=literal acl=configuration persistent=false volume=false pods=1"
    ),
    Case(
      "OT, a ConfigMap that is not seen",
      "redis.redis.opstreelabs.in/v1beta2 Redis {redisConfig: {additionalRedisConfig: other}}",
      "redis tls=unknown password=unknown acl=unknown persistent=nil volume=false pods=1"),
    Case(
      "OT, Sentinels beside",
      "redis.redis.opstreelabs.in/v1beta2 RedisReplication {clusterSize: 2, sentinel: {size: 3, quorum: '2'}}",
      "redis tls=off password=none acl=configuration persistent=true volume=false pods=2",
      "sentinel [monitor mymaster x 6379 2] pods=3"),
    Case(
      "OT, Sentinels",
      "redis.redis.opstreelabs.in/v1beta2 RedisSentinel {redisSentinelConfig: {redisReplicationName: r}}",
      "sentinel [monitor myMaster r 6379 2] pods=3"),
    Case(
      "spotahome",
      "databases.spotahome.com/v1 RedisFailover {auth: {secretPath: s}, redis: {replicas: 2, customConfig: ['appendonly no', 'save \"\"'], storage: {persistentVolumeClaim: {}}}, sentinel: {replicas: 5}}",
      "redis tls=off password=secret(web/s#password) acl=configuration persistent=false volume=true pods=2",
      "sentinel [monitor mymaster rfrm-x 6379 3] pods=5"),
    Case(
      "Dragonfly",
      "dragonflydb.io/v1alpha1 Dragonfly {args: [--dbfilename=dump], aclFromSecret: {name: a, key: k}, tlsSecretRef: {name: t}}",
      "dragonfly tls=only password=aclFile acl=file(/var/lib/dragonfly/dragonfly.acl) persistent=true volume=false pods=1"
    ),
    Case(
      "Dragonfly, password and snapshots",
      "dragonflydb.io/v1alpha1 Dragonfly {replicas: 3, authentication: {passwordFromSecret: {name: s, key: k}}, snapshot: {persistentVolumeClaimSpec: {}}}",
      "dragonfly tls=off password=secret(web/s#k) acl=configuration persistent=true volume=true pods=3"
    ),
    Case(
      "Dragonfly, a password written out",
      "dragonflydb.io/v1alpha1 Dragonfly {replicas: '${N}', args: [--requirepass=made-up-word]}",
      "dragonfly tls=off password=literal acl=configuration persistent=true volume=false pods=nil"),
    Case(
      "Redis Enterprise",
      "app.redislabs.com/v1alpha1 RedisEnterpriseDatabase {tlsMode: enabled, persistence: aofEverySecond}",
      "enterprise tls=only password=variable acl=cluster persistent=true volume=true pods=1"),
    Case("a cluster of Redis Enterprise", "app.redislabs.com/v1 RedisEnterpriseCluster {nodes: 3}"),
    Case("another operator's Redis", "cache.example.org/v1 Redis {size: 3}"),
    Case("nothing at all", "redis.redis.opstreelabs.in/v1beta2 RedisCluster []"),
  ])
  func serversOfAResource(_ example: Case) {
    let parts = example.object.split(separator: " ", maxSplits: 2)
    let text = """
      apiVersion: \(parts[0])
      kind: \(parts[1])
      metadata: {name: x, namespace: web}
      spec: \(parts[2])
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: extra, namespace: web}
      data: {redis-additional.conf: "tls-port 7000\\nrequirepass made-up-word"}
      """
    let graph = ResourceGraph(
      Inventory([SourceFile(id: SourceFile.ID(0), path: "a.yaml", contents: Array(text.utf8))]))
    #expect(graph.redisServers.map(Self.summary) == example.expected)
  }

  private static func summary(_ server: RedisServer) -> String {
    let pods = server.podCount.map(String.init) ?? "nil"
    if server.settings.isSentinel {
      let lines = server.settings.all("sentinel").map { line in
        line.arguments.map(\.text).joined(separator: " ")
      }
      return "sentinel \(lines) pods=\(pods)".replacing("\"", with: "")
    }
    let password =
      switch server.authentication.password {
      case .secret(let name, let key): "secret(\(name.display)#\(key ?? ""))"
      case let other: "\(other)"
      }
    let acl =
      switch server.aclSource.source {
      case .file(let path): "file(\(path))"
      case let other: "\(other)"
      }
    let persistent = server.persistence.isOn.map(String.init) ?? "nil"
    return
      "\(server.product) tls=\(server.tls.state) password=\(password) acl=\(acl) persistent=\(persistent) volume=\(server.hasPersistentVolume) pods=\(pods)"
  }
}
