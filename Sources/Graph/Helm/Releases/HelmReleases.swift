internal import Manifests
internal import SourceText
internal import YAML

/// Finds the releases of a view.
enum HelmReleases {
  /// More understood releases than this, or more bytes of values, no cluster has.
  fileprivate static var mostReleases: Int { 1_000 }
  private static var mostKeys: Int { 500_000 }
  fileprivate static var mostBytes: Int { 64_000_000 }

  /// The releases that a view's objects and kustomizations ask for.
  static func all(in inventory: Inventory, _ scope: HelmScope) -> [HelmRelease] {
    let tree = scope.tree
    let sources = ValuesSources(inventory.resources)
    var budget = Budget()
    for resource in inventory.resources where budget.isLeft {
      budget.add(requests(of: resource, sources, scope))
    }
    for folder in scope.kustomizations where budget.isLeft {
      for entry in tree.chartEntries[folder] ?? [] where budget.isLeft {
        budget.add(requests(ofEntry: entry, in: folder, tree))
      }
    }
    if scope.hasUnclaimed { unclaimed(in: scope, &budget) }
    var keys = mostKeys
    return budget.requests.map { HelmRelease($0, copying: &keys) }
  }

  /// The installations of charts in folders of the tree, each with all its values.
  static func ownCharts(of resources: [Resource], _ scope: HelmScope) -> [HelmRelease] {
    let sources = ValuesSources(resources)
    var budget = Budget()
    for resource in resources where budget.isLeft {
      switch (resource.kind, resource.group) {
      case ("Application", "argoproj.io"), ("ApplicationSet", "argoproj.io"):
        budget.add(releases(of: resource, scope).flatMap { $0.ownCharts(scope.tree) })
      case ("HelmRelease", "helm.toolkit.fluxcd.io"):
        budget.add([FluxRelease(resource).ownChart(sources, scope.tree)].compactMap { $0 })
      default: break
      }
    }
    var keys = mostKeys
    return budget.requests.map { HelmRelease($0, copying: &keys) }
  }

  /// What one view may ask for: values may be shared by many releases, and each reads them anew.
  struct Budget {
    private(set) var requests: [HelmRelease.Request] = []
    private var bytes = 0

    /// Whether more may be asked for.
    var isLeft: Bool {
      requests.count < HelmReleases.mostReleases && bytes < HelmReleases.mostBytes
    }

    mutating func add(_ more: [HelmRelease.Request]) {
      for request in more where isLeft {
        requests.append(request)
        bytes += request.layers.reduce(0) { $0 + $1.size }
      }
    }
  }

  static func requests(
    of resource: Resource, _ sources: ValuesSources, _ scope: HelmScope
  ) -> [HelmRelease.Request] {
    switch (resource.kind, resource.group) {
    case ("Application", "argoproj.io"), ("ApplicationSet", "argoproj.io"):
      releases(of: resource, scope).flatMap { $0.requests(scope.tree) }
    case ("HelmRelease", "helm.toolkit.fluxcd.io"):
      FluxRelease(resource).requests(sources, scope.tree)
    default: []
    }
  }

  /// An Application's charts; of those that a set makes for several clusters each once.
  private static func releases(of resource: Resource, _ scope: HelmScope) -> [ApplicationRelease] {
    let releases = scope.sets.applications(from: resource).compactMap {
      ApplicationRelease($0, declaredBy: resource, scope.sets.settings)
    }.filter { $0.mayInstall(from: scope.tree) }
    guard releases.count > 1 else { return releases }
    var seen: Set<String> = []
    return releases.filter { seen.insert($0.key).inserted }
  }

  /// The files of values that Applications and the kustomizations of a tree name, there or not.
  static func namedFiles(by applications: [ApplicationRelease], _ tree: HelmTree) -> [String] {
    let entries = tree.chartEntries.sorted { $0.key < $1.key }
    return applications.flatMap { $0.namedFiles(tree) }
      + entries.flatMap { folder, entries in
        entries.flatMap { valuesFiles(ofEntry: $0).compactMap { Path.join(folder, $0.text ?? "") } }
      }
  }
}

extension HelmValues.Layer {
  /// The bytes of the document that the layer stands in.
  fileprivate var size: Int {
    guard case .values(.node(let node)) = self else { return 0 }
    return node.document.text.bytes.count
  }

  /// The values of a subchart within those of its parent: what stands under its name, and `global`.
  func values(ofSubchart name: String) -> [HelmValues.Layer] {
    guard case .values(let draft) = self else { return [self] }
    let shared = draft.members.filter { $0.name == "global" }
    let own = draft[name].map { [HelmValues.Layer.values($0)] } ?? []
    guard !shared.isEmpty else { return own }
    return [.values(.mapping(Draft.Mapping(shared, at: draft.place)))] + own
  }
}
