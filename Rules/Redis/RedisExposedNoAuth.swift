internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisExposedNoAuth = Rule(
    "redis-exposed-no-auth", .error, "Redis without a password is open beyond the cluster",
    why: """
      Scanners find an open Redis within minutes. As the user `default` they read every key, and
      `CONFIG SET dir` with `SAVE`, `MODULE LOAD` or replication from a server of theirs turns the port
      into a shell in the pod.
      """,
    symptoms: [
      "every key is gone and one that asks for money is there",
      "a process in the pod that mines coins", "REPLICAOF in the log with an unknown address",
    ],
    detection: """
      A server as in redis-no-auth whose port is opened beyond the cluster: a Service of type
      LoadBalancer or NodePort or with externalIPs that selects it (also one that an operator or a
      chart makes), hostPort, hostNetwork, or a TCP route of Traefik, ingress-nginx (its ConfigMap or
      the `tcp` values of its chart), Istio or the Gateway API. A Service that Tailscale brings into a
      tailnet (`loadBalancerClass: tailscale`, `tailscale.com/expose`) is open to the tailnet's
      devices and not to the internet: warning.
      """,
    limits: """
      A firewall in front of the nodes, or a load balancer inside a private network, cannot be seen. A
      name that external-dns gives to a headless Service opens nothing by itself, since the addresses
      of pods are seldom routed outside.
      """,
    fix: """
      Take the Service back to ClusterIP first. Then set a password (see redis-no-auth) and TLS before
      it is opened again, and name the addresses that may connect in `loadBalancerSourceRanges`.
      """,
    exceptions: """
      None that lasts: a private network is one compromised machine away from being open. For a
      laptop's cluster, suppress it with that reason. In a tailnet, the policy file may let in named
      devices only: say so in the suppression.
      """,
    references: [
      "https://redis.io/docs/latest/operate/oss_and_stack/management/security/#network-security",
      "https://cwe.mitre.org/data/definitions/306.html",
    ],
    examples: RedisExposedNoAuthExamples.all + RedisExposedNoAuthExamples.routes
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel && server.admitsAnyone {
      guard let exposure = graph.exposure(of: server) else { continue }
      let place = server.authentication.range
      findings.report(
        "\(server.displayName) asks for no password, and \(exposure.clause).",
        at: place, in: server.carrier(of: place),
        level: exposure.reach == .tailnet ? .warning : .error,
        evidence: [Evidence(exposure.story, at: exposure.range)], key: "auth")
    }
  }
}
