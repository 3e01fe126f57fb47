public import Graph

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
    /// Whether it is all of a project, so that an exception which meets no finding is of no use.
    public let isWholeProject: Bool

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
      kind: Kind = .folder, isWholeProject: Bool = true
    ) {
      self.name = name
      self.root = root
      self.files = files
      self.configuration = configuration
      self.kind = kind
      self.isWholeProject = isWholeProject
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
    let trees = views.map { LintedTree($0, &files, surroundings) }
    let comments = IgnoreComments(files)
    var gathering = Gathering(
      files: files, comments: comments, rules: rules, notifications: unread)
    for tree in trees {
      let graphs = ClusterGraphs(tree, files: files)
      let configuration = tree.view.configuration
      let rules = configuration.enabledRules(of: rules)
      let known = self.rules.map(\.id)
      let found = graphs.map { cluster, graph in
        let exceptions = Exceptions(
          comments, graph.resources, configuration, knownRules: known)
        return Self.findings(of: rules, in: graph, of: cluster, exceptions)
      }
      gathering.note(
        tree.inventory, graphs.clusters, releases: found.flatMap { $0.releases },
        requiresReasons: configuration.requiresReasons)
      gathering.expect(
        found.map(\.exceptions.annotations), in: tree.view, enabled: Set(rules.map(\.id)))
      if tree.view.kind == .standardInput { gathering.noteLackOfObjects(in: tree.inventory) }
      for (cluster, found) in zip(graphs.clusters.views, found) {
        gathering.add(
          found.findings.filter { finding, _ in
            !tree.view.excludes(files[Int(finding.range.file)])
          }, of: cluster, found.exceptions, levels: configuration.levels)
      }
    }
    return gathering.report(rules: rulesInUse(views), views: views.map(\.name))
  }

  /// What was found in one cluster view.
  private struct Found: Sendable {
    /// Each finding with the object it stands in.
    let findings: [(Finding, Resource?)]
    /// The releases of charts that rules could read.
    let releases: [HelmRelease]
    let exceptions: Exceptions
  }

  private static func findings(
    of rules: [Rule], in graph: ResourceGraph, of cluster: ClusterView, _ exceptions: Exceptions
  ) -> Found {
    let findings = rules.flatMap { rule in
      rule.findings(in: graph, exceptions).map { finding in
        let resource = finding.resource.map { graph.resources[$0] }
        var placed = finding.placed(in: cluster, of: resource)
        placed.readers = resource.map { graph.readerNames(of: $0) } ?? []
        return (placed, resource)
      }
    }
    return Found(
      findings: findings, releases: graph.helmReleases.filter { $0.isInstalled || $0.isUnderstood },
      exceptions: exceptions)
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
