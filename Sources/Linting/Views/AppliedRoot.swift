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
    let kustomized = FolderIndex(tree.directories)
    for applier in appliers {
      for directory in applier.directories(among: kustomized) {
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
