internal import Manifests
internal import SourceText
internal import YAML

extension CredentialHolder {
  /// The credentials in the own values of a tree's charts, which every installation has that sets no
  /// others: a chart's published defaults. Charts of tests and those that another one brings are left
  /// out, and what an object of the tree installs as it stands.
  static func publishedDefaults(in scope: HelmScope) -> [CredentialHolder] {
    let tree = scope.tree
    let installed = Set(
      HelmReleases.ownCharts(of: tree.allResources, scope).compactMap(\.values.root).flatMap {
        CredentialField.all(in: $0, path: "values").map(\.key.range)
      })
    return tree.paths.filter { Path.name($0) == "Chart.yaml" }.compactMap { path in
      let folder = Path.directory(path)
      let values = folder.isEmpty ? "values.yaml" : "\(folder)/values.yaml"
      guard !HelmReleases.isVendored(folder, tree),
        let chart = tree.document(at: path)?["name"]?.literal,
        let root = tree.document(at: values)
      else { return nil }
      let fields = CredentialField.all(in: root, path: "values").filter {
        !installed.contains($0.key.range)
      }
      return fields.isEmpty
        ? nil
        : CredentialHolder(resource: nil, displayName: "the chart \(chart)", fields: fields)
    }
  }
}
