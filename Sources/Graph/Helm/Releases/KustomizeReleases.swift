internal import Manifests
internal import SourceText
internal import YAML

/// The entries of `helmCharts` in kustomizations (`kustomize api/types/helmchartargs.go`).
extension HelmReleases {
  /// The releases that an entry asks for.
  static func requests(
    ofEntry entry: Node, in folder: String, _ tree: HelmTree
  ) -> [HelmRelease.Request] {
    guard let place = entry["name"] ?? entry["chartName"], let name = place.literal else {
      return []
    }
    let repository = entry["repo"] ?? entry["chartRepoUrl"]
    var request = HelmRelease.Request(
      chart: HelmRelease.Chart(
        name: Path.name(name), repository: repository?.literal, version: entry["version"]?.literal),
      name: entry["releaseName"]?.literal,
      namespace: tree.namespace(ofKustomizationIn: folder) ?? entry["namespace"]?.literal,
      installer: .kustomize, resource: nil, displayName: "the helmCharts entry \(name)",
      place: place)
    let inline = entry["valuesInline"] ?? entry["valuesLocal"]
    let own = inline.flatMap { $0.isMapping ? HelmValues.Layer.values(.node($0)) : nil }
    var files: [HelmValues.Layer] = []
    for file in valuesFiles(ofEntry: entry) {
      guard let path = file.literal.flatMap({ Path.join(folder, $0) }) else {
        files.append(.unknown(HelmValues.Gap(range: file.range, reason: "a variable names it")))
        continue
      }
      files.append(tree.layer(at: path, namedBy: file))
      request.files.append(path)
    }
    switch entry["valuesMerge"]?.text {
    case "merge": request.layers = [own].compactMap { $0 } + files
    case "replace": request.layers = [own].compactMap { $0 }
    default: request.layers = files + [own].compactMap { $0 }
    }
    let home = entry["chartHome"]?.literal ?? "charts"
    guard repository == nil, let path = Path.join(folder, "\(home)/\(name)"),
      let local = LocalChart(in: path, tree)
    else { return [request] }
    return local.dependencies(for: request, tree)
  }

  /// The places that name an entry's files of values.
  static func valuesFiles(ofEntry entry: Node) -> [Node] {
    let first = entry["valuesFile"] ?? entry["values"]
    return [first].compactMap { $0 }.filter { !$0.isNull && $0.isScalar }
      + (entry["additionalValuesFiles"]?.items ?? [])
  }
}
