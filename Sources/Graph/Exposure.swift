internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A way from outside the cluster to a workload.
public struct Exposure: Sendable {
  /// Whom it lets in.
  public enum Reach: Sendable {
    /// Whoever reaches an address outside the cluster: the internet, or the network around the nodes.
    case network
    /// The devices of a tailnet, over connections that Tailscale encrypts.
    case tailnet
  }

  /// What opens it, in a clause that follows the workload: `Service/x opens it beyond the cluster`.
  public let clause: String
  /// The same for the place that opens it.
  public let story: String
  /// The place that opens it.
  public let range: SourceRange
  /// Whom it lets in.
  public let reach: Reach
  /// Whether it takes encrypted connections only, so that clear text stays within the cluster.
  public let isEncrypted: Bool
}

extension ResourceGraph {
  /// What opens a port of a workload to the world outside the cluster; of several ways the widest.
  public func exposure(of workload: Resource, port: Int?) -> Exposure? {
    guard let pod = PodSpec(workload) else { return nil }
    let port = PodPort(number: port, of: pod)
    let services = selectors.openServices.selecting(workload).lazy
      .filter { port.isServed(by: $0) && isApplied($0, beside: workload) }
      .prefix(Self.mostWays)
    let byService = Exposure.widest(services.compactMap { Exposure(service: $0) })
    if byService?.isOpen == true { return byService }
    let byNode = Exposure(onNodes: port)
    let byRoute = Exposure.widest(
      services.flatMap { service in
        routes(to: service).lazy.map { Exposure(route: $0, to: service) }
      }.prefix(Self.mostWays))
    return Exposure.widest([byNode, byRoute, byService].lazy.compactMap { $0 })
  }

  /// More Services and routes to one workload tell nothing new.
  private static var mostWays: Int { 64 }

  /// What opens a server's port to the world outside the cluster: clear text, or TLS if that is all.
  public func exposure(of server: RedisServer) -> Exposure? {
    let port = server.plaintextPort == 0 ? server.settings.tlsPort : server.plaintextPort
    return Exposure.widest(server.workloads.lazy.compactMap { exposure(of: $0, port: port) })
      ?? Exposure.widest(
        server.ownServices.lazy.compactMap { Exposure(ownService: $0, of: server) })
  }

  /// Whether two objects may come to one cluster: samples of different folders are told one by one.
  private func isApplied(_ other: Resource, beside resource: Resource) -> Bool {
    guard isSample(resource), isSample(other), resource.file != other.file else { return true }
    return Path.directory(inventory.appliedPath(of: resource))
      == Path.directory(inventory.appliedPath(of: other))
  }

  /// The TCP routes whose backend is a Service.
  private func routes(to service: Resource) -> [TCPRoute] {
    guard let name = service.name else { return [] }
    let own = ObjectName(namespace: service.namespace, name: name)
    return tcpRoutes[name].filter { $0.backend.mayBe(own) }
  }
}

extension Exposure {
  /// Whether clear text comes in from the network outside the cluster.
  public var isOpen: Bool { reach == .network && !isEncrypted }

  /// The way that lets most in.
  fileprivate static func widest(_ all: some Sequence<Exposure>) -> Exposure? {
    var found: Exposure?
    for way in all {
      if way.isOpen { return way }
      if found == nil || found?.reach == .tailnet && way.reach == .network { found = way }
    }
    return found
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
  func isOpenService(_ routes: Lookup<String, TCPRoute>) -> Bool {
    openServiceType != nil || externalAddresses != nil
      || metadata?["annotations"]?.tailscaleExposure != nil
      || name.map { !routes[$0].isEmpty } == true
  }
}

extension Node {
  fileprivate var isOpenServiceType: Bool { hasText("LoadBalancer") || hasText("NodePort") }

  /// The annotation by which Tailscale's operator brings a Service into a tailnet
  /// (`tailscale.com/kb/1439: Expose a cluster workload`).
  fileprivate var tailscaleExposure: Node? {
    entry("tailscale.com/expose").flatMap { $0.value.hasText("true") ? $0.key : nil }
  }

  /// The name outside the cluster that external-dns gives a Service.
  fileprivate var publishedName: String? {
    guard let name = self["external-dns.alpha.kubernetes.io/hostname"]?.literal else { return nil }
    return name.utf8.count <= 253 && !name.contains(where: \.isWhitespace) ? name : nil
  }
}

extension Exposure {
  /// A Service that an operator makes, by the type and the annotations that its resource asks for.
  fileprivate init?(ownService service: RedisServer.OwnService, of server: RedisServer) {
    let subject = "its operator's Service/\(service.name)"
    if let type = service.type, type.isOpenServiceType {
      self.init(
        network: subject, "\(server.displayName) asks for a Service of type \(type.text ?? "")",
        service.annotations, at: type.range)
    } else if let mark = service.annotations?.tailscaleExposure {
      self.init(tailnet: subject, at: mark.range)
    } else {
      return nil
    }
  }

  fileprivate init?(service: Resource) {
    let annotations = service.metadata?["annotations"]
    let name = service.displayName
    if let type = service.openServiceType {
      if let proxy = service.spec?["loadBalancerClass"], proxy.hasText("tailscale") {
        self.init(tailnet: name, at: proxy.range)
      } else {
        let story = "\(name) is a \(type.text ?? "Service")"
        self.init(network: name, story, annotations, at: type.range)
      }
    } else if let addresses = service.externalAddresses {
      let story = "\(name) has addresses outside the cluster"
      self.init(network: name, story, annotations, at: addresses.range)
    } else if let mark = annotations?.tailscaleExposure {
      self.init(tailnet: name, at: mark.range)
    } else {
      return nil
    }
  }

  private init(
    network subject: String, _ story: String, _ annotations: Node?, at range: SourceRange
  ) {
    let published = annotations?.publishedName.map { ", which external-dns names \($0)" } ?? ""
    self.init(
      clause: "\(subject) opens it beyond the cluster", story: story + published, range: range,
      reach: .network, isEncrypted: false)
  }

  private init(tailnet subject: String, at range: SourceRange) {
    self.init(
      clause: "\(subject) opens it to the devices of a tailnet, not to the internet",
      story: "Tailscale brings \(subject) into a tailnet", range: range, reach: .tailnet,
      isEncrypted: true)
  }

  /// `hostNetwork`, or a `hostPort` of a container.
  fileprivate init?(onNodes port: PodPort) {
    if port.pod.sharesNodeNetwork, let entry = port.pod.node.entry("hostNetwork") {
      self.init(
        clause: "hostNetwork opens it on its node's addresses",
        story: "the pod listens in the node's network", range: entry.key.range, reach: .network,
        isEncrypted: false)
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
    self.init(
      clause: "a hostPort opens it on its node's addresses",
      story: "the port is opened on the node", range: entry.key.range, reach: .network,
      isEncrypted: false)
  }

  fileprivate init(route: TCPRoute, to service: Resource) {
    self.init(
      clause: "\(route.displayName) leads to it from outside the cluster",
      story: "\(route.displayName) leads to \(service.displayName)", range: route.range,
      reach: .network, isEncrypted: route.endsTLS)
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
