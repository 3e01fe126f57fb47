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
    let appliers = Applier.all(in: inventory)
    for root in RootBuild.all(of: tree, appliers, inventory, files) {
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
    let components = Self.unusedComponents(of: tree, appliers)
    let built = builtFiles
    let path = { (resource: Resource) in files[Int(resource.file)].path }
    let unused = inventory.keeping { !built.contains(path($0)) && components[path($0)] != nil }
    let rest = inventory.keeping { !built.contains(path($0)) && components[path($0)] == nil }
    engines = EngineIndex(views.flatMap(\.inventory.resources) + rest.resources)
    views.append(
      ClusterView(
        name: name, inventory: rest,
        leftOut: Self.unlisted(rest, tree, files, engines)
          .merging(Self.notTaken(rest, appliers, files)) { first, _ in first }))
    // Beside the rest, an unused component would answer for what it has no part in.
    views.append(
      ClusterView(
        name: name, inventory: unused.withoutProblems,
        leftOut: Dictionary(
          unused.resources.compactMap { resource in
            components[path(resource)].map { (resource.file, .unusedComponent($0)) }
          }, uniquingKeysWith: { first, _ in first })))
  }

  /// The files below the folder of an Application that it does not take, unless something else does.
  private static func notTaken(
    _ inventory: Inventory, _ appliers: [Applier], _ files: [SourceFile]
  ) -> [SourceFile.ID: ClusterView.LeftOut] {
    let charts = Set(
      inventory.files.filter { Path.name($0.path) == "Chart.yaml" }.map { Path.directory($0.path) })
    var notTaken: [SourceFile.ID: ClusterView.LeftOut] = [:]
    let applied = AppliedFiles(appliers)
    for file in Set(inventory.resources.map(\.file)) {
      let path = files[Int(file)].path
      // A chart's files are not applied as they stand.
      guard let applier = applied.applierLeavingOut(path),
        !charts.contains(where: { Path.isBelow(path, $0) })
      else { continue }
      notTaken[file] = .notTaken(applier.place)
    }
    return notTaken
  }

  /// The files of components that no root uses, and where each component stands.
  private static func unusedComponents(
    of tree: KustomizeTree, _ appliers: [Applier]
  ) -> [String: SourceRange] {
    let kustomized = FolderIndex(tree.directories)
    return tree.filesOfUnusedComponents(
      beside: appliers.flatMap { $0.components(among: kustomized) })
  }

  /// The files of a view that lie below a kustomization's folder but are not listed by it, unless
  /// something applies a folder between the two.
  private static func unlisted(
    _ inventory: Inventory, _ tree: KustomizeTree, _ files: [SourceFile], _ engines: EngineIndex
  ) -> [SourceFile.ID: ClusterView.LeftOut] {
    var unlisted: [SourceFile.ID: ClusterView.LeftOut] = [:]
    for file in Set(inventory.resources.map(\.file)) {
      var directory = Path.directory(files[Int(file)].path)
      while !engines.applies(inventory.pathInTree(directory)) || tree.has(directory) {
        if let place = tree.place(ofKustomizationIn: directory) {
          unlisted[file] = .unlisted(place)
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
