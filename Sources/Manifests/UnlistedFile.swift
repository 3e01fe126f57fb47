public import SourceText

/// A file that lies below a kustomization and that no root builds from.
public struct UnlistedFile: Sendable {
  /// The nearest kustomization around it.
  public let kustomization: SourceRange
  /// Whether that one lists it after all, but is a component that no root includes.
  public let isOfComponent: Bool

  /// A file left out by a kustomization.
  public init(by kustomization: SourceRange, isOfComponent: Bool) {
    self.kustomization = kustomization
    self.isOfComponent = isOfComponent
  }
}
