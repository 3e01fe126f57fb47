internal import Graph
internal import Languages
internal import Linting
internal import SourceText

extension Rule {
  static let redisWriteThroughClusterIP = Rule(
    "redis-write-through-clusterip", .warning,
    "Writes go through a Service that also leads to replicas",
    why: """
      The Service picks any pod for each connection. On a replica every write fails with READONLY, on
      the primary it works: the same client fails now and then. Vault is worse off: `ACL SETUSER`
      succeeds on a replica too, and the user it makes exists on that one pod only.
      """,
    symptoms: [
      "`READONLY You can't write against a read only replica.` in some pods",
      "`WRONGPASS` with a password that Vault has just issued",
    ],
    detection: """
      A connection of Vault's database engine, or a `redis-cli` that writes, whose host is a Service
      that selects the primary and its replicas: warning. An address in a URL or in variables: note,
      because the tree does not show whether the client writes. Clients that ask Sentinel, names of one
      pod, Services with a label for the role (`<name>-master`) and clusters are left out.
      """,
    limits: """
      Whether servers copy one another is known from `replicaof`, from Sentinels that watch them and from
      operators' resources. Otherwise the rule is silent.
      """,
    fix: """
      Point the client at the Service of the primary: `<name>-master` (Bitnami, OT-CONTAINER-KIT),
      `rfrm-<name>` (spotahome), or a Service that selects the label of the role. Or use a client that
      asks Sentinel. Users for every node come from an ACL file on every node, not from Vault alone.
      """,
    exceptions: "A client that only reads, and may read what is a moment old.",
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/replication/",
      "https://developer.hashicorp.com/vault/docs/secrets/databases/redis",
    ],
    examples: RedisWriteThroughClusterIPExamples.all
  ) { graph, findings in
    var seen: Set<SourceRange> = []
    for server in graph.redisServers where graph.mayRefuseWrites(server) {
      for client in graph.redisClients(of: server) {
        guard let level = client.levelOfWriting,
          let service = graph.services(of: server, reachedBy: client).first(where: {
            $0.coverage == .anyPod && client.picksAnyPod(of: $0)
          }), seen.insert(client.range).inserted
        else { continue }
        findings.report(
          "\(client.resource.displayName) \(level == .note ? "may write" : "writes") to \(server.displayName) through Service \(service.name.name), which also leads to replicas.",
          at: client.range, in: client.resource, level: level,
          evidence: [Evidence("these pods copy one another", at: server.place)], key: "host")
      }
    }
  }
}

extension ResourceGraph {
  /// Whether some pods of a server are replicas, and clients are not told where to go instead.
  fileprivate func mayRefuseWrites(_ server: RedisServer) -> Bool {
    !server.settings.isSentinel && server.readsRedisConfig && isReplicated(server) == true
      && server.settings.flag("cluster-enabled").value == false
      && server.resource.kind != "RedisCluster"
  }
}

extension RedisClient {
  /// How sure it is that it writes; `nil` for one that reads, or knows where the primary is.
  fileprivate var levelOfWriting: Level? {
    guard !asksSentinel, port == nil || port == 6379 else { return nil }
    return switch means {
    case .vaultConnection: .warning
    case .commandLine: commands.contains(where: Self.isWrite) ? .warning : nil
    case .url, .variables: .note
    case .exporter: nil
    }
  }

  private static func isWrite(_ command: String) -> Bool {
    let first = command.prefix { $0 != " " }
    return command == "acl setuser"
      || ["set", "del", "flushall", "flushdb", "lpush", "rpush", "hset", "incr", "expire"]
        .contains(first)
  }

  /// Whether its host is the Service itself, and not one pod behind it.
  fileprivate func picksAnyPod(of service: RedisService) -> Bool {
    host?.lowercased().prefix { $0 != "." } ?? "" == service.name.name
  }
}

private enum RedisWriteThroughClusterIPExamples {
  static let all: [Example] = [
    .flagged(
      "Vault makes users on any pod", level: .warning,
      operated + job("vault write ↓database", host: "queue"),
      corrected: operated + job("vault write database", host: "queue-master")),
    .flagged(
      "An address, of which nobody knows whether it is written to", level: .note,
      operated + application(#"↓"redis://queue:6379/0""#),
      corrected: operated + application(#""redis://queue-master:6379/0""#)),
    .clean("The Service of the primary", operated + application(#""redis://queue-master:6379/0""#)),
    .clean(
      "The client asks Sentinel",
      operated + application(#""redis+sentinel://queue:26379/mymaster""#)),
    .clean("One pod by its name", operated + application(#""redis://queue-0.queue:6379/0""#)),
    .clean(
      "One server and no replica",
      operated.replacing("clusterSize: 3", with: "clusterSize: 1")
        + application(#""redis://queue:6379/0""#)),
  ]

  private static let operated = """
    apiVersion: redis.redis.opstreelabs.in/v1beta2
    kind: RedisReplication
    metadata:
      name: queue
      namespace: shop
    spec:
      clusterSize: 3
      kubernetesConfig:
        redisSecret: {name: queue, key: password}

    """

  private static func job(_ write: String, host: String) -> String {
    """
    ---
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: vault-setup
      namespace: shop
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: setup
              image: hashicorp/vault:1.20
              command: ["sh", "-c"]
              args:
                - |
                  \(write)/config/queue plugin_name=redis-database-plugin host=\(host) port=6379 allowed_roles=app
    """
  }

  private static func application(_ address: String) -> String {
    """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: orders
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: orders
              image: registry.example.com/orders:1.4
              env:
                - name: REDIS_URL
                  value: \(address)
    """
  }
}
