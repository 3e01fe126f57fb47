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
  public func lint(
    _ views: [View], of files: [SourceFile], unread: [Notification] = []
  ) -> Report {
    var gathering = Gathering(files: files, rules: rules, notifications: unread)
    for view in views {
      let inventory = Inventory(
        view.files.map { files[Int($0)] }, root: view.root, limits: view.configuration.limits.yaml)
      let graph = ResourceGraph(inventory, settings: view.configuration.graph)
      gathering.note(inventory)
      for rule in view.configuration.enabledRules(of: rules) {
        for finding in rule.findings(in: graph) {
          let level = view.configuration.levels[rule.id]
          gathering.add(finding.reachable(in: inventory), in: graph, of: view, level: level)
        }
      }
    }
    return gathering.report(rules: rulesInUse(views), views: views.map(\.name))
  }

  private func rulesInUse(_ views: [View]) -> [Rule] {
    let enabled = Set(views.flatMap { $0.configuration.enabledRules(of: rules).map(\.id) })
    return rules.filter { enabled.contains($0.id) }
  }
}
