internal import Graph

/// Brings the findings of several views together: suppressed, folded, sorted.
struct Gathering {
  private let files: [SourceFile]
  private let comments: IgnoreComments
  private let knownRules: [Rule.ID]
  private(set) var notifications: [Notification]
  private(set) var statistics = Statistics()
  private var folded = FoldedFindings()
  private(set) var readFiles: Set<SourceFile.ID> = []
  /// What to say of each view's chart values unless some release has them.
  private(set) var unreadValues: [[Notification]] = []
  /// The releases that rules could read, by views.
  private var releases: [Int: Set<ReadRelease>] = [:]
  /// What was said of roots, which may share a base.
  private var told: Set<Notification> = []
  private var suppressed: [FindingLine: SuppressedItem] = [:]
  private var ledger: SuppressionLedger
  private let trust: Trust?
  private var moved: MovedExceptions?
  private var objects: Set<String> = []

  init(
    files: [SourceFile], comments: IgnoreComments, rules: [Rule], notifications: [Notification],
    trust: Trust? = nil
  ) {
    self.files = files
    self.comments = comments
    self.trust = trust
    moved = trust?.moved
    ledger = SuppressionLedger(comments, trusted: trust?.state.name)
    self.notifications = notifications
    knownRules = rules.map(\.id).sorted()
  }

  /// Takes note of what a view's files are and of what in them is not judged.
  mutating func note(
    _ inventory: Inventory, _ clusters: ClusterViews, requiresReasons: Bool
  ) {
    var unreadValues: [Notification] = []
    noteSizes(of: inventory, clusters)
    statistics.resources += inventory.resources.count
    statistics.kustomizeRoots += clusters.rootCount
    statistics.builtObjects += clusters.builtObjectCount
    for notification in clusters.notifications where told.insert(notification).inserted {
      notifications.append(notification)
    }
    for (file, role) in zip(inventory.files, inventory.roles)
    where readFiles.insert(file.id).inserted {
      statistics.files[role, default: 0] += 1
      // A patch that some root applies is judged by what it changes, a template by what it becomes.
      let isJudged =
        role == .kustomizePatch && clusters.builtFiles.contains(file.path)
        || clusters.renderedFiles.contains(file.path)
      if !isJudged, let (kind, reason) = role.notJudged {
        let notification = Notification(kind, reason, path: file.path)
        if role == .helmValues {
          unreadValues.append(notification)
        } else {
          notifications.append(notification)
        }
      }
      notifications += comments.notifications(
        of: file, knownRules: knownRules, requiresReason: requiresReasons)
    }
    self.unreadValues.append(unreadValues)
    for file in inventory.partlyTemplates {
      notifications.append(
        Notification(
          .template, "A document of this file is a template that is not rendered yet.",
          path: files[Int(file)].path))
    }
    for item in inventory.problems {
      let path = files[Int(item.file)].path
      if item.problem.kind == .overLimit {
        notifications.append(
          Notification(
            .overLimit, "Not judged: \(item.problem.message).", path: path,
            range: item.problem.range))
      } else if item.isForeignJSON, item.problem.kind == .syntax {
        notifications.append(
          Notification(
            .notYAML, "Not judged: this JSON is not YAML: \(item.problem.message).", path: path,
            range: item.problem.range))
      }
    }
  }

  /// Notes what a comparison and `--show-coverage` want to know of all views.
  private mutating func noteSizes(of inventory: Inventory, _ clusters: ClusterViews) {
    let sealed = inventory.resources.lazy.filter { $0.node["sops"]?.isEmptyCollection == false }
    statistics.sealedFiles += Set(sealed.map(\.file)).count
    for cluster in clusters.views where !cluster.inventory.resources.isEmpty {
      statistics.clusters.append(
        Statistics.Cluster(name: cluster.name, objects: cluster.inventory.resources.count))
    }
    for inventory in [inventory] + clusters.views.map(\.inventory) {
      objects.formUnion(inventory.resources.compactMap(\.identityName))
    }
  }

  /// A path that is mistyped, or a pipe that brings nothing, must not pass for a clean one.
  mutating func noteLackOfManifests(in inventory: Inventory, of view: Linter.View) {
    guard view.kind != .file, inventory.resources.isEmpty, inventory.problems.isEmpty,
      inventory.roles.allSatisfy(\.isBesideManifests)
    else { return }
    // Why there is no file at all is told where it is looked for.
    guard let first = inventory.files.first(where: { Path.name($0.path) != Configuration.fileName })
    else {
      return
    }
    let isPipe = view.kind == .standardInput
    notifications.append(
      Notification(
        .unreadable,
        isPipe
          ? "There is no Kubernetes object on standard input." : "No manifest was found here.",
        path: isPipe ? first.path : view.name))
  }

  /// Takes over what another part of a split run has noted.
  mutating func note(_ common: ShardRecord.Common) {
    notifications += common.notifications
    statistics = common.statistics
    unreadValues = common.unreadValues
    readFiles.formUnion(common.readFiles)
  }

  /// Notes the exceptions of a view, each of which a finding ought to meet.
  mutating func expect(_ view: ShardRecord.View) {
    guard view.kind == .folder, view.isWholeProject else { return }
    ledger.expect(view.configured, enabled: Set(view.enabled), files: view.files)
  }

  /// Adds what was found in a cluster of a view, the exceptions of its objects first.
  mutating func add(_ cluster: ShardRecord.Cluster, of view: ShardRecord.View) {
    ledger.note(cluster.annotationNotes)
    if view.kind == .folder, view.isWholeProject {
      ledger.expect(cluster.annotations, enabled: Set(view.enabled))
    }
    releases[cluster.view, default: []].formUnion(cluster.releases)
    add(cluster.findings, requiresReasons: view.requiresReasons)
  }

  /// Adds what was found in a view.
  private mutating func add(_ findings: [MetFinding], requiresReasons: Bool) {
    var found: [FindingLine: Report.Item] = [:]
    for met in findings {
      let (item, finding) = (met.item, met.item.finding)
      let place = FindingLine(finding, in: files)
      noteFile(of: finding, requiresReasons: requiresReasons)
      var verdict = met.verdict
      if verdict.isOnlyMoved, moved?.take(item, at: place) != true { verdict.distrustMoved() }
      ledger.note(verdict, on: finding)
      if let trust { noteMark(on: finding, trust) }
      guard verdict.suppressions.isEmpty else {
        let known = suppressed[place]
        let suppressions = known?.suppressions ?? verdict.suppressions
        suppressed[place] = SuppressedItem(
          item: known?.item.folded(with: item) ?? item, suppressions: suppressions)
        continue
      }
      found[place] = found[place].map { $0.folded(with: item) } ?? item
    }
    folded.add(found)
  }

  private mutating func noteMark(on finding: Finding, _ trust: Trust) {
    let file = files[Int(finding.range.file)]
    guard AllowMark.stands(onLine: file.line(at: Int(finding.range.lower)), of: file),
      !trust.believesMark(at: finding.range, of: file.path)
    else { return }
    ledger.noteMark(on: finding, in: file.path)
  }

  /// A root may build from files beyond the path.
  private mutating func noteFile(of finding: Finding, requiresReasons: Bool) {
    guard readFiles.insert(finding.range.file).inserted else { return }
    notifications += comments.notifications(
      of: files[Int(finding.range.file)], knownRules: knownRules, requiresReason: requiresReasons)
  }

  /// A finding as a cluster has it, with what exceptions say to it.
  func met(
    _ finding: Finding, _ resource: Resource?, in view: ClusterView, _ exceptions: Exceptions,
    level: Level?
  ) -> MetFinding {
    let path = finding.sourcePath ?? files[Int(finding.range.file)].path
    let identity = FindingIdentity(finding, resource: resource, path: path)
    let item = Report.Item(
      finding: level.map { finding.with(level: $0) } ?? finding, resource: resource,
      views: [view.name(of: resource?.id)], fingerprint: identity.fingerprint,
      identity: identity)
    return MetFinding(
      item: item,
      verdict: exceptions.verdict(
        on: finding.rule, at: finding.range, pointer: finding.pointer, in: resource,
        sourcePath: finding.sourcePath))
  }

  func report(rules: [Rule], views: [String]) -> Report {
    var statistics = statistics
    statistics.helmReleases = releases.values.reduce(0) { $0 + Set($1.map(\.place)).count }
    statistics.suppressed = suppressed.count
    var report = Report(
      items: folded.sorted(in: files), notifications: sortedNotifications(), files: files,
      rules: rules, statistics: statistics, views: views)
    report.objects = objects
    report.suppressed = suppressed.sorted { left, right in
      let paths = [left, right].map { $0.key.sourcePath ?? files[Int($0.key.file)].path }
      return (paths[0], left.key.line, left.value.item.finding.range.lower, left.key.rule)
        < (paths[1], right.key.line, right.value.item.finding.range.lower, right.key.rule)
    }.map(\.value)
    return report
  }

  private func sortedNotifications() -> [Notification] {
    var notifications = notifications
    for (view, values) in unreadValues.enumerated() {
      let read = Set((releases[view] ?? []).flatMap(\.files))
      notifications += values.filter { !read.contains($0.path) }
    }
    // An exception in a file that could not be read to its end may meet its finding there.
    var unjudged = Set(notifications.filter(\.kind.isUnjudged).map(\.path))
    for file in folded.files(of: "yaml-syntax") { unjudged.insert(files[Int(file)].path) }
    let all =
      notifications + ledger.notifications + ledger.unused(unjudged: unjudged)
    return all.sorted {
      $0.isListed(before: $1)
    }
  }
}
