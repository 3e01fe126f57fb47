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
  private var settings: GraphSettings
  /// What the user named.
  var view: Linter.View { tree.view }
  private let roles: DefinedRoles

  /// `files` are all files, each at the index of its number.
  init(_ tree: LintedTree, files: [SourceFile], trust: Trust? = nil) {
    self.tree = tree
    var settings = tree.view.configuration.graph
    if let trust { settings.believesMark = { trust.believesMark(at: $0, of: $1.path) } }
    self.settings = settings
    var clusters = ClusterViews(
      tree.judged, tree.kustomizations, tree.appliers, name: tree.view.name, files: files)
    let scopes = HelmScope.all(
      of: tree.charts, clusters.sets, in: clusters.views, tree.kustomizations, path: tree.view.name)
    self.scopes = scopes
    (secrets, alerts) = concurrently(
      { [clusters] in
        SecretIndex(
          clusters.views.map(\.inventory), clusters: clusters.views.map(\.cluster),
          written: tree.inventory, clusters.sets)
      },
      { [clusters] in
        AlertIndex(
          tree.inventory,
          views: zip(clusters.views, scopes).map { (inventory: $0.inventory, charts: $1) })
      })
    roles = DefinedRoles(tree.inventory)
    clusters.noteNeeds(of: scopes, secrets, settings)
    self.clusters = clusters
  }

  /// The same, where what a change moved is judged as it was.
  func judging(moved trust: Trust) -> ClusterGraphs {
    var graphs = self
    graphs.settings.isMoved = { trust.isMoved($0) }
    return graphs
  }

  /// What a function makes of each cluster's graph, several of which may be at work at once.
  func map<Result: Sendable>(
    _ transform: @escaping @Sendable (ClusterView, ResourceGraph) -> Result
  ) -> [Result] {
    map(only: nil, transform).compactMap { $0?.result }
  }

  /// The same for some of them, by their numbers, with the seconds that it took to make each graph; `nil`
  /// for the others.
  func map<Result: Sendable>(
    only numbers: Set<Int>?, _ transform: @escaping @Sendable (ClusterView, ResourceGraph) -> Result
  ) -> [(result: Result, graph: Double)?] {
    let views = clusters.views
    let asked = views.indices.filter { numbers?.contains($0) ?? true }
    // The dearest first: begun last, it would leave the other processors idle.
    let order = asked.sorted { (views[$1].cost, $0) < (views[$0].cost, $1) }
    let made = order.concurrentMap {
      [settings, secrets, alerts, roles, scopes] number -> (result: Result, graph: Double) in
      let cluster = views[number]
      let (graph, seconds) = StageTimes.measuring {
        ResourceGraph(
          cluster.inventory, settings: settings, engines: cluster.engines,
          treeSecrets: secrets.asked(from: cluster.cluster), treeAlerts: alerts,
          treeRoles: roles, charts: scopes[number], unlistedFiles: cluster.unlistedFiles)
      }
      return (transform(cluster, graph), seconds)
    }
    var results = [(result: Result, graph: Double)?](repeating: nil, count: views.count)
    for (number, one) in zip(order, made) { results[number] = one }
    return results
  }
}
