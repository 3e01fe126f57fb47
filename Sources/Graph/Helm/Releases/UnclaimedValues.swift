internal import Manifests
internal import SourceText
internal import YAML

/// Charts and files of values that nothing in the tree installs: a person or a pipeline does.
extension HelmReleases {
  /// The releases of charts in the tree, and of files whose keys tell their chart, that no object and
  /// no kustomization of the tree asks for.
  static func unclaimed(in scope: HelmScope, _ budget: inout Budget) {
    let tree = scope.tree
    let claims = tree.claims(scope.sets)
    let charts = tree.paths.filter { Path.name($0) == "Chart.yaml" }.map { Path.directory($0) }
    for folder in charts where budget.isLeft && !claims.folders.contains(folder) {
      guard !isVendored(folder, tree), let chart = LocalChart(in: folder, tree),
        let place = tree.document(at: folder.isEmpty ? "Chart.yaml" : "\(folder)/Chart.yaml")
      else { continue }
      let request = HelmRelease.Request(
        chart: HelmRelease.Chart(name: chart.name, repository: nil, version: nil), name: nil,
        namespace: nil, installer: .unknown, resource: nil,
        displayName: "the chart \(chart.name)", place: place["name"] ?? place)
      budget.add(chart.dependencies(for: request, tree))
    }
    let folders = Set(charts)
    for path in tree.paths where budget.isLeft && !claims.files.contains(path) {
      guard tree.role(of: path) == .helmValues || tree.role(of: path) == .other,
        Path.name(path).contains("values"), !folders.contains(Path.directory(path)),
        let root = tree.document(at: path), let known = KnownChart(shapeOf: root)
      else { continue }
      budget.add([
        HelmRelease.Request(
          chart: HelmRelease.Chart(name: known.chartName, repository: nil, version: nil),
          name: nil, namespace: nil, installer: .unknown, resource: nil,
          displayName: "the values file \(path)", place: root,
          layers: [.values(.node(root))], files: [path])
      ])
    }
  }

  /// Whether a chart lies in the `charts` folder of another, or is a test's.
  static func isVendored(_ folder: String, _ tree: HelmTree) -> Bool {
    let around = Path.directory(folder)
    if Path.name(around) == "charts" {
      let parent = Path.directory(around)
      if tree.has(parent.isEmpty ? "Chart.yaml" : "\(parent)/Chart.yaml") { return true }
    }
    return Path.components(folder).contains { $0 == "testdata" || $0 == "tests" }
  }
}

extension HelmTree {
  /// The folders of charts and the files of values that something in the tree asks for.
  fileprivate func claims(_ sets: ApplicationSets) -> (folders: Set<String>, files: Set<String>) {
    let applications = (declaredApplications + sets.all).compactMap {
      ApplicationRelease($0, declaredBy: $0)
    }
    let named = HelmReleases.namedFiles(by: applications, self)
    let folders =
      applications.flatMap { $0.chartFolders(self) } + allResources.compactMap { fluxChart($0) }
    let files = Set(named.map { path(fromRepository: $0) ?? $0 })
    return (Set(folders), files.union(generatedValues))
  }

  /// The files that a generator puts into the ConfigMap or Secret that a release takes its values from.
  private var generatedValues: Set<String> {
    let names = allResources.filter { $0.isA("HelmRelease", in: "helm.toolkit.fluxcd.io") }
      .flatMap { $0.spec?["valuesFrom"]?.items ?? [] }.compactMap { $0["name"]?.literal }
    guard !names.isEmpty else { return [] }
    return Set(names.flatMap { generatedFiles[$0] ?? [] })
  }

  private func fluxChart(_ resource: Resource) -> String? {
    guard resource.isA("HelmRelease", in: "helm.toolkit.fluxcd.io") else { return nil }
    return resource.spec?[path: "chart", "spec"]?["chart"]?.literal.flatMap {
      chartFolder(fromRepository: $0)
    }
  }
}
