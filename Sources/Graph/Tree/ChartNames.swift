internal import Manifests
internal import SourceText
internal import YAML

/// Which charts the releases of a tree install.
struct ChartNames {
  /// The addresses of OCI repositories by their names, more than one where a name is given twice.
  private let addresses: [String: Set<String>]

  init(_ resources: [Resource]) {
    var addresses: [String: Set<String>] = [:]
    for resource in resources where resource.isA("OCIRepository", in: "source.toolkit.fluxcd.io") {
      guard let name = resource.name, let url = resource.spec?["url"]?.text else { continue }
      addresses[name, default: []].insert(url)
    }
    self.addresses = addresses
  }

  /// Whether a Flux release installs a chart that makes Secrets only where its values say so, and
  /// they do not (bjw-s `app-template`: `secrets`, `rawResources`, a ServiceAccount's static token).
  func makesNoSecrets(_ release: Resource) -> Bool {
    guard name(of: release) == "app-template", let spec = release.spec,
      spec["valuesFrom"] == nil, let values = spec["values"]
    else { return false }
    return values["secrets"] == nil && values["rawResources"] == nil
      && FieldPath(table: "serviceAccount.**.staticToken").nodes(in: values).isEmpty
  }

  /// The name of the chart that a Flux release or a HelmChart of k3s installs.
  func name(of release: Resource) -> String? {
    if let chart = release.spec?[path: "chart", "spec"]?["chart"]?.literal { return chart }
    if release.kind == "HelmChart" { return release.spec?["chart"]?.literal }
    guard let name = release.spec?[path: "chartRef", "name"]?.literal,
      let found = addresses[name], found.count == 1, let url = found.first
    else { return nil }
    return Path.name(url)
  }
}
