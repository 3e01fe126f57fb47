internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A way from outside the cluster to a workload.
public struct Exposure: Sendable {
  /// What opens it, in a clause that follows the workload: `Service/x opens it beyond the cluster`.
  public let clause: String
  /// The same for the place that opens it.
  public let story: String
  /// The place that opens it.
  public let range: SourceRange
}

extension ResourceGraph {
  /// What opens a port of a workload to the world outside the cluster.
  public func exposure(of workload: Resource, port: Int?) -> Exposure? {
    guard let pod = PodSpec(workload) else { return nil }
    let port = PodPort(number: port, of: pod)
    let services = selectors.openServices.selecting(workload).lazy
      .filter { port.isServed(by: $0) && isApplied($0, beside: workload) }
    return services.compactMap { Exposure(service: $0) }.first { _ in true }
      ?? Exposure(onNodes: port)
      ?? services.compactMap { service in
        routes(to: service).first.map { Exposure(route: $0, to: service) }
      }.first { _ in true }
  }

  /// What opens a server's port to the world outside the cluster: clear text, or TLS if that is all.
  public func exposure(of server: RedisServer) -> Exposure? {
    let port = server.plaintextPort == 0 ? server.settings.tlsPort : server.plaintextPort
    return server.workloads.lazy.compactMap { exposure(of: $0, port: port) }.first
      ?? server.ownServices.lazy.compactMap { Exposure(ownService: $0, of: server) }.first
  }

  /// Whether two objects may come to one cluster: samples of different folders are told one by one.
  private func isApplied(_ other: Resource, beside resource: Resource) -> Bool {
    guard isSample(resource), isSample(other), resource.file != other.file else { return true }
    return Path.directory(inventory.appliedPath(of: resource))
      == Path.directory(inventory.appliedPath(of: other))
  }

  /// The TCP routes whose backend is a Service.
  private func routes(to service: Resource) -> [Resource] {
    guard let name = service.name else { return [] }
    return tcpRoutes[name].filter { route in
      if route.kind == "ConfigMap" {
        return TCPRoutes.forwards(of: route).contains(
          ObjectName(namespace: service.namespace, name: name))
      }
      return ObjectName(namespace: route.namespace, name: name).mayBe(
        ObjectName(namespace: service.namespace, name: name))
    }
  }
}

extension Resource {
  /// The type of a Service, if it is one that is reached from outside the cluster.
  fileprivate var openServiceType: Node? {
    spec?["type"].flatMap { $0.isOpenServiceType ? $0 : nil }
  }

  /// Addresses outside the cluster's network on which every node takes a Service's connections.
  fileprivate var externalAddresses: Node? {
    spec?.entry("externalIPs").flatMap { $0.value.isEmptyCollection ? nil : $0.key }
  }

  /// Whether a Service may open its pods to the world: by its type, or by a route that leads to it.
  func isOpenService(_ routes: Lookup<String, Resource>) -> Bool {
    openServiceType != nil || externalAddresses != nil || name.map { !routes[$0].isEmpty } == true
  }
}

extension Node {
  fileprivate var isOpenServiceType: Bool { hasText("LoadBalancer") || hasText("NodePort") }
}

extension Exposure {
  /// A Service that an operator makes, by the type that its resource asks for.
  fileprivate init?(ownService service: RedisServer.OwnService, of server: RedisServer) {
    guard let type = service.type, type.isOpenServiceType else { return nil }
    clause = "its operator's Service/\(service.name) opens it beyond the cluster"
    story = "\(server.displayName) asks for a Service of type \(type.text ?? "LoadBalancer")"
    range = type.range
  }

  fileprivate init?(service: Resource) {
    guard let type = service.openServiceType else {
      guard let addresses = service.externalAddresses else { return nil }
      clause = "\(service.displayName) opens it beyond the cluster"
      story = "\(service.displayName) has addresses outside the cluster"
      range = addresses.range
      return
    }
    clause = "\(service.displayName) opens it beyond the cluster"
    story = "\(service.displayName) is a \(type.text ?? "Service")"
    range = type.range
  }

  /// `hostNetwork`, or a `hostPort` of a container.
  fileprivate init?(onNodes port: PodPort) {
    if port.pod.sharesNodeNetwork, let entry = port.pod.node.entry("hostNetwork") {
      clause = "hostNetwork opens it on its node's addresses"
      story = "the pod listens in the node's network"
      range = entry.key.range
      return
    }
    let ports = (port.pod.initContainers + port.pod.containers).flatMap {
      $0.node["ports"]?.items ?? []
    }
    let opened = ports.first { entry in
      entry["hostPort"]?.text.flatMap { Int($0) } ?? 0 != 0
        && entry["containerPort"].map { port.mayBe($0) } ?? true
    }
    guard let entry = opened?.entry("hostPort") else { return nil }
    clause = "a hostPort opens it on its node's addresses"
    story = "the port is opened on the node"
    range = entry.key.range
  }

  fileprivate init(route: Resource, to service: Resource) {
    clause = "\(route.displayName) leads to it from outside the cluster"
    story = "\(route.displayName) leads to \(service.displayName)"
    range = route.place.range
  }
}

extension PodPort {
  /// Whether a Service leads to the port: one that names no port may.
  fileprivate func isServed(by service: Resource) -> Bool {
    guard let ports = service.spec?["ports"]?.items, !ports.isEmpty else { return true }
    return ports.contains { entry in
      guard let target = entry["targetPort"] ?? entry["port"] else { return true }
      return mayBe(target)
    }
  }
}

/// The routes that carry plain TCP into the cluster, by the names of the Services they lead to.
enum TCPRoutes {
  static func lookup(_ resources: [Resource]) -> Lookup<String, Resource> {
    Lookup(resources.filter { isOne($0) }, byEach: { Array(Set(services(of: $0))) })
  }

  /// Traefik's IngressRouteTCP unless it ends TLS, the Gateway API's TCPRoute, and the ConfigMap of
  /// ingress-nginx (`kubernetes.github.io/ingress-nginx: Exposing TCP and UDP services`).
  private static func isOne(_ resource: Resource) -> Bool {
    switch (resource.kind, resource.group) {
    case ("IngressRouteTCP", "traefik.io"), ("IngressRouteTCP", "traefik.containo.us"):
      resource.spec?["tls"] == nil
    case ("TCPRoute", "gateway.networking.k8s.io"): true
    case ("ConfigMap", ""): resource.name?.hasSuffix("tcp-services") == true
    default: false
    }
  }

  private static func services(of route: Resource) -> [String] {
    let traefik = (route.spec?["routes"]?.items ?? []).flatMap { $0["services"]?.items ?? [] }
    let gateway = (route.spec?["rules"]?.items ?? []).flatMap { $0["backendRefs"]?.items ?? [] }
    guard route.kind == "ConfigMap" else {
      return (traefik + gateway).compactMap { $0["name"]?.text }
    }
    return forwards(of: route).map(\.name)
  }

  /// `"6379": namespace/service:port`.
  static func forwards(of configMap: Resource) -> [ObjectName] {
    (configMap.node["data"]?.entries ?? []).prefix(Lookup<Int, Int>.most).compactMap { entry in
      let parts = (entry.value.text ?? "").prefix { $0 != ":" }.split(separator: "/")
      guard parts.count == 2 else { return nil }
      return ObjectName(namespace: String(parts[0]), name: String(parts[1]))
    }
  }
}
