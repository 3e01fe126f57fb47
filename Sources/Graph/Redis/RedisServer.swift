public import Languages
public import Manifests
public import SourceText
internal import YAML

/// A server that speaks Redis' protocol (Redis, Valkey, KeyDB, Dragonfly), however its configuration is written.
public struct RedisServer: Sendable {
  /// The resource that runs it.
  public let resource: Resource
  /// The pod it runs in.
  public let pod: PodSpec
  /// The container it runs in.
  public let container: Container
  /// What the server ends up with, as far as the tree shows it.
  public let settings: RedisSettings
  /// The place that stands for the server where no setting does: its image, or its name.
  public let range: SourceRange
  /// The configuration file it reads, if the tree shows it.
  public let configuration: Configuration?
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

  /// Whether it takes connections only over TLS; `nil` where the tree does not tell.
  public var listensOnTLSOnly: Bool? {
    isTLSEnabledByImage == true ? true : settings.listensOnTLSOnly
  }

  /// Whether it takes TLS connections at all; `nil` where the tree does not tell.
  public var listensOnTLS: Bool? {
    if let isTLSEnabledByImage { return isTLSEnabledByImage }
    return settings.tlsPort.map { $0 != 0 }
  }

  /// The port for clear text as NetworkPolicies and Services see it; `nil` where it is not told.
  public var plaintextPort: Int? {
    settings.plaintextPort ?? (isTLSEnabledByImage == false ? 6379 : nil)
  }

  /// Whether only processes of its own pod can connect.
  public var isLoopbackOnly: Bool {
    guard case .set(let bind) = settings.value(of: "bind"), !bind.arguments.isEmpty else {
      return settings.plaintextPort == 0 && settings.tlsPort == 0
    }
    return bind.arguments.allSatisfy { address in
      ["127.0.0.1", "::1", "-::1", "localhost", "-127.0.0.1"].contains(address.text)
    }
  }

  /// Whether its keys are meant to be lost: nothing is written to disk, or any key may be evicted.
  public var isCache: Bool { settings.isPersistent == false || settings.evictsAnyKey == true }

  /// Whether some volume of the server outlives its pod.
  public var hasPersistentVolume: Bool {
    pod.volumes.contains(where: \.isPersistent)
      || resource.spec?["volumeClaimTemplates"]?.isEmptyCollection == false
  }

  /// The server in a few words.
  public var displayName: String { resource.displayName }

  /// The resource in which a range of the server's configuration is written.
  public func carrier(of range: SourceRange) -> Resource {
    guard let configuration else { return resource }
    return range.file == configuration.key.range.file
      && range.lower >= configuration.resource.node.range.lower
      && range.upper <= configuration.resource.node.range.upper ? configuration.resource : resource
  }
}
