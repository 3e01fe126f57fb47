internal import Linting

/// What a run judged and what it did not, with the first places of each: the files, the exceptions, the
/// cluster views.
struct CoverageText {
  private(set) var text = ""
  private let report: Report

  /// JSON and SARIF name every place.
  private static let most = 10

  init(_ report: Report) {
    self.report = report
    write("Read", files: report.statistics.files.filter { $0.value > 0 })
    let unjudged = Notification.Kind.allCases.filter(\.isUnjudged).compactMap {
      kind -> (Notification.Kind, [Notification])? in
      let places = report.notifications.filter { $0.kind == kind }
      return places.isEmpty ? nil : (kind, places)
    }
    let passedOver = report.passedOver
    let lists = [passedOver.excluded, passedOver.untracked, passedOver.reports]
    if !unjudged.isEmpty || !lists.allSatisfy(\.isEmpty) {
      text += "Not judged\n"
    }
    for (kind, places) in unjudged {
      write(
        places.count, "\(Summary.title(kind, places.count)) (\(kind.rawValue))", places.map(place))
    }
    write(passedOver.excluded.count, "left out by paths.exclude", passedOver.excluded)
    write(passedOver.untracked.count, "not tracked by git", passedOver.untracked)
    let reports = passedOver.reports
    write(reports.count, reports.count == 1 ? "report of a run" : "reports of runs", reports)
    writeSealed()
    writeSuppressed()
    writeClusters()
  }

  private mutating func write(_ title: String, files: [FileRole: Int]) {
    text += "\(title)\n"
    let roles = files.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    for (role, count) in roles {
      let objects =
        role == .manifest ? ", " + Summary.plural(report.statistics.resources, "object") : ""
      write(count, count == 1 ? "\(role.rawValue) file" : "\(role.rawValue) files", objects)
    }
    let statistics = report.statistics
    if statistics.kustomizeRoots > 0 {
      let objects = Summary.plural(statistics.builtObjects, "object")
      write(
        statistics.kustomizeRoots,
        statistics.kustomizeRoots == 1 ? "kustomize root" : "kustomize roots", " built, \(objects)")
    }
    if statistics.helmReleases > 0 {
      write(
        statistics.helmReleases,
        statistics.helmReleases == 1 ? "Helm release" : "Helm releases", ", by the values")
    }
  }

  private mutating func writeSealed() {
    guard report.statistics.sealedFiles > 0 else { return }
    text += "Judged in part\n"
    let count = report.statistics.sealedFiles
    write(count, count == 1 ? "file" : "files", " under SOPS, whose values are unknown")
  }

  private mutating func writeSuppressed() {
    let counts = SuppressionText.counts(report)
    guard !counts.isEmpty else { return }
    text += "Judged and not reported\n"
    for (means, count) in counts {
      write(
        count, count == 1 ? "finding" : "findings", " suppressed \(SuppressionText.title(means))")
    }
  }

  private mutating func writeClusters() {
    let clusters = report.statistics.clusters
    guard clusters.count > 1 else { return }
    text += "Judged together, in \(clusters.count) cluster views\n"
    for cluster in clusters.sorted(by: { ($1.objects, $0.name) < ($0.objects, $1.name) }) {
      let name = cluster.name == "." ? "this folder" : cluster.name
      write(cluster.objects, cluster.objects == 1 ? "object" : "objects", " of \(name)")
    }
  }

  private mutating func write(_ count: Int, _ noun: String, _ rest: String) {
    write(count, noun + rest, [])
  }

  private mutating func write(_ count: Int, _ title: String, _ places: [String]) {
    guard count > 0 else { return }
    let number = String(count)
    text += String(repeating: " ", count: max(0, 7 - number.count)) + number
    text += "  \(TerminalText.line(title))\n"
    for place in places.prefix(Self.most) { text += "           \(TerminalText.line(place))\n" }
    if places.count > Self.most { text += "           and \(places.count - Self.most) more\n" }
  }

  /// A place, and behind it what is particular to it.
  private func place(of notification: Notification) -> String {
    let place = ReportPlace(notification, in: report).text
    guard notification.level > .note || notification.kind == .partialBuild else { return place }
    return "\(place): \(notification.message.trimmingPrefix("Not judged: "))"
  }
}

/// The same for programs.
enum CoverageValue {
  /// Longer lists are nobody's to read.
  private static let most = 10_000

  static func value(_ report: Report) -> JSONValue {
    let statistics = report.statistics
    let files = statistics.files.filter { $0.value > 0 }.sorted {
      $0.key.rawValue < $1.key.rawValue
    }
    return [
      "files": .object(files.map { ($0.key.rawValue, .int($0.value)) }),
      "objects": .int(statistics.resources),
      "kustomizeRoots": .int(statistics.kustomizeRoots),
      "builtObjects": .int(statistics.builtObjects),
      "helmReleases": .int(statistics.helmReleases),
      "sealedFiles": .int(statistics.sealedFiles),
      "excluded": strings(report.passedOver.excluded),
      "untracked": strings(report.passedOver.untracked),
      "views": .array(
        statistics.clusters.prefix(most).map { cluster -> JSONValue in
          ["name": .string(cluster.name), "objects": .int(cluster.objects)]
        }),
    ]
  }

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.prefix(most).map { .string($0) })
  }
}
