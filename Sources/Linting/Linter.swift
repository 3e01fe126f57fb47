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
    public enum Kind: String, Sendable {
      /// A folder: its files are what is changed.
      case folder
      /// A file, which may have been rendered from others.
      case file
      /// Standard input, which has no lines that anyone could change.
      case standardInput = "stdin"
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

  let rules: [Rule]
  let trusted: TrustedState?

  /// A linter that knows some rules; with a trusted state it follows only the exceptions of that.
  public init(rules: [Rule], trusting trusted: TrustedState? = nil) {
    self.rules = rules
    self.trusted = trusted
  }

  /// Judges every view by the files it names.
  ///
  /// `files` holds every file at the index of its number; `unread` what could not even be read.
  /// `surroundings` are asked for what kustomizations and rendered texts refer to beyond these files.
  public func lint(
    _ views: [View], of files: [SourceFile], unread: [Notification] = [],
    in surroundings: Surroundings = Surroundings()
  ) -> Report {
    judge(views, of: files, unread: unread, in: surroundings, keepsRecord: false).report
  }

  /// The same, as a state that a later run is to trust.
  public func trustedState(
    called name: String, _ views: [View], of files: [SourceFile], unread: [Notification] = [],
    in surroundings: Surroundings = Surroundings()
  ) -> TrustedState {
    let (report, record) = judge(
      views, of: files, unread: unread, in: surroundings, keepsRecord: true)
    return TrustedState(
      report, record, called: name,
      limits: views.first?.configuration.limits.yaml ?? ReadingLimits().yaml)
  }

  private func judge(
    _ views: [View], of files: [SourceFile], unread: [Notification], in surroundings: Surroundings,
    keepsRecord: Bool
  ) -> (report: Report, record: RunRecord) {
    var run = self.run(views, of: files, unread: unread, in: surroundings, keepsRecord: keepsRecord)
    for (number, view) in run.views.enumerated() {
      run.gathering.expect(view)
      for cluster in run.clusters where cluster.view == number {
        run.gathering.add(cluster, of: view)
      }
    }
    var report = run.gathering.report(rules: rulesInUse(views), views: views.map(\.name))
    run.times.end("gathering findings")
    report.times = run.times
    return (report, run.record)
  }

  /// One part of a run, to be put together with the others.
  public func part(
    _ shard: Shard, of views: [View], _ files: [SourceFile], unread: [Notification] = [],
    lacksNamedPath: Bool = false, in surroundings: Surroundings = Surroundings()
  ) -> ShardRecord {
    let run = self.run(
      views, of: files, unread: unread, in: surroundings, keepsRecord: false, shard: shard)
    var common = ShardRecord.Common()
    common.views = run.views
    common.rules = rulesInUse(views).map(\.id)
    common.lacksNamedPath = lacksNamedPath
    common.files = run.files.map { ShardRecord.File(path: $0.path, size: $0.bytes.count) }
    common.tree = run.files.hash
    common.clusterCounts = run.clusterCounts
    common.statistics = run.gathering.statistics
    common.notifications = run.gathering.notifications
    common.unreadValues = run.gathering.unreadValues
    common.readFiles = run.gathering.readFiles.sorted()
    return ShardRecord(
      shard: shard, conditions: [], files: run.files, common: common, clusters: run.clusters)
  }

  private func rulesInUse(_ views: [View]) -> [Rule] {
    let enabled = Set(views.flatMap { $0.configuration.enabledRules(of: rules).map(\.id) })
    return rules.filter { enabled.contains($0.id) }
  }
}
