internal import Linting

enum RedisNoNetworkPolicyExamples {
  static let all: [Example] = [
    .flagged(
      unguarded, level: .note, corrected: server("redis:7.4") + policy(from: client)),
    .flagged(
      "A policy that opens the port to everybody is no limit", level: .note,
      unguarded
        + """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: queue
          namespace: shop
        spec:
          podSelector:
            matchLabels: {app: queue}
          ingress:
            - ports: [{port: 6379}]

        """,
      corrected: server("redis:7.4") + policy(from: client)),
    .clean("A policy that names the clients", server("redis:7.4") + policy(from: client)),
    .clean(
      "Everything in the namespace is denied first",
      server("redis:7.4")
        + """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Ingress]

        """),
    .clean(
      "A cache",
      RedisNoAuthExamples.server("redis:7.4", args: #"["--save", "", "--appendonly", "no"]"#)),
  ]

  private static let unguarded = server("redis:7.4")
    .replacing("name: queue\n  namespace", with: "name: ↓queue\n  namespace")

  private static let client = "{podSelector: {matchLabels: {app: orders}}}"

  private static func server(_ image: String) -> String {
    RedisNoAuthExamples.server(
      image, args: #"["--appendonly", "yes", "--requirepass", "$(REDIS_PASSWORD)"]"#)
  }

  private static func policy(from peer: String) -> String {
    """
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: queue
      namespace: shop
    spec:
      podSelector:
        matchLabels: {app: queue}
      ingress:
        - from: [\(peer)]
          ports: [{port: 6379}]

    """
  }
}
