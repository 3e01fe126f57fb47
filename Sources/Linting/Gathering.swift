internal import Graph

/// Brings the findings of several views together: suppressed, folded, sorted.
struct Gathering {
  private let files: [SourceFile]
  private let comments: IgnoreComments
  private let knownRules: [Rule.ID]
  private var notifications: [Notification]
  private var statistics = Statistics()
  private var items: [SharedPlace: Report.Item] = [:]
  private var readFiles: Set<SourceFile.ID> = []
  /// What was said of roots, which may share a base.
  private var told: Set<Notification> = []
  private var suppressed: [Place: SuppressedItem] = [:]
  private var ledger: SuppressionLedger

  /// Findings of one rule on one line are one finding to whoever reads the report.
  private struct Place: Hashable {
    let rule: Rule.ID
    let file: SourceFile.ID
    let line: Int
    let sourcePath: String?
  }

  private struct SharedPlace: Hashable {
    let place: Place
    let level: Level
  }

  init(
    files: [SourceFile], comments: IgnoreComments, rules: [Rule], notifications: [Notification]
  ) {
    self.files = files
    self.comments = comments
    ledger = SuppressionLedger(comments)
    self.notifications = notifications
    knownRules = rules.map(\.id).sorted()
  }

  /// Takes note of what a view's files are and of what in them is not judged.
  mutating func note(
    _ inventory: Inventory, _ clusters: ClusterViews, releases: [HelmRelease],
    requiresReasons: Bool
  ) {
    let understood = releases.filter(\.isUnderstood)
    let values = Set(understood.flatMap(\.files))
    let installed = Set(releases.flatMap(\.files))
    statistics.helmReleases += Set(understood.map(\.place)).count
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
        || role == .helmValues && values.contains(file.path)
      if !isJudged, role == .helmValues, installed.contains(file.path) {
        notifications.append(
          Notification(
            .values,
            "Of these values only credentials and the Secrets they name are judged; render the chart for the rest.",
            path: file.path))
      } else if !isJudged, let notification = Self.notification(of: role, path: file.path) {
        notifications.append(notification)
      }
      notifications += comments.notifications(
        of: file, knownRules: knownRules, requiresReason: requiresReasons)
    }
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

  /// A pipe that brings no object must not pass for a clean one; a finding or a role may say why.
  mutating func noteLackOfObjects(in inventory: Inventory) {
    guard inventory.resources.isEmpty, inventory.problems.isEmpty,
      !inventory.roles.contains(where: { Self.notification(of: $0, path: "") != nil })
    else { return }
    for file in inventory.files {
      notifications.append(
        Notification(
          .unreadable, "There is no Kubernetes object on standard input.", path: file.path))
    }
  }

  /// Notes the exceptions of a view and of its clusters, each of which a finding ought to meet.
  mutating func expect(
    _ annotations: [AnnotatedObjects], in view: Linter.View, enabled: Set<Rule.ID>
  ) {
    for annotations in annotations { ledger.note(annotations) }
    guard view.kind == .folder, view.isWholeProject else { return }
    ledger.expect(view.configuration, enabled: enabled, files: view.files)
    for annotations in annotations { ledger.expect(annotations, enabled: enabled) }
  }

  /// Adds what was found in a view. What several views share is one item, as long as they agree on
  /// its level: what is an error in one and a note in another is two.
  mutating func add(
    _ findings: [(finding: Finding, resource: Resource?)], of view: ClusterView,
    _ exceptions: Exceptions, levels: [Rule.ID: Level]
  ) {
    var found: [Place: Report.Item] = [:]
    for (finding, resource) in findings {
      let (place, item) = item(finding, resource, view, level: levels[finding.rule])
      noteFile(of: finding, requiresReasons: exceptions.requiresReasons)
      let verdict = exceptions.verdict(
        on: finding.rule, at: finding.range, pointer: finding.pointer, in: resource,
        sourcePath: finding.sourcePath)
      ledger.note(verdict, on: finding)
      guard verdict.suppressions.isEmpty else {
        let known = suppressed[place]
        let suppressions = known?.suppressions ?? verdict.suppressions
        suppressed[place] = SuppressedItem(
          item: known?.item.folded(with: item) ?? item, suppressions: suppressions)
        continue
      }
      found[place] = found[place].map { $0.folded(with: item) } ?? item
    }
    for (place, item) in found {
      let shared = SharedPlace(place: place, level: item.finding.level)
      items[shared] = items[shared].map { $0.folded(with: item) } ?? item
    }
  }

  /// A root may build from files beyond the path.
  private mutating func noteFile(of finding: Finding, requiresReasons: Bool) {
    guard readFiles.insert(finding.range.file).inserted else { return }
    notifications += comments.notifications(
      of: files[Int(finding.range.file)], knownRules: knownRules, requiresReason: requiresReasons)
  }

  private func item(
    _ finding: Finding, _ resource: Resource?, _ view: ClusterView, level: Level?
  ) -> (Place, Report.Item) {
    let file = files[Int(finding.range.file)]
    let line = file.line(at: Int(finding.range.lower))
    let place = Place(
      rule: finding.rule, file: file.id, line: line, sourcePath: finding.sourcePath)
    let identity = FindingIdentity(finding, resource: resource)
    let item = Report.Item(
      finding: level.map { finding.with(level: $0) } ?? finding, resource: resource,
      views: [view.name(of: resource?.id)],
      fingerprint: identity.fingerprint(path: finding.sourcePath ?? file.path),
      identifier: identity)
    return (place, item)
  }

  func report(rules: [Rule], views: [String]) -> Report {
    let sorted = itemsThatAdd.map { shared, item in
      (
        path: shared.place.sourcePath ?? files[Int(shared.place.file)].path,
        line: shared.place.line, lower: item.finding.range.lower, rule: shared.place.rule,
        level: shared.level, item: item
      )
    }.sorted {
      // The worst first.
      ($0.path, $0.line, $0.lower, $0.rule, $1.level)
        < ($1.path, $1.line, $1.lower, $1.rule, $0.level)
    }
    var statistics = statistics
    statistics.suppressed = suppressed.count
    var report = Report(
      items: Self.tellApart(sorted.map(\.item)), notifications: sortedNotifications(), files: files,
      rules: rules, statistics: statistics, views: views)
    report.suppressed = suppressed.sorted { left, right in
      let paths = [left, right].map { $0.key.sourcePath ?? files[Int($0.key.file)].path }
      return (paths[0], left.key.line, left.value.item.finding.range.lower, left.key.rule)
        < (paths[1], right.key.line, right.value.item.finding.range.lower, right.key.rule)
    }.map(\.value)
    return report
  }

  private func sortedNotifications() -> [Notification] {
    // An exception in a file that could not be read to its end may meet its finding there.
    var unjudged = Set(notifications.filter(\.kind.isUnjudged).map(\.path))
    for place in items.keys where place.place.rule == "yaml-syntax" {
      unjudged.insert(files[Int(place.place.file)].path)
    }
    let all =
      notifications + ledger.notifications + ledger.unused(unjudged: unjudged)
    return all.sorted {
      ($0.path, $0.range?.lower ?? 0, $0.message) < ($1.path, $1.range?.lower ?? 0, $1.message)
    }
  }

  /// The items without those that are lower than another of their place only since nothing applies
  /// their view's files: a test that builds from the base of a real overlay tells nothing new.
  private var itemsThatAdd: [SharedPlace: Report.Item] {
    var kept = items
    for (shared, item) in items where item.finding.isLowered {
      let real = [Level.error, .warning, .note].lazy.map {
        SharedPlace(place: shared.place, level: $0)
      }.first { $0 != shared && kept[$0]?.finding.isLowered == false }
      guard let real, let worse = kept[real] else { continue }
      kept[real] = worse.folded(with: item)
      kept[shared] = nil
    }
    return kept
  }

  /// Numbers the findings that share a fingerprint, as those of one object in two files.
  private static func tellApart(_ items: [Report.Item]) -> [Report.Item] {
    var seen: [String: Int] = [:]
    return items.map { item in
      let count = seen[item.fingerprint, default: 0] + 1
      seen[item.fingerprint] = count
      return count == 1 ? item : item.with(fingerprint: "\(item.fingerprint)-\(count)")
    }
  }

  private static func notification(of role: FileRole, path: String) -> Notification? {
    switch role {
    case .helmTemplate:
      Notification(.template, "A Helm template; render it and lint the output.", path: path)
    case .template: Notification(.template, "A template that is not rendered yet.", path: path)
    case .kustomizePatch:
      Notification(.patch, "A patch; only what it changes becomes an object.", path: path)
    case .helmValues:
      Notification(.values, "Chart values; render the chart and lint the output.", path: path)
    case .binary:
      Notification(.notYAML, "Not text; decrypt it first if it is encrypted.", path: path)
    default: nil
    }
  }
}

extension Report.Item {
  fileprivate func with(fingerprint: String) -> Report.Item {
    Report.Item(
      finding: finding, resource: resource, views: views, fingerprint: fingerprint,
      identifier: identifier)
  }

  /// One item for two findings of a rule on one line: the worse one tells the story.
  fileprivate func folded(with other: Report.Item) -> Report.Item {
    let isOtherWorse =
      other.finding.level == finding.level
      ? finding.isLowered && !other.finding.isLowered : other.finding.level > finding.level
    let (first, second) = isOtherWorse ? (other, self) : (self, other)
    var finding = first.finding
    if finding.message != second.finding.message, !isSame(as: other) {
      finding = finding.with(
        Evidence("Also here: \(second.finding.message)", at: second.finding.range))
    }
    finding.readers += second.finding.readers.filter { !finding.readers.contains($0) }
    return Report.Item(
      finding: finding, resource: first.resource,
      views: views + other.views.filter { !views.contains($0) }, fingerprint: first.fingerprint,
      identifier: first.identifier)
  }

  /// Whether another finding is this one as another view has it, under names of that view.
  private func isSame(as other: Report.Item) -> Bool {
    fingerprint == other.fingerprint && views != other.views
  }
}
