internal import Manifests
internal import SourceText
internal import YAML

/// The chart that a Flux HelmRelease installs (`fluxcd/helm-controller docs/spec/v2/helmreleases.md`).
struct FluxRelease {
  private let resource: Resource
  private let spec: Node?

  init(_ resource: Resource) {
    self.resource = resource
    spec = resource.spec
  }

  func requests(_ sources: ValuesSources, _ tree: HelmTree) -> [HelmRelease.Request] {
    guard let spec, let (chart, place) = chart(in: tree) else { return [] }
    let target = spec["targetNamespace"]
    let ownName = resource.name.map { name in
      target?.literal.map { "\($0)-\(name)" } ?? name
    }
    var engine = Engine(.flux)
    engine.isServerSide = false
    engine.declaration = Engine.Declaration(resource)
    var request = HelmRelease.Request(
      chart: chart, name: spec["releaseName"].map(\.literal) ?? ownName,
      namespace: target == nil ? resource.namespace : target?.literal, installer: .flux,
      resource: resource, displayName: resource.displayName, place: place, engine: engine)
    request.layers = (spec["valuesFrom"]?.items ?? []).map { layer($0, sources) }
    if let values = spec["values"], !values.isNull { request.layers.append(.values(.node(values))) }
    let files = spec[path: "chart", "spec"]?["valuesFiles"]
    if let files, !files.isEmptyCollection {
      let gap = HelmValues.Gap(range: files.range, reason: "other files of the chart's repository")
      request.layers.insert(.unknown(gap), at: 0)
    }
    guard let folder = localFolder, let found = tree.chartFolder(fromRepository: folder),
      let local = LocalChart(in: found, tree)
    else { return [request] }
    return local.dependencies(for: request, tree)
  }

  /// A chart of a GitRepository is a folder.
  private var localFolder: String? {
    let chart = spec?[path: "chart", "spec"]
    guard chart?[path: "sourceRef", "kind"]?.hasText("GitRepository") == true else { return nil }
    return chart?["chart"]?.literal.flatMap { Path.join("", $0) }
  }

  // MARK: - The chart

  private func chart(in tree: HelmTree) -> (HelmRelease.Chart, Node)? {
    if let chart = spec?[path: "chart", "spec"] {
      guard let node = chart["chart"], let name = node.literal else { return nil }
      let source = self.source(chart["sourceRef"], in: tree)
      let url = source?.spec?["url"]?.literal
      return (
        HelmRelease.Chart(name: name, repository: url, version: chart["version"]?.literal), node
      )
    }
    guard let reference = spec?["chartRef"], let place = reference["name"] else { return nil }
    let source = self.source(reference, in: tree)
    if reference["kind"]?.hasText("HelmChart") == true {
      guard let chart = source?.spec, let name = chart["chart"]?.literal else { return nil }
      let repository = self.source(
        chart["sourceRef"], in: tree, otherwise: source?.namespace)
      return (
        HelmRelease.Chart(
          name: Path.name(name), repository: repository?.spec?["url"]?.literal,
          version: chart["version"]?.literal), place
      )
    }
    guard let url = source?.spec?["url"]?.literal else { return nil }
    let tag = source?.spec?[path: "ref", "tag"] ?? source?.spec?[path: "ref", "semver"]
    return (
      HelmRelease.Chart(
        name: Path.name(url), repository: Path.directory(url), version: tag?.literal), place
    )
  }

  private func source(
    _ reference: Node?, in tree: HelmTree, otherwise: String? = nil
  ) -> Resource? {
    guard let kind = reference?["kind"]?.text, let name = reference?["name"]?.literal else {
      return nil
    }
    let namespace = reference?["namespace"]?.literal ?? otherwise ?? resource.namespace
    let wanted = ObjectName(namespace: namespace, name: name)
    return tree.repository(kind, wanted)
  }

  // MARK: - Values of other objects

  private func layer(_ reference: Node, _ sources: ValuesSources) -> HelmValues.Layer {
    let range = reference.range
    func unknown(_ reason: String) -> HelmValues.Layer {
      .unknown(HelmValues.Gap(range: range, reason: reason))
    }
    guard let kind = reference["kind"]?.text, let name = reference["name"]?.literal else {
      return unknown("a variable names the source")
    }
    let wanted = ObjectName(namespace: resource.namespace, name: name)
    let found = sources.named(kind, wanted)
    let key = reference["valuesKey"]?.text ?? "values.yaml"
    guard found.count == 1, let value = found[0].plainValue(of: key) else {
      return unknown("\(kind) \(name) is not in the tree, or not readable")
    }
    guard let path = reference["targetPath"] else { return EmbeddedValues.layer(in: value) }
    guard let text = path.literal, let content = value.text else { return unknown("a variable") }
    return HelmParameter.layer(
      text, at: path, .scalar(Draft.Scalar(content, isString: false, at: .node(value))))
  }
}

/// The ConfigMaps and Secrets of a view, by their names before and after a build.
struct ValuesSources {
  private let resources: Lookup<String, Resource>

  init(_ resources: [Resource]) {
    self.resources = Lookup(
      resources.filter { ["ConfigMap", "Secret"].contains($0.kind) && $0.group.isEmpty },
      byEach: { Array(Set([$0.name, $0.declared?.name].compactMap { $0 })) })
  }

  fileprivate func named(_ kind: String, _ wanted: ObjectName) -> [Resource] {
    resources[wanted.name].filter { $0.kind == kind && $0.mayBe(in: wanted.namespace) }
  }
}

extension Resource {
  fileprivate func mayBe(in other: String?) -> Bool {
    namespace == nil || other == nil || namespace == other
  }

  /// The text under a key of a ConfigMap, or of a Secret where it is in clear and stands as it is.
  fileprivate func plainValue(of key: String) -> Node? {
    let value = node[kind == "Secret" ? "stringData" : "data"]?[key]
    return value?.isSealedBySOPS == true ? nil : value
  }
}
