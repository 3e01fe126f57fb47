internal import Graph
internal import Kustomize

/// One view's files, read and with all that they refer to.
struct LintedTree {
  let view: Linter.View
  /// What the files hold.
  let inventory: Inventory
  /// The same with rendered objects led to their sources.
  let judged: Inventory
  /// The kustomizations among the files, with all that they build from.
  let kustomizations: KustomizeTree
  let charts: HelmTree
  /// What the engines' objects are read with.
  let appliers: Applier.Tree
}

extension LintedTree {
  /// Reads a view's files and what they refer to beyond them, which is added to `files`.
  init(_ view: Linter.View, _ files: inout [SourceFile], _ surroundings: Surroundings) {
    let inventory = Inventory(
      view.files.map { files[Int($0)] }, root: view.root, limits: view.configuration.limits.yaml)
    var tree = KustomizeTree()
    var known = Dictionary(
      files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    func read(_ path: String, isYAML: Bool) -> KustomizeTree.File? {
      let file = known[path] ?? surroundings.file(path, view.configuration)
      guard let file else { return nil }
      if known.updateValue(file, forKey: path) == nil { files.append(file) }
      guard isYAML else { return KustomizeTree.File(file) }
      return KustomizeTree.File(
        file,
        stream: inventory.stream(at: path) ?? Stream(file, limits: view.configuration.limits.yaml))
    }
    for file in inventory.files where KustomizeTree.isKustomization(file.path) {
      tree.load(Path.directory(file.path), read: read)
    }
    let appliers = Applier.Tree(inventory)
    tree.addGenerated(for: inventory, appliers, read: read)
    for component in Applier.components(namedIn: inventory.resources, of: appliers) {
      tree.load(component, read: read)
    }
    var charts = HelmTree(inventory)
    charts.load(
      appliers.sets, { read($0, isYAML: false)?.source }, limits: view.configuration.limits.yaml)
    if let render = surroundings.chart { tree.renderCharts { render($0, view) } }
    self.view = view
    self.inventory = inventory
    kustomizations = tree
    self.charts = charts
    guard view.kind != .folder else {
      judged = inventory
      self.appliers = appliers
      return
    }
    var rendered = RenderedObjects(files, view.configuration, surroundings)
    judged = rendered.traced(inventory, isStandardInput: view.kind == .standardInput)
    files = rendered.files
    self.appliers = Applier.Tree(judged)
  }
}

/// The graphs of a tree's clusters, each made when it is asked for.
struct ClusterGraphs {
  /// The clusters.
  let clusters: ClusterViews
  private let tree: LintedTree
  private let scopes: [HelmScope]
  private let secrets: SecretIndex
  private let alerts: AlertIndex
  private let roles: DefinedRoles

  /// `files` are all files, each at the index of its number.
  init(_ tree: LintedTree, files: [SourceFile]) {
    self.tree = tree
    var clusters = ClusterViews(
      tree.judged, tree.kustomizations, tree.appliers, name: tree.view.name, files: files)
    scopes = HelmScope.all(
      of: tree.charts, clusters.sets, in: clusters.views, tree.kustomizations, path: tree.view.name)
    secrets = SecretIndex(
      clusters.views.map(\.inventory), written: tree.inventory, clusters.sets)
    alerts = AlertIndex(
      tree.inventory,
      views: zip(clusters.views, scopes).map { (inventory: $0.inventory, charts: $1) })
    roles = DefinedRoles(tree.inventory)
    clusters.noteNeeds(of: scopes, secrets, tree.view.configuration.graph)
    self.clusters = clusters
  }

  /// What a function makes of each cluster's graph, several of which may be at work at once.
  func map<Result: Sendable>(
    _ transform: @Sendable (ClusterView, ResourceGraph) -> Result
  ) -> [Result] {
    zip(clusters.views, scopes).map { (cluster: $0, charts: $1) }.concurrentMap {
      [settings = tree.view.configuration.graph, secrets, alerts, roles] item in
      let cluster = item.cluster
      return transform(
        cluster,
        ResourceGraph(
          cluster.inventory, settings: settings, engines: cluster.engines, treeSecrets: secrets,
          treeAlerts: alerts, treeRoles: roles, charts: item.charts,
          unlistedFiles: cluster.unlistedFiles))
    }
  }
}
