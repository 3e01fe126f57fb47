public import Manifests
public import SourceText

/// A file that the kustomization beside or above it does not list.
public struct UnlistedFile: Sendable {
  /// A Secret that the file declares, that nothing else makes, and what needs it.
  public struct Need: Sendable {
    /// The object of the file.
    public let maker: Resource
    /// The Secret.
    public let secret: ObjectName
    /// The reader's name for messages.
    public let reader: String
    /// Where it names the Secret.
    public let range: SourceRange
  }

  /// What takes in the folder of a kustomization.
  public enum Use: Sendable {
    /// An entry of another kustomization.
    case entry(SourceRange)
    /// An engine's object of another file.
    case applier(displayName: String, SourceRange)
  }

  /// The kustomization.
  public let kustomization: SourceRange
  /// The folder of the kustomization.
  public let folder: String
  /// What else takes in that folder; `nil` if nothing of the tree does.
  public let use: Use?
  /// What is missing without the file.
  public var needs: [Need] = []

  /// A file that is left out.
  public init(kustomization: SourceRange, folder: String, use: Use?) {
    self.kustomization = kustomization
    self.folder = folder
    self.use = use
  }
}
