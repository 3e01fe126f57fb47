internal import Graph
internal import Kustomize

/// What makes an engine build folders of the tree.
struct Applier: Sendable {
  /// The object's name for messages.
  let displayName: String
  /// What it adds to the kustomization it builds.
  let fields: EngineFields?
  /// The parts of the folders' paths; a part `*` stands for any one folder.
  let folders: [[Substring]]
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
    folders = paths.compactMap { Path.join("", $0) }.map { path in
      Path.components(root.isEmpty ? path : "\(root)/\(path)")
    }
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
  func directories(among kustomized: FolderIndex) -> Set<String> {
    Set(folders.flatMap { kustomized.folders(like: $0) })
  }

  /// The folders of components that it adds to what it builds.
  func components(among kustomized: FolderIndex) -> [String] {
    guard let fields else { return [] }
    return directories(among: kustomized).sorted().flatMap { fields.components(from: $0) }
  }
}
