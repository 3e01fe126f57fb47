import Graph
import SourceText
import Testing

/// What a server's paths lie on, and what stands around it.
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

  /// A second object, and whether it opens a server behind `Service/cache` to the world.
  @Test(arguments: [
    ("data: {\"6379\": web/cache:6379}", "", true),
    ("data: {\"6379\": other/cache:6379}", "", false),
    ("data: {}", ", externalIPs: [192.0.2.7]", true),
    ("data: {}", ", type: ClusterIP", false),
  ])
  func waysFromOutside(_ data: String, _ service: String, _ isOpen: Bool) throws {
    let graph = Self.graph(
      """
      \(Self.server(replicas: "1"))
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: cache, namespace: web}
      spec: {selector: {app: redis}\(service)}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: tcp-services, namespace: ingress-nginx}
      \(data)
      """)
    let server = try #require(graph.redisServers.first)
    #expect((graph.exposure(of: server) != nil) == isOpen)
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
