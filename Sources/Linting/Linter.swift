public import Graph
internal import Kustomize

/// Judges the files of one or several cluster views.
public struct Linter: Sendable {
  /// The files that belong to one cluster, and how the project wants them judged.
  public struct View: Sendable {
    /// The name by which a report speaks of the view.
    public let name: String
    /// The folder it starts from, in the terms of the reported paths.
    public let root: String
    /// The numbers of its files.
    public let files: [SourceFile.ID]
    /// The configuration that holds for it.
    public let configuration: Configuration
    /// What the user named.
    public let kind: Kind

    /// What a view was named by.
    public enum Kind: Sendable {
      /// A folder: its files are what is changed.
      case folder
      /// A file, which may have been rendered from others.
      case file
      /// Standard input, which has no lines that anyone could change.
      case standardInput
    }

    /// A view.
    public init(
      name: String, root: String = "", files: [SourceFile.ID], configuration: Configuration,
      kind: Kind = .folder
    ) {
      self.name = name
      self.root = root
      self.files = files
      self.configuration = configuration
      self.kind = kind
    }
  }

  private let rules: [Rule]

  /// A linter that knows some rules.
  public init(rules: [Rule]) { self.rules = rules }

  /// Judges every view by the files it names.
  ///
  /// `files` holds every file at the index of its number; `unread` what could not even be read.
  /// `surroundings` are asked for what kustomizations and rendered texts refer to beyond these files.
  public func lint(
    _ views: [View], of files: [SourceFile], unread: [Notification] = [],
    in surroundings: Surroundings = Surroundings()
  ) -> Report {
    var files = files
    let parts = views.map { part($0, &files, surroundings) }
    let comments = IgnoreComments(files)
    var gathering = Gathering(
      files: files, comments: comments, rules: rules, notifications: unread)
    for part in parts {
      let clusters = ClusterViews(part.judged, part.tree, name: part.view.name, files: files)
      let scopes = HelmScope.all(
        of: part.charts, in: clusters.views, part.tree, path: part.view.name)
      let secrets = SecretIndex(clusters.views.map(\.inventory), written: part.inventory)
      let found = zip(clusters.views, scopes).map { (cluster: $0, charts: $1) }.concurrentMap {
        findings(in: $0.cluster, of: part.view, comments, secrets, charts: $0.charts)
      }
      gathering.note(part.inventory, clusters, releases: found.flatMap { $0.releases })
      if part.view.kind == .standardInput { gathering.noteLackOfObjects(in: part.inventory) }
      for (cluster, found) in zip(clusters.views, found) {
        gathering.add(
          found.findings.filter { finding, _ in
            !part.view.excludes(files[Int(finding.range.file)])
          }, of: cluster, levels: part.view.configuration.levels)
      }
    }
    return gathering.report(rules: rulesInUse(views), views: views.map(\.name))
  }

  /// What a view's files hold, the same with rendered objects led to their sources, and the
  /// kustomizations among them with all that they build from.
  typealias Part = (
    view: View, inventory: Inventory, judged: Inventory, tree: KustomizeTree, charts: HelmTree
  )

  func part(
    _ view: View, _ files: inout [SourceFile], _ surroundings: Surroundings
  ) -> Part {
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
    tree.addGenerated(for: inventory, read: read)
    for applier in Applier.all(in: inventory.resources, of: Applier.Tree(inventory)) {
      for component in applier.components { tree.load(component, read: read) }
    }
    var charts = HelmTree(inventory)
    charts.load({ read($0, isYAML: false)?.source }, limits: view.configuration.limits.yaml)
    if let render = surroundings.chart { tree.renderCharts { render($0, view) } }
    guard view.kind != .folder else { return (view, inventory, inventory, tree, charts) }
    var rendered = RenderedObjects(files, view.configuration, surroundings)
    let judged = rendered.traced(inventory, isStandardInput: view.kind == .standardInput)
    files = rendered.files
    return (view, inventory, judged, tree, charts)
  }

  /// What the rules find in one cluster view, each finding with the object it stands in, and the
  /// releases that they could read.
  private func findings(
    in cluster: ClusterView, of view: View, _ comments: IgnoreComments, _ secrets: SecretIndex,
    charts: HelmScope
  ) -> (findings: [(Finding, Resource?)], releases: [HelmRelease]) {
    let graph = ResourceGraph(
      cluster.inventory, settings: view.configuration.graph, engines: cluster.engines,
      treeSecrets: secrets, charts: charts, unlistedFiles: cluster.unlistedFiles)
    let findings = view.configuration.enabledRules(of: rules).flatMap { rule in
      rule.findings(in: graph, comments).map { finding in
        let resource = finding.resource.map { graph.resources[$0] }
        var placed = finding.placed(in: cluster, of: resource)
        placed.readers = resource.map { graph.readerNames(of: $0) } ?? []
        return (placed, resource)
      }
    }
    return (findings, graph.helmReleases.filter(\.isUnderstood))
  }

  private func rulesInUse(_ views: [View]) -> [Rule] {
    let enabled = Set(views.flatMap { $0.configuration.enabledRules(of: rules).map(\.id) })
    return rules.filter { enabled.contains($0.id) }
  }
}

extension ResourceGraph {
  /// What reads a Secret; nothing of other objects.
  fileprivate func readerNames(of resource: Resource) -> [String] {
    guard resource.kind == "Secret", let name = resource.name else { return [] }
    let secret = ObjectName(namespace: resource.namespace, name: name)
    return Set(readers(of: secret).map(\.resource.displayName)).sorted()
  }
}

extension Linter.View {
  /// Whether the configuration keeps findings in a file out; not in one that the user named.
  fileprivate func excludes(_ file: SourceFile) -> Bool {
    if kind != .folder, files.contains(file.id) { return false }
    return configuration.excludesFile(file.path, seenFrom: root)
  }
}
