internal import Graph

/// The objects that reach one cluster together, as far as a tree tells.
struct ClusterView: Sendable {
  /// The name by which a report speaks of it.
  let name: String
  /// What it holds.
  let inventory: Inventory
  /// Why nothing applies a file, by the file.
  var leftOut: [SourceFile.ID: LeftOut] = [:]

  /// Why nothing applies a file, and what in the tree says so.
  enum LeftOut: Sendable {
    /// A kustomization above the file does not list it.
    case unlisted(SourceRange)
    /// A component lists it, and no kustomization uses the component.
    case unusedComponent(SourceRange)
    /// An Application takes other files of the folder, or none of its subfolders.
    case notTaken(SourceRange)

    /// The reason as one place of a finding's story.
    var evidence: Evidence {
      switch self {
      case .unlisted(let place):
        Evidence("the kustomization here does not list the file", at: place)
      case .unusedComponent(let place):
        Evidence("no kustomization of the tree uses this component", at: place)
      case .notTaken(let place): Evidence("what is applied here leaves the file out", at: place)
      }
    }
  }
}
