internal import Manifests
internal import SourceText
internal import YAML

/// The charts that an Argo CD Application installs
/// (`argo-cd pkg/apis/application/v1alpha1/types.go ApplicationSourceHelm`).
struct ApplicationRelease {
  private let application: Resource
  private let declaration: Resource
  private let spec: Node
  private let sources: [Node]
  private let settings: ArgoCDSettings

  /// An Application, or one that another object, the set, generates.
  ///
  /// `nil` for one that never syncs.
  init?(
    _ application: Resource, declaredBy declaration: Resource,
    _ settings: ArgoCDSettings = ArgoCDSettings()
  ) {
    guard let spec = application.spec, settings.projects.permit(spec) != false else { return nil }
    self.settings = settings
    self.application = application
    self.declaration = declaration
    self.spec = spec
    sources = spec.applicationSources
  }

  /// What tells its releases from those of other Applications of one set.
  var key: String {
    let place = [application.name, spec[path: "destination", "namespace"]?.text].map { $0 ?? "" }
    return (place + sources.map { YAMLWriter.text(of: $0) }).joined(separator: "\n")
  }

  /// Whether it may install a chart.
  func mayInstall(from tree: HelmTree) -> Bool {
    sources.contains { source in
      source["chart"] != nil
        || source["path"]?.literal.flatMap { tree.chartFolder(fromRepository: $0) } != nil
    }
  }

  /// The folders of the tree with charts that the sources name.
  func chartFolders(_ tree: HelmTree) -> [String] {
    sources.compactMap { $0["path"]?.literal }.compactMap { tree.chartFolder(fromRepository: $0) }
  }

  func requests(_ tree: HelmTree) -> [HelmRelease.Request] {
    sources.flatMap { source -> [HelmRelease.Request] in
      let layers = self.layers(of: source, tree)
      if let chart = source["chart"], let name = chart.literal {
        var request = request(of: source, place: chart, chartNamed: name)
        request.layers = layers.layers
        request.files = layers.files
        return [request]
      }
      return ownChart(of: source, layers, tree).map { $0.dependencies(for: $1, tree) } ?? []
    }
  }

  /// The charts in folders of the tree that it installs, each with all the values it is given.
  func ownCharts(_ tree: HelmTree) -> [HelmRelease.Request] {
    sources.filter { $0["chart"] == nil }.compactMap { source in
      ownChart(of: source, layers(of: source, tree), tree).map { $0.installation(by: $1) }
    }
  }

  private func ownChart(
    of source: Node, _ layers: (layers: [HelmValues.Layer], files: [String]), _ tree: HelmTree
  ) -> (chart: LocalChart, request: HelmRelease.Request)? {
    guard let folder = source["path"]?.literal,
      let chart = tree.chartFolder(fromRepository: folder).flatMap({ LocalChart(in: $0, tree) })
    else { return nil }
    var request = request(of: source, place: source["path"] ?? source, chartNamed: chart.name)
    request.layers = layers.layers
    request.files = layers.files
    return (chart, request)
  }

  /// The files in the repository that the sources name.
  func namedFiles(_ tree: HelmTree) -> [String] {
    sources.flatMap { source in
      (source[path: "helm", "valueFiles"]?.items ?? []).compactMap { file in
        file.literal.flatMap { repositoryPath($0, of: source) }
      }
    }
  }

  private func request(
    of source: Node, place: Node, chartNamed name: String
  ) -> HelmRelease.Request {
    let helm = source["helm"]
    return HelmRelease.Request(
      chart: HelmRelease.Chart(
        name: name, repository: source["repoURL"]?.literal,
        version: source["targetRevision"]?.literal),
      name: helm?["releaseName"].map(\.literal) ?? application.name,
      namespace: helm?["namespace"]?.literal ?? spec[path: "destination", "namespace"]?.literal,
      installer: .argoCD, resource: declaration, displayName: declaration.displayName,
      place: place, engine: Engine(argoCD: spec, declaredBy: declaration, settings))
  }

  /// The values in the order in which Argo CD hands them to `helm template`.
  private func layers(
    of source: Node, _ tree: HelmTree
  ) -> (layers: [HelmValues.Layer], files: [String]) {
    guard let helm = source["helm"] else { return ([], []) }
    let ignoresMissing = helm["ignoreMissingValueFiles"]?.bool == true
    var layers: [HelmValues.Layer] = []
    var files: [String] = []
    for file in helm["valueFiles"]?.items ?? [] {
      let path = file.literal.flatMap { repositoryPath($0, of: source) }
      if let found = path.flatMap({ tree.path(fromRepository: $0) }) {
        layers.append(tree.layer(at: found, namedBy: file))
        files.append(found)
      } else if !ignoresMissing || path == nil {
        layers.append(
          .unknown(HelmValues.Gap(range: file.range, reason: "a values file is not in the tree")))
      }
    }
    if let object = helm["valuesObject"], !object.isNull {
      layers.append(.values(.node(object)))
    } else if let text = helm["values"], !text.isNull {
      layers.append(EmbeddedValues.layer(in: text))
    }
    for parameter in helm["fileParameters"]?.items ?? [] {
      layers.append(HelmParameter(parameter, isFile: true).layer)
    }
    layers += (helm["parameters"]?.items ?? []).map { HelmParameter($0, isFile: false).layer }
    return (layers, files)
  }

  /// A path from the root of the repository; `nil` for addresses, patterns and a chart's own files.
  private func repositoryPath(_ file: String, of source: Node) -> String? {
    guard !file.contains("://"), !file.contains("*") else { return nil }
    if file.hasPrefix("$") {
      guard let slash = file.firstIndex(of: "/") else { return nil }
      let name = file[file.index(after: file.startIndex)..<slash]
      guard sources.contains(where: { $0["ref"]?.hasText(String(name)) == true }) else {
        return nil
      }
      return String(file[file.index(after: slash)...])
    }
    guard source["chart"] == nil else { return nil }
    if file.hasPrefix("/") { return String(file.dropFirst()) }
    return source["path"]?.literal.flatMap { Path.join($0, file) }
  }
}
