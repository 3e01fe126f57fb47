import Graph
import SourceText
import Testing

/// Who connects to a server, and how.
@Suite struct RedisClientTests {
  /// A container or an object, and the connection to the server that it tells.
  @Test(arguments: [
    (
      "env: [{name: REDIS_URL, value: 'redis://app:made-up@cache:6380/0'}]",
      "url plain cache 6380 app"
    ),
    ("env: [{name: X, value: 'rediss://cache.web.svc:6379'}]", "url tls cache.web.svc 6379"),
    ("env: [{name: X, value: 'valkeys://cache'}]", "url tls cache"),
    ("env: [{name: X, value: 'redis+sentinel://cache:26379/m'}]", "url plain cache 26379 sentinel"),
    ("env: [{name: X, value: 'redis://${HOST}:6379'}]", ""),
    ("env: [{name: X, value: 'http://cache:6379'}]", ""),
    ("args: ['--broker=redis://cache:6379']", "url plain cache 6379"),
    (
      "env: [{name: APP_REDIS__HOST, value: cache}, {name: APP_REDIS__PORT, value: '6379'}]",
      "variables unknown cache 6379"
    ),
    (
      "env: [{name: REDIS_HOST, value: cache}, {name: REDIS_TLS, value: 'true'}, {name: REDIS_TLS_SKIP_VERIFY, value: 'true'}]",
      "variables tls cache unverified"
    ),
    ("env: [{name: REDIS_ADDR, value: 'cache:6379'}]", "variables unknown cache 6379"),
    ("env: [{name: REDIS_HOST, value: elsewhere}]", ""),
    (
      "command: [sh, -c, 'redis-cli --tls --insecure -h cache --user ops ACL SAVE']",
      "commandLine tls cache ops unverified acl save"
    ),
    (
      "command: [sh, -c, 'redis-cli -u rediss://cache:6379 PING']",
      "commandLine tls cache 6379 ping"
    ),
    ("command: [sh, -c, 'redis-cli -h cache $TLS PING']", "commandLine unknown cache $tls ping"),
  ])
  func clientsOfAServer(_ container: String, _ expected: String) throws {
    try Self.expectClients(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: app, namespace: web}
      spec:
        containers:
        - name: app
          image: app:1
          \(container)
      """, expected)
  }

  @Test(arguments: [
    (
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: app, namespace: web}
      data: {app.yaml: "cache:\\n  url: redis://cache:6379"}
      """, "url plain cache 6379"
    ),
    (
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: app, namespace: web}
      data: {REDIS_HOST: cache, REDIS_SSL: "no"}
      """, "variables plain cache"
    ),
    (
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: exporter, namespace: web}
      spec:
        template:
          spec:
            containers:
            - name: exporter
              image: oliver006/redis_exporter:v1
              args: [--redis.addr=rediss://cache:6379, --skip-tls-verification]
      """, "exporter tls cache 6379 unverified"
    ),
    (
      """
      apiVersion: redhatcop.redhat.io/v1alpha1
      kind: DatabaseSecretEngineConfig
      metadata: {name: cache, namespace: vault}
      spec:
        pluginName: redis-database-plugin
        path: database
        username: default
        databaseSpecificConfig: {host: cache.web.svc, port: "6379", tls: "true", insecure_tls: "true"}
      """, "vaultConnection tls cache.web.svc 6379 default unverified"
    ),
    (
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: setup, namespace: vault}
      spec:
        template:
          spec:
            containers:
            - name: setup
              image: hashicorp/vault:1.18
              command: [sh, -c, "vault write database/config/x plugin_name=redis-database-plugin host=cache.web port=6379 username=vault"]
      """, "vaultConnection plain cache.web 6379 vault"
    ),
    (
      """
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: app, namespace: web}
      spec:
        chart: {spec: {chart: app-template, sourceRef: {kind: HelmRepository, name: bjw-s}}}
        values: {controllers: {main: {containers: {main: {env: {REDIS_HOST: cache}}}}}}
      """, "variables unknown cache"
    ),
  ])
  func otherClientsOfAServer(_ object: String, _ expected: String) throws {
    try Self.expectClients(object, expected)
  }

  // MARK: - Parts

  private static func expectClients(_ object: String, _ expected: String) throws {
    let graph = graph(
      """
      \(server(replicas: "1"))
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cache, namespace: web}
      spec: {selector: {app: redis}}
      ---
      \(object)
      """)
    let server = try #require(graph.redisServers.first)
    let found = graph.redisClients(of: server).map { client in
      var words = ["\(client.means)", "\(client.transport)"]
      words += [client.host, client.port.map(String.init), client.user].compactMap { $0 }
      if client.asksSentinel { words.append("sentinel") }
      if !client.verifiesCertificate { words.append("unverified") }
      return (words + client.commands).joined(separator: " ")
    }
    #expect(found.joined(separator: ", ") == expected)
  }

  private static func server(replicas: String) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: redis, namespace: web}
    spec:
      replicas: \(replicas)
      template:
        metadata: {labels: {app: redis}}
        spec:
          containers: [{name: redis, image: "redis:7.4"}]
    """
  }

  private static func graph(_ text: String) -> ResourceGraph {
    ResourceGraph(
      Inventory([SourceFile(id: SourceFile.ID(0), path: "a.yaml", contents: Array(text.utf8))]))
  }
}
