internal import Graph
internal import Kustomize

/// The cluster views of one path: each kustomize root that no other includes, and the files that none
/// builds from.
struct ClusterViews {
  /// The views, the roots' in the order of their paths.
  private(set) var views: [ClusterView] = []
  /// What applies the objects of all views.
  let engines: EngineIndex
  /// What of the roots could not be built.
  private(set) var notifications: [Notification] = []
  /// The paths of the files that some root builds from.
  private(set) var builtFiles: Set<String> = []
  /// The paths of the files of charts that were rendered.
  private(set) var renderedFiles: Set<String> = []
  /// The number of roots that were built.
  private(set) var rootCount = 0
  /// The number of objects that they build together.
  private(set) var builtObjectCount = 0

  /// Builds the roots of a tree. `files` are all files, each at the index of its number.
  init(_ inventory: Inventory, _ tree: KustomizeTree, name: String, files: [SourceFile]) {
    for root in RootBuild.all(of: tree, inventory, files) {
      builtFiles.formUnion(root.reachedFiles)
      notifications += root.notifications
      if root.isBuilt {
        rootCount += 1
        builtObjectCount += root.inventory.resources.count
      }
      views.append(ClusterView(name: root.name, inventory: root.inventory))
    }
    for path in inventory.files.map(\.path)
    where tree.renderedChartFolders.contains(where: { Path.isBelow(path, $0) }) {
      renderedFiles.insert(path)
    }
    builtFiles.formUnion(renderedFiles)
    let built = builtFiles
    let rest = inventory.keeping { !built.contains(files[Int($0.file)].path) }
    engines = EngineIndex(views.flatMap(\.inventory.resources) + rest.resources)
    views.append(
      ClusterView(name: name, inventory: rest, unlisted: Self.unlisted(rest, tree, files, engines)))
  }

  /// The files of a view that lie below a kustomization's folder but are not listed by it, unless
  /// something applies a folder between the two.
  private static func unlisted(
    _ inventory: Inventory, _ tree: KustomizeTree, _ files: [SourceFile], _ engines: EngineIndex
  ) -> [SourceFile.ID: SourceRange] {
    var unlisted: [SourceFile.ID: SourceRange] = [:]
    for file in Set(inventory.resources.map(\.file)) {
      var directory = Path.directory(files[Int(file)].path)
      while !engines.applies(inventory.pathInTree(directory)) || tree.has(directory) {
        if let place = tree.place(ofKustomizationIn: directory) {
          unlisted[file] = place
          break
        }
        guard !directory.isEmpty, directory != inventory.root else { break }
        directory = Path.directory(directory)
      }
    }
    return unlisted
  }
}

extension KustomizeTree {
  fileprivate func has(_ directory: String) -> Bool {
    place(ofKustomizationIn: directory) != nil
  }
}
