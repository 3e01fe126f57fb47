internal import Graph

/// The objects that reach one cluster together, as far as a tree tells.
struct ClusterView: Sendable {
  /// The name by which a report speaks of it.
  let name: String
  /// The cluster by the name or the address that engines give it; `nil` where none does.
  let cluster: String?
  /// What it holds.
  private(set) var inventory: Inventory
  /// What applies its objects.
  private(set) var engines: EngineIndex
  /// Why nothing applies a file, by the file.
  var leftOut: [SourceFile.ID: LeftOut] = [:]
  private var parts: [(resources: Range<Resource.ID>, name: String)] = []

  init(name: String, cluster: String? = nil, inventory: Inventory, engines: EngineIndex) {
    self.name = name
    self.cluster = cluster
    self.inventory = inventory
    self.engines = engines
  }

  /// Some of its objects: those of one folder.
  struct Part {
    /// The name by which a report speaks of it.
    let name: String
    /// The objects.
    let resources: [Resource]
    /// What applies them; `nil` if only their files' paths may tell.
    let engine: Engine?
  }

  /// Makes its parts its content. Problems of files are told in one view only.
  mutating func join(_ parts: [Part], from files: [SourceFile], keepsProblems: Bool) {
    var applied: [(resources: Range<Resource.ID>, engine: Engine)] = []
    var count = 0
    for part in parts where !part.resources.isEmpty {
      let range = count..<(count + part.resources.count)
      self.parts.append((range, part.name))
      if let engine = part.engine { applied.append((range, engine)) }
      count = range.upperBound
    }
    engines = engines.applying(applied)
    inventory = inventory.replacing(parts.flatMap(\.resources), from: files)
    if !keepsProblems { inventory = inventory.withoutProblems }
  }

  /// The name of the folder that an object belongs to.
  func name(of resource: Resource.ID?) -> String {
    guard let resource else { return name }
    return parts.first { $0.resources.contains(resource) }?.name ?? name
  }

  /// The files that a kustomization above them does not list.
  var unlistedFiles: [SourceFile.ID: UnlistedFile] {
    leftOut.compactMapValues { reason in if case .unlisted(let file) = reason { file } else { nil }
    }
  }

  /// Notes what is missing without the files that are not listed.
  mutating func note(_ unlisted: [SourceFile.ID: UnlistedFile]) {
    for (file, unlisted) in unlisted { leftOut[file] = .unlisted(unlisted) }
  }

  /// Why nothing applies a file, and what in the tree says so.
  enum LeftOut: Sendable {
    /// A kustomization above the file does not list it.
    case unlisted(UnlistedFile)
    /// A component lists it, and no kustomization uses the component.
    case unusedComponent(SourceRange)
    /// An Application takes other files of the folder, or none of its subfolders.
    case notTaken(SourceRange)

    /// The reason as one place of a finding's story.
    var evidence: Evidence {
      switch self {
      case .unlisted(let file):
        Evidence("the kustomization here does not list the file", at: file.kustomization)
      case .unusedComponent(let place):
        Evidence("no kustomization of the tree uses this component", at: place)
      case .notTaken(let place): Evidence("what is applied here leaves the file out", at: place)
      }
    }
  }
}
