internal import Graph
internal import Linting

extension Rule {
  static let redisServersApart = Rule(
    "redis-servers-apart", .warning, "One Service leads to Redis servers that share no data",
    why: """
      Each pod is a server with a database of its own. The Service picks any of them for each connection,
      so that what one client wrote is not there for the next, sessions and locks included. All pods are
      Ready, and nothing is logged.
      """,
    symptoms: [
      "a key that was just written is missing now and then", "users are logged out at random",
      "two workers hold the same lock",
    ],
    detection: """
      A Deployment or StatefulSet of the project's own image with more than one replica, whose settings are
      all known and name neither `replicaof` nor `cluster-enabled`, which no Sentinel watches, and a Service
      with an address of its own that selects all of its pods.
      """,
    limits: """
      Silent where a script of the namespace speaks of `replicaof`, `sentinel` or `--cluster`, where
      another container stands in the pod, and for images that configure themselves.
      """,
    fix: """
      One replica, unless its failure has to be survived. Otherwise let an operator or a chart run a primary
      with replicas, and Sentinel or a cluster, and let clients ask those.
      """,
    exceptions: "A cache in which a miss costs nothing and a stale value harms nobody.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/replication/"
    ],
    examples: RedisServersApartExamples.all
  ) { graph, findings in
    for apart in graph.separateServers {
      let name = apart.service.displayName
      findings.report(
        "\(apart.server.displayName) runs \(apart.count) servers that know nothing of one another, and \(name) leads to any of them.",
        at: apart.replicas, in: apart.server.resource, confidence: .medium,
        evidence: [
          Evidence(
            "it selects all of them",
            at: (apart.service.spec?["selector"] ?? apart.service.place).range)
        ])
    }
  }
}

private enum RedisServersApartExamples {
  static let all: [Example] = [
    .flagged(
      "Three databases behind one name", redis(replicas: "↓3") + service,
      corrected: redis(replicas: "1") + service),
    .clean("One server", redis(replicas: "1") + service),
    .clean("A cluster", redis(replicas: "3", more: ", --cluster-enabled, \"yes\"") + service),
    .clean(
      "Replicas of another server",
      redis(replicas: "3", more: ", --replicaof, cart-primary, \"6379\"") + service),
    .clean(
      "Each pod by a name of its own",
      redis(replicas: "3") + service.replacing("selector:", with: "clusterIP: None\n  selector:")),
    .clean(
      "A Job that joins them",
      redis(replicas: "3") + service + """
        ---
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: cart-join
          namespace: shop
        spec:
          template:
            spec:
              restartPolicy: OnFailure
              containers:
                - name: join
                  image: redis:8.2
                  command: [sh, -ec, "redis-cli -h cart-1.cart replicaof cart-0.cart 6379"]
        """),
    .clean(
      "Another container that may join them",
      redis(
        replicas: "3",
        beside: "- name: agent\n          image: registry.example.com/redis-agent:1.2") + service),
  ]

  private static func redis(replicas: String, more: String = "", beside: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: cart
      namespace: shop
    spec:
      replicas: \(replicas)
      template:
        metadata:
          labels:
            app: cart
        spec:
          containers:
            - name: redis
              image: redis:8.2
              command: [redis-server, --appendonly, "yes"\(more)]
            \(beside)

    """
  }

  private static let service = """
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: cart
      namespace: shop
    spec:
      selector:
        app: cart
      ports:
        - port: 6379

    """
}
