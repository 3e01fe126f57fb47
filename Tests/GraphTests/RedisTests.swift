import Graph
import Testing

/// How a server's configuration, its issuers and its ways from outside are told from a tree.
@Suite struct RedisTests {
  /// The servers on which an issuer makes users, of `sessions` in `data` and `orders` in `web`.
  @Test(arguments: [
    (
      "vault write database/config/x plugin_name=redis-database-plugin host=sessions.data.svc",
      "data"
    ),
    (
      "bao write database/config/x plugin_name=valkey-database-plugin connection_url=rediss://u@sessions.data:6379/0",
      "data"
    ),
    ("vault write database/config/x plugin_name=redis-database-plugin host=orders", "web"),
    ("vault write database/config/x plugin_name=redis-database-plugin host=orders.example.org", ""),
    ("vault write database/config/x plugin_name=redis-database-plugin host=$HOST", ""),
    (
      "echo '{\"plugin_name\": \"redis-database-plugin\", \"host\": \"sessions.data.svc\"}' | vault write database/config/x -",
      "data"
    ),
    (
      "curl -X POST $VAULT_ADDR/v1/database/config/x -d '{\"plugin_name\": \"redis-database-plugin\", \"host\": \"orders.web.svc\"}'",
      "web"
    ),
    ("curl $VAULT_ADDR/v1/database/config/x", ""),
    ("vault write database/config/x plugin_name=postgresql-database-plugin host=orders", ""),
    ("kubectl -n data exec sessions-0 -- redis-cli ACL SETUSER app on", "data"),
    ("redis-cli -u redis://orders.web.svc:6379 ACL SETUSER app on", "web"),
    ("redis-cli ACL SETUSER app on", ""),
  ])
  func serversOfAnIssuer(_ script: String, _ namespaces: String) {
    let graph = Self.graph(
      """
      \(Self.server("sessions", in: "data"))
      ---
      \(Self.server("orders", in: "web"))
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: setup, namespace: vault}
      spec:
        template:
          spec:
            containers:
              - name: setup
                image: hashicorp/vault:1.18
                command: ["sh", "-c"]
                args:
                  - |
                    \(script)
      """)
    let reached = graph.redisServers.filter { !graph.userIssuers(of: $0).isEmpty }
    #expect(reached.compactMap(\.resource.namespace).joined(separator: " ") == namespaces)
  }

  /// A Service without a namespace stands for one in each; one of too many servers tells nothing.
  @Test(arguments: [
    ("web-12", (0..<20).map { "web-\($0)" }, ["web-12"]),
    ("web", Array(repeating: "web", count: 20), []),
  ])
  func serversOfAServiceThatChoosesMany(
    _ namespace: String, _ servers: [String], _ reached: [String]
  ) {
    let issuer = """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: setup, namespace: \(namespace)}
      spec:
        template:
          spec:
            containers:
              - {name: setup, image: "redis:7.4", command: [sh, -c, "redis-cli -h cache ACL SETUSER app on"]}
      """
    let service = """
      apiVersion: v1
      kind: Service
      metadata: {name: cache}
      spec: {selector: {app: redis}}
      """
    let documents = [issuer, service] + servers.map { Self.server("redis", in: $0) }
    let graph = Self.graph(documents.joined(separator: "\n---\n"))
    let found = graph.redisServers.filter { !graph.userIssuers(of: $0).isEmpty }
    #expect(found.compactMap(\.resource.namespace) == reached)
  }

  /// Policies add up: one that opens the port to everybody undoes the others.
  @Test(arguments: [
    (["{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}"], true),
    (["{podSelector: {}, policyTypes: [Ingress]}"], true),
    (["{podSelector: {}, policyTypes: [Egress]}"], false),
    ([RedisTests.narrow, "{podSelector: {matchLabels: {app: redis}}, ingress: [{}]}"], false),
    ([RedisTests.narrow, "{podSelector: {}, ingress: [{ports: [{port: 9121}]}]}"], true),
    (
      [RedisTests.narrow, "{podSelector: {}, ingress: [{ports: [{port: 6000, endPort: 7000}]}]}"],
      false
    ),
    (["{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}"], false),
    (["{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.1.2.0/24}}]}]}"], true),
    (["{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}"], false),
    (
      [
        "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}]}]}"
      ], true
    ),
    (
      [
        "{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [redis]}]}, ingress: [{from: [{podSelector: {}}]}]}"
      ], false
    ),
  ])
  func policiesThatLimit(_ policies: [String], _ isLimited: Bool) throws {
    let documents = policies.enumerated().map { index, spec in
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: policy-\(index), namespace: web}
      spec: \(spec)
      """
    }
    let graph = Self.graph(
      ([Self.server("redis", in: "web")] + documents).joined(separator: "\n---\n"))
    let server = try #require(graph.redisServers.first)
    #expect((graph.ingressPolicy(of: server.resource, port: 6379) != nil) == isLimited)
  }

  /// Cilium's policies add up with the others; a form that is not known is not narrow.
  @Test(arguments: [
    (
      "{endpointSelector: {matchLabels: {app: redis}}, ingress: [{fromEndpoints: [{matchLabels: {app: api}}], toPorts: [{ports: [{port: '6379', protocol: TCP}]}]}]}",
      true
    ),
    (
      "{endpointSelector: {matchLabels: {'k8s:app': redis}}, ingress: [{fromEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': web}}]}]}",
      true
    ),
    ("{endpointSelector: {}, ingress: [{}]}", true),
    (
      "{endpointSelector: {}, ingress: [{fromEndpoints: [{}]}, {fromEntities: [host, kube-apiserver]}]}",
      true
    ),
    ("{endpointSelector: {}, ingress: []}", false),
    ("{endpointSelector: {}, egress: [{}]}", false),
    ("{endpointSelector: {matchLabels: {app: other}}, ingress: [{}]}", false),
    (
      "{endpointSelector: {matchLabels: {'io.cilium.k8s.policy.serviceaccount': redis}}, ingress: [{}]}",
      false
    ),
    ("{endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '6379'}]}]}]}", false),
    (
      "{endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '9121', protocol: ANY}]}]}]}",
      true
    ),
    (
      "{endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '6379', protocol: ANY}]}]}]}",
      false
    ),
    ("{endpointSelector: {}, ingress: [{fromEntities: [cluster]}]}", false),
    (
      "{endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: {app: api}}]}, {fromEntities: [world]}]}",
      false
    ),
    (
      "{endpointSelector: {}, ingress: [{fromEndpoints: [{matchExpressions: [{key: 'k8s:io.kubernetes.pod.namespace', operator: Exists}]}]}]}",
      false
    ),
    (
      "{endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: {'reserved:world': ''}}]}]}",
      false
    ),
    ("{endpointSelector: {}, ingress: [{fromCIDRSet: [{cidr: 10.0.0.0/8}]}]}", false),
    ("{endpointSelector: {}, ingress: [{fromCIDR: [10.1.2.0/24]}]}", true),
    ("{endpointSelector: {}, ingress: [{fromGroups: [{aws: {}}]}]}", false),
    (
      "{endpointSelector: {}, enableDefaultDeny: {ingress: false}, ingress: [{fromEndpoints: [{}]}]}",
      false
    ),
    ("{endpointSelector: {}, ingressDeny: [{fromEntities: [world]}]}", true),
  ])
  func ciliumPoliciesThatLimit(_ spec: String, _ isLimited: Bool) throws {
    let policy = { (kind: String, metadata: String, spec: String) in
      "\n---\napiVersion: cilium.io/v2\nkind: \(kind)\nmetadata: {\(metadata)}\nspec: \(spec)\n"
    }
    let text = Self.server("redis", in: "web")
    let own = policy("CiliumNetworkPolicy", "name: a, namespace: web", spec)
    let foreign = policy("CiliumNetworkPolicy", "name: a, namespace: other", spec)
    for (policies, isExpected) in [(own, isLimited), (foreign, false)] {
      let graph = Self.graph(text + policies)
      let server = try #require(graph.redisServers.first)
      #expect((graph.ingressPolicy(of: server.resource, port: 6379) != nil) == isExpected)
    }
  }

  /// A clusterwide policy holds where its selector's namespace says; its empty peer is every pod.
  @Test(arguments: [
    (
      "{endpointSelector: {matchLabels: {'k8s:io.kubernetes.pod.namespace': web}}, ingress: [{}]}",
      true
    ),
    ("{endpointSelector: {matchLabels: {app: redis}}, ingress: [{fromEntities: [host]}]}", true),
    (
      "{endpointSelector: {matchLabels: {'io.kubernetes.pod.namespace': data}}, ingress: [{}]}",
      false
    ),
    ("{endpointSelector: {}, ingress: [{fromEndpoints: [{}]}]}", false),
    ("{nodeSelector: {}, ingress: [{}]}", false),
  ])
  func clusterwidePolicies(_ spec: String, _ isLimited: Bool) throws {
    let graph = Self.graph(
      """
      \(Self.server("redis", in: "web"))
      ---
      apiVersion: cilium.io/v2
      kind: CiliumClusterwideNetworkPolicy
      metadata: {name: a}
      spec: \(spec)
      """)
    let server = try #require(graph.redisServers.first)
    #expect((graph.ingressPolicy(of: server.resource, port: 6379) != nil) == isLimited)
  }

  private static let narrow =
    "{podSelector: {matchLabels: {app: redis}}, ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]}"

  /// A ConfigMap that stands in a folder twice is read where both say the same.
  @Test(arguments: [("maxmemory 1gb # a", "maxmemory 1gb # a", 1), ("maxmemory 1gb # a", "", 0)])
  func doubledConfiguration(_ first: String, _ second: String, _ failures: Int) throws {
    let settings = [first, second].map { line in
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: shop}
      data: {redis.conf: "\(line)"}
      """
    }
    let graph = Self.graph(
      """
      \(settings.joined(separator: "\n---\n"))
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: queue, namespace: shop}
      spec:
        containers:
          - name: redis
            image: redis:7.4
            args: [/conf/redis.conf]
            volumeMounts: [{name: conf, mountPath: /conf}]
        volumes: [{name: conf, configMap: {name: conf}}]
      """)
    let server = try #require(graph.redisServers.first)
    #expect(graph.startFailures(of: server).count == failures)
  }

  private static func server(_ name: String, in namespace: String) -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: \(name), namespace: \(namespace)}
    spec:
      serviceName: \(name)
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          containers: [{name: redis, image: "redis:7.4", args: [--requirepass, $(P)]}]
    """
  }

  private static func graph(_ text: String) -> ResourceGraph {
    ResourceGraph(
      Inventory([
        SourceFile(id: SourceFile.ID(0), path: "app.yaml", contents: Array(text.utf8))
      ]))
  }
}
