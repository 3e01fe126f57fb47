internal import Graph
internal import Languages
internal import Linting

extension Rule {
  static let redisNoNetworkPolicy = Rule(
    "redis-no-networkpolicy", .note, "No NetworkPolicy limits who reaches Redis",
    why: """
      Every pod of the cluster may open connections to the port, guess passwords and use up
      `maxclients`. A policy that names the clients leaves one way in instead of hundreds.
      """,
    symptoms: ["connections from namespaces that have no business with it in CLIENT LIST"],
    detection: """
      A server that keeps its data, and no NetworkPolicy or policy of Cilium's that selects its pods
      and limits the port to named peers. A default-deny policy of the namespace counts.
      """,
    limits: """
      Silent for servers that charts and operators make, which may bring a policy along, and for
      policies of other kinds (Calico's own, a mesh's AuthorizationPolicy in the tree).
      """,
    fix: """
      Add a NetworkPolicy that selects the server's pods and allows ingress on its port from the pods
      of its clients, of its replicas and Sentinels, and of the exporter.
      """,
    exceptions: """
      A cluster whose network plugin does not enforce policies, or of one team only. Turn the rule off
      there.
      """,
    references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
    inExamples: .dropped, examples: RedisNoNetworkPolicyExamples.all
  ) { graph, findings in
    for server in graph.redisServers where !server.settings.isSentinel {
      guard !server.isCache, !server.isLoopbackOnly, server.runsAsWritten,
        !graph.hasUnreadPolicies(of: server),
        graph.ingressPolicy(of: server) == nil
      else { continue }
      findings.report(
        "No NetworkPolicy limits who reaches \(server.displayName).",
        at: server.resource.place.range,
        in: server.resource, confidence: .medium, key: "policy")
    }
  }
}
