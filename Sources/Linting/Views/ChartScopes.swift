internal import Graph
internal import Kustomize

extension HelmScope {
  /// Which releases of a tree belong to which of its views, one scope for each view.
  static func all(
    of charts: HelmTree, _ sets: ApplicationSets, in views: [ClusterView], _ tree: KustomizeTree,
    path: String
  ) -> [HelmScope] {
    var reached: [String: Set<String>] = [:]
    func folders(below root: String) -> Set<String> {
      if let known = reached[root] { return known }
      let files = tree.files(reachedFrom: root).filter(KustomizeTree.isKustomization)
      let folders = Set(files.map { Path.directory($0) })
      reached[root] = folders
      return folders
    }
    let perView = views.map { view in
      Set(view.inventory.resources.compactMap(\.kustomizeRoot)).reduce(into: Set<String>()) {
        $0.formUnion(folders(below: $1))
      }
    }
    // A kustomization may ask for charts and build nothing by itself.
    let used = perView.reduce(into: Set<String>()) { $0.formUnion($1) }
    let others = Set(tree.directories).subtracting(used)
    let rest = views.firstIndex { $0.name == path }
    return perView.enumerated().map { index, folders in
      let isRest = index == rest
      return HelmScope(
        charts, sets, kustomizations: (isRest ? folders.union(others) : folders).sorted(),
        hasUnclaimed: isRest)
    }
  }
}
