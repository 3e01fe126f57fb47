internal import SourceText
internal import YAML

extension Builder {
  /// Adds what the generators of a kustomization make.
  func generate(
    _ kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    for (field, kind) in [("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")] {
      for entry in kustomization.list(field) {
        let origin = ObjectOrigin(
          configuredIn: relativeToRoot(kustomization.path),
          configuredBy: ObjectOrigin.Configurator(apiVersion: "builtin", kind: "\(kind)Generator"))
        do {
          try add(kind, entry, of: kustomization, origin, to: &accumulation)
        } catch { try leaveOut(error, of: &accumulation) }
      }
    }
    for entry in kustomization.chartEntries {
      do {
        try addChart(entry, of: kustomization, to: &accumulation)
      } catch { try leaveOut(error, of: &accumulation) }
    }
    for entry in kustomization.list("generators") {
      do {
        try generate(entry, of: kustomization, into: &accumulation)
      } catch { try leaveOut(error, of: &accumulation) }
    }
  }

  private func addChart(
    _ entry: Node, of kustomization: Kustomization, to accumulation: inout Accumulation
  ) throws(BuildError) {
    let name = entry.field("name")?.text ?? entry.field("chartName")?.text ?? "without a name"
    guard let rendered = tree.renderedChart(entry) else {
      let isLocal = HelmChart(entry, of: kustomization) != nil
      return accumulation.omit(
        isLocal
          ? "the chart \(name) is not rendered without --render helm"
          : "the chart \(name) comes from a repository and is not rendered", at: entry)
    }
    switch rendered {
    case .failure(let reason):
      throw BuildError("the chart \(name) is not rendered: \(reason)", at: entry.range)
    case .documents(let documents):
      let origin = ObjectOrigin(
        configuredIn: relativeToRoot(kustomization.path),
        configuredBy: ObjectOrigin.Configurator(
          apiVersion: "builtin", kind: "HelmChartInflationGenerator"))
      for document in documents {
        do {
          for var object in try ResourceReading.objects(in: document.root) {
            object.origin = origin
            object.chart = KustomizeBuild.ChartPlace(entry: entry, template: document.template)
            try accumulation.objects.append(object)
          }
        } catch { try leaveOut(error, of: &accumulation) }
      }
    }
  }

  private func add(
    _ kind: String, _ entry: Node, of kustomization: Kustomization, _ origin: ObjectOrigin,
    to accumulation: inout Accumulation
  ) throws(BuildError) {
    try accumulation.objects.time.requireTime(for: entry.range)
    try accumulation.objects.budget.requireSome(for: entry.range)
    let generator = ObjectGenerator(
      kind: kind, entry: entry, commonOptions: kustomization.node?.field("generatorOptions"))
    var object = try generator.object { node, path throws(BuildError) in
      if RootPath.isRemote(path) {
        accumulation.omit(remote: path, at: node)
        return nil
      }
      do throws(BuildError) {
        return try file(path, of: kustomization, node).source
      } catch {
        try leaveOut(error, of: &accumulation)
        return nil
      }
    }
    try accumulation.objects.budget.take(object.draft, for: entry.range)
    object.origin = origin
    if object.behavior != .create, accumulation.isPartial {
      let isThere = accumulation.objects.objects.contains { $0.hadID(object.id.equals) }
      // What it would merge into may be among what is left out.
      if !isThere { return }
    }
    try accumulation.objects.absorb(object)
  }

  /// An entry of `generators`: a file, a folder, or the configuration itself.
  private func generate(
    _ entry: Node, of kustomization: Kustomization, into accumulation: inout Accumulation
  ) throws(BuildError) {
    for plugin in try plugins(entry, of: kustomization, in: &accumulation) {
      let kind = plugin.node.field("kind")?.text ?? ""
      guard PluginFile.isBuiltIn(plugin.node), kind.hasSuffix("Generator"),
        kind == "ConfigMapGenerator" || kind == "SecretGenerator"
      else {
        if try !addEncryptedFiles(plugin.node, of: kustomization, to: &accumulation) {
          accumulation.omit(
            "the generator \(kind) is a program or a chart and is not run", at: plugin.node)
        }
        continue
      }
      let origin = ObjectOrigin(
        configuredIn: relativeToRoot(plugin.path),
        configuredBy: ObjectOrigin.Configurator(
          apiVersion: "builtin", kind: kind, name: plugin.node[path: "metadata", "name"]?.text,
          namespace: plugin.node[path: "metadata", "namespace"]?.text))
      try add(
        String(kind.dropLast("Generator".count)), plugin.node, of: kustomization, origin,
        to: &accumulation)
    }
  }

  /// The configuration of a generator or transformer and the file it stands in.
  struct Plugin {
    let node: Node
    let path: String
  }

  /// What an entry of `generators` or `transformers` configures.
  func plugins(
    _ entry: Node, of kustomization: Kustomization, in accumulation: inout Accumulation
  ) throws(BuildError) -> [Plugin] {
    let text = entry.text ?? ""
    if text.contains("\n"), let embedded = entry.embeddedText {
      let stream = Stream(embedded)
      if let problem = stream.problems.first(where: { $0.kind != .duplicateKey }) {
        throw BuildError(problem.message, at: problem.range)
      }
      return stream.documents.compactMap(\.root).map {
        Plugin(node: $0, path: kustomization.path)
      }
    }
    guard let path = RootPath.join(kustomization.directory, text) else {
      throw BuildError("an absolute path leads out of the tree", at: entry.range)
    }
    if let file = tree.file(path), file.stream != nil {
      return try documents(of: file).map { Plugin(node: $0, path: path) }
    }
    if let base = tree.kustomization(in: path) {
      var builder = self
      let inner = try builder.built(base, within: &accumulation)
      return inner.objects.objects.map {
        Plugin(node: $0.draft.composed, path: $0.origin?.path ?? path)
      }
    }
    guard RootPath.isRemote(text) else {
      throw BuildError(
        "\(text) is neither a file nor a folder with a kustomization.yaml", at: entry.range)
    }
    accumulation.omit(remote: text, at: entry)
    return []
  }
}
