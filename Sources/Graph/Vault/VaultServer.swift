public import Languages
public import Manifests
public import SourceText
internal import YAML

/// A Vault or OpenBao server, however it is written: a pod, a chart's values, an operator's object.
public struct VaultServer: Sendable {
  /// The resource that runs it.
  public let resource: Resource
  /// The place that stands for the server where no setting does: its image, or its name.
  public let range: SourceRange
  /// The configurations it reads, as far as the tree shows them.
  public let configurations: [Configuration]
  /// Whether it reads more than the tree shows.
  public let readsMore: Bool
  /// What starts it in development mode, where everything is in memory.
  public let development: SourceRange?
  /// What restarts it when it fails.
  public let liveness: Probe?
  /// What restarts it when it fails for too long after a start.
  public let startup: Probe?
  /// What takes it out of its Services when it fails.
  public let readiness: Probe?
  /// Where its data lies, for each storage that has a folder.
  public let data: [Data]

  /// One configuration that a server reads.
  public struct Configuration: Sendable {
    /// The resource in which it is written.
    public let resource: Resource
    /// What it sets.
    public let settings: VaultServerConfiguration
    /// Where the values of a chart would hold it, where it is the chart's default, which nobody wrote.
    public let chartKey: String?
  }

  /// The folder of a storage, and what keeps it.
  public struct Data: Sendable {
    /// The storage that has the folder.
    public let storage: VaultStorage
    /// The resource in which the storage is written.
    public let carrier: Resource
    /// The folder.
    public let path: String
    /// What keeps it.
    public let volume: Volume

    /// What keeps a folder.
    public enum Volume: Sendable {
      /// An `emptyDir`, which goes with the pod.
      case emptyDir(SourceRange)
      /// The container's own file system, which goes with the container.
      case container
      /// A claim or anything else that outlives the pod.
      case persistent
      /// The tree does not tell.
      case unknown
    }
  }

  /// Every listener it has.
  public var listeners: [(listener: VaultListener, configuration: Configuration)] {
    configurations.flatMap { configuration in
      configuration.settings.listeners.map { ($0, configuration) }
    }
  }

  /// Whether a seal opens it without key shares; `nil` where the tree does not tell.
  public var unsealsItself: Bool? {
    let answers = configurations.map(\.settings.unsealsItself)
    if answers.contains(true) { return true }
    return readsMore || configurations.isEmpty || answers.contains(nil) ? nil : false
  }
}
