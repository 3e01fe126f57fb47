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

    /// A view.
    public init(
      name: String, root: String = "", files: [SourceFile.ID], configuration: Configuration
    ) {
      self.name = name
      self.root = root
      self.files = files
      self.configuration = configuration
    }
  }

  private let rules: [Rule]

  /// A linter that knows some rules.
  public init(rules: [Rule]) { self.rules = rules }

  /// Judges every view by the files it names.
  ///
  /// `files` holds every file at the index of its number; `unread` what could not even be read.
  /// `more` reads what kustomizations refer to beyond these files, under the next number.
  public func lint(
    _ views: [View], of files: [SourceFile], unread: [Notification] = [],
    reading more: (_ path: String, _ configuration: Configuration) -> SourceFile? = { _, _ in nil }
  ) -> Report {
    var files = files
    let parts = views.map { part($0, &files, more) }
    var gathering = Gathering(files: files, rules: rules, notifications: unread)
    for part in parts {
      let clusters = ClusterViews(part.inventory, part.tree, name: part.view.name, files: files)
      gathering.note(part.inventory, clusters)
      let found = clusters.views.concurrentMap { findings(in: $0, of: part.view, clusters.engines) }
      for (cluster, findings) in zip(clusters.views, found) {
        for (finding, resource) in findings
        where !part.view.configuration.excludesFile(files[Int(finding.range.file)].path) {
          gathering.add(
            finding, in: resource, of: cluster,
            level: part.view.configuration.levels[finding.rule])
        }
      }
    }
    return gathering.report(rules: rulesInUse(views), views: views.map(\.name))
  }

  /// What a view's files hold, and the kustomizations among them with all that they build from.
  private typealias Part = (view: View, inventory: Inventory, tree: KustomizeTree)

  private func part(
    _ view: View, _ files: inout [SourceFile], _ more: (String, Configuration) -> SourceFile?
  ) -> Part {
    let inventory = Inventory(
      view.files.map { files[Int($0)] }, root: view.root, limits: view.configuration.limits.yaml)
    var tree = KustomizeTree()
    var known = Dictionary(
      files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for file in inventory.files where KustomizeTree.isKustomization(file.path) {
      tree.load(Path.directory(file.path)) { path, isYAML in
        let file = known[path] ?? more(path, view.configuration)
        guard let file else { return nil }
        if known.updateValue(file, forKey: path) == nil { files.append(file) }
        guard isYAML else { return KustomizeTree.File(file) }
        return KustomizeTree.File(
          file,
          stream: inventory.stream(at: path)
            ?? Stream(file, limits: view.configuration.limits.yaml))
      }
    }
    return (view, inventory, tree)
  }

  /// What the rules find in one cluster view, each finding with the object it stands in.
  private func findings(
    in cluster: ClusterView, of view: View, _ engines: EngineIndex
  ) -> [(Finding, Resource?)] {
    let graph = ResourceGraph(
      cluster.inventory, settings: view.configuration.graph, engines: engines)
    return view.configuration.enabledRules(of: rules).flatMap { rule in
      rule.findings(in: graph).map { finding in
        let resource = finding.resource.map { graph.resources[$0] }
        return (finding.placed(in: cluster, of: resource), resource)
      }
    }
  }

  private func rulesInUse(_ views: [View]) -> [Rule] {
    let enabled = Set(views.flatMap { $0.configuration.enabledRules(of: rules).map(\.id) })
    return rules.filter { enabled.contains($0.id) }
  }
}
