public import Languages
public import Manifests
public import SourceText
public import YAML

/// A server that speaks Redis' protocol, however it is written: a container, the values of a chart, the
/// resource of an operator.
public struct RedisServer: Sendable, Identifiable {
  /// Its number among the servers of a graph.
  public internal(set) var id = 0
  /// The resource that a reviewer changes: the workload, or the operator's resource.
  public let resource: Resource
  /// What it is.
  public let product: Product
  /// The objects whose pods run it: the resource itself, or what its operator makes of it.
  public let workloads: [Resource]
  /// The pod it runs in; of an operator's resource the one that the operator makes.
  public let pod: PodSpec
  /// The container it runs in.
  public let container: Container
  /// What the server ends up with, as far as the tree shows it.
  public let settings: RedisSettings
  /// The place that stands for the server where no setting does: its image, or its name.
  public let range: SourceRange
  /// The configuration file it is started with, if the tree shows it.
  public let configuration: Configuration?
  /// Every configuration file of the tree that it reads.
  public let configurations: [Configuration]
  /// The Services that an operator makes for it, which no manifest shows.
  public let ownServices: [OwnService]
  /// Whether an image's own variables turn TLS on or off (Bitnami); `nil` where none speaks.
  public let isTLSEnabledByImage: Bool?

  let sources: [String: EmbeddedText]
  let arguments: [SourceRange]

  /// A configuration file of the tree that a server reads.
  public struct Configuration: Sendable {
    /// The ConfigMap or Secret that holds it.
    public let resource: Resource
    /// The key under which it stands.
    public let key: Node
    /// The text.
    public let text: EmbeddedText
  }

  /// Where a setting is written.
  public func range(of origin: RedisOrigin) -> SourceRange {
    switch origin {
    case .file(let path, let offsets): sources[path]?.range(offsets) ?? range
    case .argument(let index): arguments.indices.contains(index) ? arguments[index] : range
    }
  }

  /// The server in a few words.
  public var displayName: String { resource.displayName }

  /// The resource in which a range of the server's configuration is written.
  public func carrier(of range: SourceRange) -> Resource {
    configurations.first { configuration in
      range.file == configuration.key.range.file
        && range.lower >= configuration.resource.node.range.lower
        && range.upper <= configuration.resource.node.range.upper
    }?.resource ?? resource
  }
}

extension RedisServer {
  /// The same server as what an operator runs for a resource.
  func declared(by resource: Resource, as operated: OperatedServer) -> RedisServer {
    RedisServer(
      id: id, resource: resource, product: operated.product, workloads: operated.workloads,
      pod: pod,
      container: container, settings: settings, range: resource.place.range,
      configuration: configuration, configurations: configurations,
      ownServices: operated.services, isTLSEnabledByImage: isTLSEnabledByImage, sources: sources,
      arguments: arguments)
  }
}
