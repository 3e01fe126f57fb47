internal import Manifests
internal import SourceText
internal import YAML

/// A chart in a folder of the tree, and the charts of others that it brings along.
struct LocalChart {
  let name: String
  private let folder: String
  private let entries: [Node]
  private let own: [HelmValues.Layer]
  private let ownFiles: [String]

  init?(in folder: String, _ tree: HelmTree) {
    let file = folder.isEmpty ? "Chart.yaml" : "\(folder)/Chart.yaml"
    guard let root = tree.document(at: file), let name = root["name"]?.literal else { return nil }
    self.name = name
    self.folder = folder
    let requirements = folder.isEmpty ? "requirements.yaml" : "\(folder)/requirements.yaml"
    entries =
      (root["dependencies"] ?? tree.document(at: requirements)?["dependencies"])?.items ?? []
    let values = folder.isEmpty ? "values.yaml" : "\(folder)/values.yaml"
    ownFiles = tree.has(values) ? [values] : []
    own = ownFiles.map { tree.layer(at: $0, namedBy: root) }
  }

  /// Its own installation: what it is given over its own values, which something that the tree does not
  /// show may replace.
  func installation(by request: HelmRelease.Request) -> HelmRelease.Request {
    let isKnown = request.layers.allSatisfy { layer in
      if case .values = layer { true } else { false }
    }
    guard isKnown else { return request }
    var installation = request
    installation.layers = own + request.layers
    installation.files = ownFiles + request.files
    return installation
  }

  /// The releases of the charts it depends on, for one that installs it or only has it in the tree.
  func dependencies(
    for request: HelmRelease.Request, _ tree: HelmTree
  ) -> [HelmRelease.Request] {
    let layers = own + request.layers
    var keys = 20_000
    let parent =
      entries.isEmpty ? HelmValues([], copying: &keys) : HelmValues(layers, copying: &keys)
    return entries.compactMap { entry in
      guard let place = entry["name"], let name = place.literal, isEnabled(entry, parent) else {
        return nil
      }
      var dependency = request
      dependency.chart = HelmRelease.Chart(
        name: name, repository: entry["repository"]?.literal, version: entry["version"]?.literal)
      if request.resource == nil { dependency.place = place }
      let alias = entry["alias"]?.literal ?? name
      dependency.layers = layers.flatMap { $0.values(ofSubchart: alias) }
      dependency.files = ownFiles + request.files
      return dependency
    }
  }

  /// The first condition that the values decide; without one a dependency is installed.
  private func isEnabled(_ entry: Node, _ values: HelmValues) -> Bool {
    guard let conditions = entry["condition"]?.text else { return true }
    for condition in conditions.split(separator: ",") {
      let path = condition.split(separator: ".").map { $0.drop { $0 == " " }.description }
      guard case .written(let written) = values.answer(path), let bool = written.value.bool else {
        continue
      }
      return bool
    }
    return true
  }
}
