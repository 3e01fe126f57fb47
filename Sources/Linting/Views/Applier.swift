internal import Graph
internal import Kustomize

/// What makes an engine build folders of the tree.
struct Applier: Sendable {
  /// The object's name for messages.
  let displayName: String
  /// What it adds to the kustomization it builds.
  let fields: EngineFields?
  /// The folders' paths within the tree; a part `*` stands for any one folder.
  private let paths: [String]
  /// The folder that the tree starts from.
  private let root: String
  /// Where the object is written.
  let place: SourceRange
  /// Which files of a folder without a kustomization it applies; `nil` where that is not told.
  let selection: FileSelection?

  /// Every Application, ApplicationSet and Flux Kustomization among some objects.
  static func all(in inventory: Inventory) -> [Applier] {
    inventory.resources.flatMap { resource -> [Applier] in
      if resource.isA("Kustomization", in: "kustomize.toolkit.fluxcd.io") {
        guard let spec = resource.spec else { return [] }
        return [
          Applier(
            resource, .flux(spec), [spec["path"]?.literal ?? ""], inventory.root,
            selection: FileSelection(recurses: true))
        ]
      }
      if resource.isA("Application", in: "argoproj.io") {
        return sources(of: resource.spec).map { source in
          Applier(
            resource, source["kustomize"].flatMap { .argoCD($0) },
            [source["path"]?.literal].compactMap { $0 }, inventory.root,
            selection: FileSelection(ofSource: source))
        }
      }
      if resource.isA("ApplicationSet", in: "argoproj.io") {
        let sources = sources(of: resource.spec?[path: "template", "spec"])
        let paths = sources.compactMap { $0["path"]?.literal } + directories(of: resource)
        return [Applier(resource, nil, paths, inventory.root, selection: nil)]
      }
      return []
    }
  }

  private init(
    _ resource: Resource, _ fields: EngineFields?, _ paths: [String], _ root: String,
    selection: FileSelection?
  ) {
    place = resource.place.range
    self.selection = selection
    displayName = resource.displayName
    self.fields = fields
    self.paths = paths.compactMap { Path.join("", $0) }
    self.root = root
  }

  private static func sources(of spec: Node?) -> [Node] {
    ([spec?["source"]].compactMap { $0 } + (spec?["sources"]?.items ?? []))
      .filter { $0["chart"] == nil }
  }

  /// The patterns of git directory generators; folders that one excludes are left to the others.
  private static func directories(of set: Resource) -> [String] {
    (set.spec?["generators"]?.items ?? []).flatMap { generator in
      (generator[path: "git", "directories"]?.items ?? []).compactMap { directory in
        directory["exclude"]?.bool == true ? nil : directory["path"]?.text
      }
    }
  }

  /// The folders with a kustomization that it builds.
  func directories(among directories: [String]) -> [String] {
    let wanted = paths.map { Path.components(root.isEmpty ? $0 : "\(root)/\($0)") }
    return directories.filter { directory in
      let parts = Path.components(directory)
      return wanted.contains { pattern in
        pattern.count == parts.count
          && zip(pattern, parts).allSatisfy { $0 == "*" || $0 == $1 }
      }
    }
  }

  /// Whether it applies a file as it stands; `nil` if the file lies below none of its folders, or if
  /// the tree does not tell.
  func applies(_ file: String) -> Bool? {
    guard let selection else { return nil }
    let parts = Path.components(file)
    for path in paths {
      let folder = Path.components(root.isEmpty ? path : "\(root)/\(path)")
      guard parts.count > folder.count, parts.starts(with: folder) else { continue }
      return selection.takes(parts.dropFirst(folder.count).joined(separator: "/"))
    }
    return nil
  }

  /// The folders of components that it adds to what it builds.
  func components(among directories: [String]) -> [String] {
    guard let fields else { return [] }
    return self.directories(among: directories).flatMap { fields.components(from: $0) }
  }
}
