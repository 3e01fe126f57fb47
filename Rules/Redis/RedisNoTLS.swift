internal import Languages
internal import Linting

extension Rule {
  static let redisNoTLS = Rule(
    "redis-no-tls", .warning, "Redis accepts connections in clear text",
    why: """
      Passwords, issued credentials and every value cross the network readable to whoever shares a
      node, a mirror port or a compromised pod. `AUTH` sends the password itself, not a proof of it.
      """,
    symptoms: [
      "a packet capture shows AUTH and the data", "an audit fails on transport encryption",
    ],
    detection: """
      A Redis, Valkey, KeyDB or Dragonfly server without a TLS port, from redis.conf, arguments, and
      the variables that images read (Bitnami, Redis Stack, Valkey, Dragonfly), the values of charts
      (Bitnami, redis-ha, valkey), and the resources of operators (OT-CONTAINER-KIT, spotahome,
      Dragonfly, Redis Enterprise). Reachable from outside
      the cluster (LoadBalancer, NodePort, externalIPs, hostPort, hostNetwork, a TCP route of Traefik,
      ingress-nginx, Istio or the Gateway API that does not end TLS), or with credentials issued by
      Vault: error. NetworkPolicies (also Cilium's) that all name
      their peers, a mesh with STRICT mTLS, a pure cache, or a server without password and
      volume: note, and the message says which. Else warning. Tailscale's proxies encrypt up to the
      cluster and change nothing. A server bound to loopback is not reported.
      """,
    limits: """
      A server that has certificates and no TLS port is told by redis-tls-incomplete. TLS ended by a
      sidecar proxy, and encryption below the pods (WireGuard), are not seen. A
      configuration file that the tree does not show leaves the rule silent.
      """,
    fix: """
      Set `tls-port 6379`, `port 0`, `tls-cert-file`, `tls-key-file`, `tls-ca-cert-file`, and
      `tls-replication yes` where there are replicas. Switch clients to `rediss://`. Certificates can
      be reloaded with `CONFIG SET tls-cert-file` without a restart. Dragonfly: `--tls` with
      `--tls_cert_file`, `--tls_key_file` and `--tls_ca_cert_file`.
      """,
    exceptions: """
      Traffic that a mesh encrypts, or a cache whose content anyone may read. Say so in the
      suppression.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/"
    ],
    examples: RedisNoTLSExamples.all + RedisNoTLSExamples.charts + RedisNoTLSExamples.operators
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel {
      guard server.listensOnTLS == false, !server.isLoopbackOnly, server.plaintextPort != 0,
        server.idleCertificate == nil
      else { continue }
      let place = server.placeWithoutTLS
      let verdict = ClearTextVerdict(server, in: graph)
      findings.report(
        "\(server.displayName) accepts connections in clear text\(verdict.reason).", at: place,
        in: server.carrier(of: place), level: verdict.level, confidence: .high,
        evidence: verdict.evidence, key: "tls")
    }
  }
}

/// How bad clear text is for one server.
struct ClearTextVerdict {
  let level: Level
  let reason: String
  let evidence: [Evidence]

  init(_ server: RedisServer, in graph: ResourceGraph) {
    let issuers = graph.userIssuers(of: server).filter { $0.means != .aclSetUser }
    if let exposure = graph.exposure(of: server), exposure.isOpen {
      self.init(
        .error, ", and \(exposure.clause)", [Evidence(exposure.story, at: exposure.range)])
    } else if !issuers.isEmpty {
      self.init(
        .error, ", and credentials issued by Vault cross the network with them",
        issuers.map { Evidence($0.story, at: $0.range) })
    } else if let policy = graph.ingressPolicy(of: server) {
      self.init(
        onlyNote: "\(policy.displayName) limits who can connect",
        Evidence("only what this policy names reaches it", at: policy.place.range))
    } else if let mesh = graph.strictPeerAuthentication(for: server.pod.resource) {
      self.init(
        onlyNote: "\(mesh.displayName) asks for mTLS around it",
        Evidence("the mesh encrypts", at: mesh.place.range))
    } else if server.isCache {
      self.init(onlyNote: "it is a cache, whose keys may be lost")
    } else if graph.isSample(server.resource), !server.hasPersistentVolume {
      self.init(onlyNote: "it is a sample that keeps nothing on a volume")
    } else if server.settings.hasPassword == false, !server.hasPersistentVolume {
      self.init(onlyNote: "there is no password to overhear, and nothing is kept on a volume")
    } else {
      self.init(.warning, "", [])
    }
  }

  private init(onlyNote why: String, _ evidence: Evidence? = nil) {
    self.init(.note, "; only a note, since \(why)", evidence.map { [$0] } ?? [])
  }

  private init(_ level: Level, _ reason: String, _ evidence: [Evidence]) {
    self.level = level
    self.reason = reason
    self.evidence = evidence
  }
}

extension RedisServer {
  /// Where TLS is decided; in an operator's resource that says nothing of it, the `spec` that would.
  fileprivate var placeWithoutTLS: SourceRange {
    let place = tls.range
    guard pod.resource.kind != resource.kind, place == resource.place.range else { return place }
    return resource.node.entry("spec")?.key.range ?? place
  }
}
