internal import Linting

extension RedisExposedNoAuthExamples {
  static let routes: [Example] = [
    .flagged(
      "A Service that Tailscale brings into a tailnet", level: .warning,
      queue + service("type: LoadBalancer", "loadBalancerClass: tailscale"),
      corrected: RedisNoAuthExamples.withPassword),
    .flagged(
      "The annotation of Tailscale's operator", level: .warning,
      queue
        + service("type: ClusterIP", annotation: #"tailscale.com/expose: "true""#),
      corrected: RedisNoAuthExamples.withPassword),
    .flagged(
      "A LoadBalancer beside the tailnet's Service is open to all", level: .error,
      queue + service("type: LoadBalancer", "loadBalancerClass: tailscale")
        + service(
          name: "public", "type: LoadBalancer",
          annotation: "external-dns.alpha.kubernetes.io/hostname: queue.example.com"),
      corrected: RedisNoAuthExamples.withPassword),
    .flagged(
      "The tcp values of ingress-nginx", level: .error,
      queue + service("type: ClusterIP")
        + """
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: ingress-nginx
          namespace: ingress
        spec:
          chart:
            spec:
              chart: ingress-nginx
          values:
            tcp:
              "6379": shop/queue:6379

        """,
      corrected: RedisNoAuthExamples.withPassword),
    .flagged(
      "A VirtualService behind a Gateway of Istio's", level: .error,
      queue + service("type: ClusterIP") + virtualService("[istio-system/entry]") + gateway,
      corrected: RedisNoAuthExamples.withPassword),
    .flagged(
      "Who has the certificate's name needs no password either", level: .error,
      queue + service("type: ClusterIP")
        + """
        ---
        apiVersion: traefik.io/v1alpha1
        kind: IngressRouteTCP
        metadata:
          name: queue
          namespace: edge
        spec:
          entryPoints: [redis]
          routes:
            - match: HostSNI(`queue.example.com`)
              services: [{name: queue, namespace: shop, port: 6379}]
          tls: {secretName: queue-tls}

        """,
      corrected: RedisNoAuthExamples.withPassword),
    .clean(
      "A VirtualService for the mesh",
      unmarked + service("type: ClusterIP") + virtualService("[mesh]")),
    .clean(
      "A Gateway that opens no TCP port",
      unmarked + service("type: ClusterIP") + virtualService("[istio-system/entry]")
        + gateway.replacing("protocol: TCP", with: "protocol: HTTP")),
    .clean(
      "A TCPRoute of the mesh, whose parent is a Service",
      unmarked + service("type: ClusterIP")
        + """
        ---
        apiVersion: gateway.networking.k8s.io/v1alpha2
        kind: TCPRoute
        metadata:
          name: queue
          namespace: shop
        spec:
          parentRefs: [{group: "", kind: Service, name: queue}]
          rules:
            - backendRefs: [{name: queue, port: 6379}]

        """),
    .clean(
      "A headless Service with a name of external-dns",
      unmarked
        + service(
          "clusterIP: None",
          annotation: "external-dns.alpha.kubernetes.io/hostname: queue.example.com")),
  ]

  private static let queue = RedisNoAuthExamples.server(
    "↓redis:7.4", args: #"["--appendonly", "yes"]"#)

  private static let unmarked = queue.replacing("↓", with: "")

  private static func service(
    name: String = "queue", _ lines: String..., annotation: String? = nil
  ) -> String {
    """
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: \(name)
      namespace: shop
      annotations: {\(annotation ?? "")}
    spec:
      \(lines.joined(separator: "\n  "))
      selector: {app: queue}

    """
  }

  private static func virtualService(_ gateways: String) -> String {
    """
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata:
      name: queue
      namespace: edge
    spec:
      hosts: ["queue.example.com"]
      gateways: \(gateways)
      tcp:
        - match: [{port: 6379}]
          route:
            - destination: {host: queue.shop.svc.cluster.local, port: {number: 6379}}

    """
  }

  private static let gateway = """
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata:
      name: entry
      namespace: istio-system
    spec:
      selector: {istio: ingressgateway}
      servers:
        - port: {number: 6379, name: redis, protocol: TCP}
          hosts: ["*"]

    """
}
