import Graph
import SourceText
import Testing

/// What a server's paths lie on, and who connects to it.
@Suite struct RedisRelationTests {
  /// A path, what holds it, and what the server finds there.
  @Test(arguments: [
    ("/data/users.acl", "persistent", "unknown"),
    ("users.acl", "persistent", "unknown"),
    ("/run/users.acl", "pod", "text"),
    ("/run/other", "pod", "unknown"),
    ("/host/users.acl", "node", "unknown"),
    ("/etc/redis/users.acl", "readOnly", "text"),
    ("/etc/redis/absent.acl", "readOnly", "absent"),
    ("/etc/one/users.acl", "readOnly", "text"),
    ("/etc/none.acl", "readOnly", "absent as a folder"),
    ("/tls/tls.crt", "readOnly", "present"),
    ("/tls/tls.pem", "readOnly", "absent"),
    ("/elsewhere/tls.crt", "readOnly", "unknown"),
    ("/gone/x", "unknown", "unknown"),
    ("/usr/local/etc/users.acl", "container", "absent"),
    ("$(DIR)/users.acl", "unknown", "unknown"),
  ])
  func pathsOfAServer(_ path: String, _ medium: String, _ file: String) throws {
    let graph = Self.graph(
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: redis, namespace: web}
      spec:
        volumeClaimTemplates: [{metadata: {name: data}}]
        template:
          spec:
            initContainers:
            - name: users
              image: busybox
              command: [sh, -c, "echo 'user default off' > /run/users.acl"]
              volumeMounts: [{name: run, mountPath: /run}]
            containers:
            - name: redis
              image: redis:7.4
              volumeMounts:
              - {name: data, mountPath: /data}
              - {name: run, mountPath: /run}
              - {name: host, mountPath: /host}
              - {name: conf, mountPath: /etc/redis}
              - {name: items, mountPath: /etc/one}
              - {name: conf, mountPath: /etc/none.acl, subPath: none.acl}
              - {name: tls, mountPath: /tls}
              - {name: other, mountPath: /elsewhere}
              - {name: nowhere, mountPath: /gone}
            volumes:
            - {name: run, emptyDir: {}}
            - {name: host, hostPath: {path: /srv}}
            - {name: conf, configMap: {name: conf}}
            - name: items
              projected: {sources: [{configMap: {name: conf, items: [{key: users.acl, path: users.acl}]}}]}
            - {name: tls, secret: {secretName: tls}}
            - {name: other, secret: {secretName: other}}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: web}
      data: {users.acl: "user default off"}
      ---
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: tls, namespace: web}
      spec: {secretName: tls}
      """)
    let server = try #require(graph.redisServers.first)
    let found =
      switch graph.file(at: path, in: server) {
      case .text: "text"
      case .present: "present"
      case .absent(let isFolder): isFolder ? "absent as a folder" : "absent"
      case .unknown: "unknown"
      }
    #expect("\(graph.volume(of: path, in: server).medium)" == medium)
    #expect(found == file)
  }

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

  /// A Service's selector, and the pods that a connection to it may reach.
  @Test(arguments: [
    ("{app: redis}", "3", "anyPod"), ("{app: redis}", "1", "onePod"),
    ("{app: redis}", "${N}", "unknown"), ("{app: redis, role: master}", "3", "primary"),
    ("{redis-role: slave, app: redis}", "3", "replicas"),
    ("{app: redis, statefulset.kubernetes.io/pod-name: redis-0}", "3", "onePod"),
    ("{app: other, role: master}", "3", ""),
  ])
  func podsBehindAService(_ selector: String, _ replicas: String, _ coverage: String) throws {
    let graph = Self.graph(
      """
      \(Self.server(replicas: replicas))
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cache, namespace: web}
      spec: {selector: \(selector)}
      """)
    let server = try #require(graph.redisServers.first)
    let found = graph.services(of: server).map { "\($0.coverage)" }
    #expect(found.joined(separator: " ") == coverage)
  }

  /// Who copies and who watches a server, by whatever name they know it.
  @Test func replicasAndSentinels() throws {
    let graph = Self.graph(
      """
      \(Self.server(replicas: "1"))
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cache, namespace: web}
      spec: {selector: {app: redis}}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: copy, namespace: web}
      spec:
        replicas: 2
        template:
          spec:
            containers: [{name: redis, image: "redis:7.4", args: [--replicaof, cache, "6379"]}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: sentinel, namespace: web}
      spec:
        replicas: 3
        template:
          spec:
            containers:
            - name: sentinel
              image: redis:7.4
              command: [redis-sentinel, --sentinel, monitor, main, cache.web.svc, "6379", "2"]
      """)
    let server = try #require(graph.redisServers.first)
    #expect(graph.replicas(of: server).map(\.displayName) == ["StatefulSet/web/copy"])
    let sentinels = graph.sentinels(of: server)
    #expect(sentinels.map(\.count) == [3])
    #expect(sentinels.flatMap(\.masters).map(\.quorum) == [2])
    #expect(graph.isReplicated(server) == true)
  }

  /// A script that reads users on one server and sets them on others.
  @Test(arguments: [
    ("redis-cli -h cache ACL LIST; redis-cli -h copy ACL SETUSER a on", true),
    ("for h in a b; do redis-cli -h $h ACL SETUSER a on; done", true),
    ("redis-cli -h cache ACL SETUSER a on", false),
    ("redis-cli -h cache ACL LIST", false),
  ])
  func copiesUsers(_ script: String, _ copies: Bool) throws {
    let graph = Self.graph(
      """
      \(Self.server(replicas: "1"))
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cache, namespace: web}
      spec: {selector: {app: redis}}
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: users, namespace: web}
      spec:
        template:
          spec:
            containers: [{name: users, image: "redis:7.4", command: [sh, -c, "\(script)"]}]
      """)
    let server = try #require(graph.redisServers.first)
    #expect(graph.userCopiers(of: server).isEmpty != copies)
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
