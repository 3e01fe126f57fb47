internal import Manifests
internal import SourceText
internal import YAML

/// What leads TCP connections from a gateway or an ingress controller to a Service.
struct TCPRoute: Sendable {
  /// What asks for the route, in a few words.
  let displayName: String
  let range: SourceRange
  /// The Service it leads to.
  let backend: ObjectName
  /// Whether TLS ends where it begins, so that clear text stays within the cluster.
  let endsTLS: Bool

  /// The routes of a tree by the names of the Services they lead to.
  static func lookup(_ resources: [Resource], _ releases: [HelmRelease]) -> Lookup<String, TCPRoute>
  {
    let gateways = Gateways(resources)
    let routes =
      resources.flatMap { all(of: $0, gateways) } + releases.flatMap { forwards(of: $0) }
    return Lookup(routes, by: \.backend.name)
  }

  private static func all(of resource: Resource, _ gateways: Gateways) -> [TCPRoute] {
    switch (resource.kind, resource.group) {
    case ("IngressRouteTCP", "traefik.io"), ("IngressRouteTCP", "traefik.containo.us"):
      traefik(resource)
    case ("TCPRoute", "gateway.networking.k8s.io"): gatewayAPI(resource, gateways)
    case ("VirtualService", "networking.istio.io"): istio(resource, gateways)
    case ("ConfigMap", "") where resource.name?.hasSuffix("tcp-services") == true:
      forwards(resource.node["data"], by: resource.displayName)
    default: []
    }
  }

  /// The routes of a resource to each of its backends.
  private static func routes(
    of resource: Resource, to backends: [ObjectName], endsTLS: Bool
  ) -> [TCPRoute] {
    backends.prefix(Lookup<Int, Int>.most).map { backend in
      TCPRoute(
        displayName: resource.displayName, range: resource.place.range, backend: backend,
        endsTLS: endsTLS)
    }
  }
}

// MARK: - The forms of a route

extension TCPRoute {
  private static func traefik(_ route: Resource) -> [TCPRoute] {
    let services = (route.spec?["routes"]?.items ?? []).flatMap { $0["services"]?.items ?? [] }
    let endsTLS = route.spec?["tls"] != nil
    let backends = services.compactMap { backend($0, of: route) }
    return routes(of: route, to: backends, endsTLS: endsTLS)
  }

  private static func gatewayAPI(_ route: Resource, _ gateways: Gateways) -> [TCPRoute] {
    let parents = route.spec?["parentRefs"]?.items ?? []
    // A Service as the parent binds a mesh within the cluster (GEP-1426).
    let outer = parents.filter { ($0["kind"]?.text ?? "Gateway") == "Gateway" }
    guard parents.isEmpty || !outer.isEmpty else { return [] }
    let references = (route.spec?["rules"]?.items ?? []).flatMap { $0["backendRefs"]?.items ?? [] }
    let services = references.filter { ($0["kind"]?.text ?? "Service") == "Service" }
    let endsTLS = !outer.isEmpty && outer.allSatisfy { gateways.endsTLS($0, for: route) }
    let backends = services.compactMap { backend($0, of: route) }
    return routes(of: route, to: backends, endsTLS: endsTLS)
  }

  /// A VirtualService without gateways, or for `mesh`, routes within the mesh only.
  private static func istio(_ service: Resource, _ gateways: Gateways) -> [TCPRoute] {
    let names = Set((service.spec?["gateways"]?.items ?? []).prefix(64).compactMap(\.literal))
    let entries = names.filter { $0 != "mesh" }.map { gateways.istioEntry($0, for: service) }
      .filter { $0 != .none }
    guard !entries.isEmpty else { return [] }
    let routes = (service.spec?["tcp"]?.items ?? []).flatMap { $0["route"]?.items ?? [] }
    let hosts = routes.compactMap { $0[path: "destination", "host"]?.literal }
    let backends = hosts.compactMap { RedisHost($0).services.first }.map { name in
      ObjectName(namespace: name.namespace ?? service.namespace, name: name.name)
    }
    let endsTLS = entries.allSatisfy { $0 == .encrypted }
    return self.routes(of: service, to: backends, endsTLS: endsTLS)
  }

  private static func backend(_ reference: Node, of route: Resource) -> ObjectName? {
    reference["name"]?.literal.map { name in
      ObjectName(namespace: reference["namespace"]?.literal ?? route.namespace, name: name)
    }
  }

  /// The `tcp` values of ingress-nginx' chart, which become its ConfigMap.
  private static func forwards(of release: HelmRelease) -> [TCPRoute] {
    guard release.chart.name == "ingress-nginx" else { return [] }
    return forwards(release.values.node("tcp"), by: release.displayName)
  }

  /// `"6379": namespace/service:port` (`kubernetes.github.io/ingress-nginx: Exposing TCP and UDP
  /// services`).
  private static func forwards(_ ports: Node?, by displayName: String) -> [TCPRoute] {
    (ports?.entries ?? []).prefix(Lookup<Int, Int>.most).compactMap { entry in
      let parts = (entry.value.text ?? "").prefix { $0 != ":" }.split(separator: "/")
      guard parts.count == 2 else { return nil }
      return TCPRoute(
        displayName: displayName, range: entry.key.range,
        backend: ObjectName(namespace: String(parts[0]), name: String(parts[1])), endsTLS: false)
    }
  }
}

/// The gateways of a tree, as far as routes ask what they let in.
private struct Gateways {
  private let gateways: Lookup<ObjectName, Resource>

  /// What a gateway of Istio's lets in for a VirtualService's TCP routes.
  enum Entry { case none, encrypted, clearText }

  init(_ resources: [Resource]) {
    gateways = Lookup(resources.filter { $0.kind == "Gateway" }) {
      ObjectName(namespace: $0.namespace, name: $0.name ?? "")
    }
  }

  /// Whether TLS ends at the listeners that a `parentRef` means; not where the tree shows none.
  func endsTLS(_ parent: Node, for route: Resource) -> Bool {
    guard let name = parent["name"]?.literal else { return false }
    let namespace = parent["namespace"]?.literal ?? route.namespace
    let listeners = found(ObjectName(namespace: namespace, name: name), "gateway.networking.k8s.io")
      .flatMap { $0.spec?["listeners"]?.items ?? [] }
    let meant = listeners.filter { listener in
      ["name": "sectionName", "port": "port"].allSatisfy { field, asked in
        parent[asked]?.text.map { listener[field]?.hasText($0) == true } ?? true
      }
    }.filter { ["TCP", "TLS"].contains($0["protocol"]?.text) }
    return !meant.isEmpty && meant.allSatisfy { $0["protocol"]?.hasText("TLS") == true }
  }

  /// A gateway of another repository is taken to be one that lets clear text in.
  func istioEntry(_ name: String, for service: Resource) -> Entry {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard let last = parts.last else { return .none }
    let namespace = parts.count > 1 ? parts[0] : service.namespace
    let found = found(ObjectName(namespace: namespace, name: last), "networking.istio.io")
    guard !found.isEmpty else { return .clearText }
    let inward = found.filter { gateway in
      // A gateway for what leaves the cluster.
      gateway.spec?["selector"]?.entries.contains { $0.value.text?.contains("egress") == true }
        != true
    }
    let servers = inward.flatMap { $0.spec?["servers"]?.items ?? [] }.filter { server in
      ["TCP", "TLS"].contains(server[path: "port", "protocol"]?.text?.uppercased())
    }
    guard !servers.isEmpty else { return .none }
    return servers.allSatisfy { $0["tls"] != nil } ? .encrypted : .clearText
  }

  /// The gateways of a name, few enough to ask them all for each of many routes.
  private func found(_ name: ObjectName, _ group: String) -> [Resource] {
    gateways.lazily([name, ObjectName(namespace: nil, name: name.name)])
      .prefix(4).filter { $0.group == group }
  }
}
