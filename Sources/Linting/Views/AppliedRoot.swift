internal import Graph
internal import Kustomize

/// A folder with a kustomization that is built by itself: because no other kustomization includes it,
/// or because an Application or a Flux Kustomization names it.
struct AppliedRoot: Sendable {
  /// The folder.
  let directory: String
  /// What the engine adds to the kustomization.
  let fields: EngineFields?
  /// The name by which a report speaks of the view.
  let name: String

  /// The roots of a tree, in the order of their paths.
  static func all(of tree: KustomizeTree, _ appliers: [Applier]) -> [AppliedRoot] {
    var byDirectory: [String: [Applier]] = [:]
    let directories = tree.directories
    for applier in appliers {
      for directory in applier.directories(among: directories) {
        byDirectory[directory, default: []].append(applier)
      }
    }
    for root in tree.roots where byDirectory[root] == nil { byDirectory[root] = [] }
    return byDirectory.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .flatMap { roots(of: $0.key, $0.value) }
  }

  /// Engines that add nothing build the same.
  private static func roots(of directory: String, _ appliers: [Applier]) -> [AppliedRoot] {
    let name = directory.isEmpty ? "." : directory
    let plain = AppliedRoot(directory: directory, fields: nil, name: name)
    let adding = appliers.filter { $0.fields != nil }
    guard !adding.isEmpty else { return [plain] }
    let own = adding.map { applier in
      AppliedRoot(
        directory: directory, fields: applier.fields,
        name: appliers.count == 1 ? name : "\(name) (\(applier.displayName))")
    }
    return adding.count < appliers.count ? [plain] + own : own
  }
}

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

  /// Every Application, ApplicationSet and Flux Kustomization among some objects.
  static func all(in inventory: Inventory) -> [Applier] {
    inventory.resources.flatMap { resource -> [Applier] in
      if resource.isA("Kustomization", in: "kustomize.toolkit.fluxcd.io") {
        guard let spec = resource.spec else { return [] }
        return [Applier(resource, .flux(spec), [spec["path"]?.literal ?? ""], inventory.root)]
      }
      if resource.isA("Application", in: "argoproj.io") {
        return sources(of: resource.spec).map { source in
          Applier(
            resource, source["kustomize"].flatMap { .argoCD($0) },
            [source["path"]?.literal].compactMap { $0 }, inventory.root)
        }
      }
      if resource.isA("ApplicationSet", in: "argoproj.io") {
        let sources = sources(of: resource.spec?[path: "template", "spec"])
        let paths = sources.compactMap { $0["path"]?.literal } + directories(of: resource)
        return [Applier(resource, nil, paths, inventory.root)]
      }
      return []
    }
  }

  private init(
    _ resource: Resource, _ fields: EngineFields?, _ paths: [String], _ root: String
  ) {
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

  /// The folders of components that it adds to what it builds.
  func components(among directories: [String]) -> [String] {
    guard let fields else { return [] }
    return self.directories(among: directories).flatMap { fields.components(from: $0) }
  }
}
