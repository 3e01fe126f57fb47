internal import Graph
internal import Kustomize

/// The cluster views of one path: what engines bring to one cluster together, each kustomize root that
/// nothing applies, and the files that none builds from.
struct ClusterViews {
  /// The views.
  private(set) var views: [ClusterView] = []
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
  /// What the ApplicationSets of the views generate.
  let sets: ApplicationSets

  /// Builds the views of a tree. `files` are all files, each at the index of its number.
  init(
    _ inventory: Inventory, _ tree: KustomizeTree, _ appliers: Applier.Tree, name: String,
    files: [SourceFile]
  ) {
    for path in inventory.files.map(\.path)
    where tree.renderedChartFolders.contains(where: { Path.isBelow(path, $0) }) {
      renderedFiles.insert(path)
    }
    builtFiles = renderedFiles
    let roots = tree.roots
    for root in roots { builtFiles.formUnion(tree.files(reachedFrom: root)) }
    // What a used component shares with an unused one is used.
    let components = tree.filesOfUnusedComponents(beside: []).filter { [builtFiles] file, _ in
      !builtFiles.contains(file)
    }
    let reconciliation = Reconciliation(
      tree, roots: roots, inventory, appliers, files: files,
      isLoose: { [builtFiles] in !builtFiles.contains($0) && components[$0] == nil })
    sets = reconciliation.appliers.sets
    let folders = reconciliation.folders
    let plan = ClusterPlan(folders, roots: reconciliation.roots, files: files)
    let used = Set(plan.clusters.flatMap { $0.members.map(\.folder) })
    note(folders, used, plan, files)
    let engines = EngineIndex(
      used.sorted().flatMap { number in
        folders[number].resources.filter {
          number > 0 || !reconciliation.unfollowed.contains($0.file)
        }
      }, sets
    ).telling(sets.folders) { inventory.pathInTree(files[Int($0)].path) }
    let rest = Rest(inventory, tree, files, folders, used, engines, components)
    let names = FolderNames(folders, plan, path: name)
    for (cluster, members) in plan.clusters {
      var view = ClusterView(
        name: names.name(of: cluster), cluster: cluster.givenName, inventory: inventory,
        engines: engines)
      var repeated = RepeatedObjects(members, of: folders)
      view.join(
        members.map { member in
          ClusterView.Part(
            name: names.name(of: member.folder, in: cluster),
            resources: member.folder == 0 ? rest.loose : repeated.resources(of: member),
            engine: member.applier?.engine)
        }, from: files, keepsProblems: cluster == .loose)
      views.append(view)
    }
    // Beside the others, what nothing applies would answer for what it has no part in.
    var leftOut = ClusterView(name: name, inventory: inventory, engines: engines)
    leftOut.join(
      [ClusterView.Part(name: name, resources: rest.leftOutResources, engine: nil)], from: files,
      keepsProblems: false)
    leftOut.leftOut = rest.leftOut
    views.append(leftOut)
  }

  /// Takes note of what is missing without the files that no kustomization lists.
  mutating func noteNeeds(
    of scopes: [HelmScope], _ secrets: SecretIndex, _ settings: GraphSettings
  ) {
    guard let last = views.indices.last else { return }
    let unlisted = views[last].unlistedFiles
    guard !unlisted.isEmpty else { return }
    let others = zip(views, scopes).dropLast().map { ($0.inventory, $1) }
    views[last].note(
      UnlistedNeeds.found(
        in: unlisted, views[last].inventory.resources, others, secrets, settings: settings))
  }

  /// Takes note of what was built and of what could not be.
  private mutating func note(
    _ folders: [AppliedFolder], _ used: Set<Int>, _ plan: ClusterPlan, _ files: [SourceFile]
  ) {
    for number in used.sorted() {
      let folder = folders[number]
      notifications += folder.notifications
      guard number > 0, folder.key.selection == nil else { continue }
      builtFiles.formUnion(folder.files)
      guard folder.isBuilt else { continue }
      rootCount += 1
      builtObjectCount += folder.resources.count
    }
    let members = plan.clusters.lazy.flatMap(\.members)
    guard plan.isCutShort,
      let place = members.compactMap({ $0.applier?.engine.declaration?.range }).first
    else { return }
    notifications.append(
      Notification(
        .overLimit,
        "Not judged in every place: the engines of this tree bring too many objects to too many clusters.",
        path: files[Int(place.file)].path, range: place))
  }
}

/// The names by which a report speaks of clusters and of folders in them.
private struct FolderNames {
  private let folders: [String]
  private let path: String
  /// The folders that several clusters share.
  private let shared: Set<Int>

  init(_ folders: [AppliedFolder], _ plan: ClusterPlan, path: String) {
    self.path = path
    var clusters: [Int: Int] = [:]
    var appliers: [Int: String] = [:]
    for member in plan.clusters.flatMap(\.members) {
      clusters[member.folder, default: 0] += 1
      appliers[member.folder] = appliers[member.folder] ?? member.applier?.displayName
    }
    shared = Set(clusters.filter { $0.value > 1 }.keys)
    let sameDirectory = Dictionary(
      grouping: clusters.keys.filter { $0 > 0 }, by: { folders[$0].key.directory })
    self.folders = folders.enumerated().map { number, folder in
      guard number > 0 else { return path }
      guard (sameDirectory[folder.key.directory]?.count ?? 0) > 1, !folder.key.change.isEmpty,
        let applier = appliers[number]
      else { return folder.name }
      return "\(folder.name) (\(applier))"
    }
  }

  func name(of cluster: ClusterPlan.Cluster) -> String {
    switch cluster {
    case .loose: path
    case .declared(let place): place
    case .of(let folder), .alone(let folder): folders[folder]
    case .named(let name), .group(_, let name): name
    }
  }

  /// A folder in one of the clusters it reaches.
  func name(of folder: Int, in cluster: ClusterPlan.Cluster) -> String {
    let cluster = name(of: cluster)
    return shared.contains(folder) && cluster != folders[folder]
      ? "\(folders[folder]) in \(cluster)" : folders[folder]
  }
}
