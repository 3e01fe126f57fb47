package import Linting

/// What a run found, read and did not judge, in a few lines.
package struct Summary {
  let text: String

  init(_ report: Report) {
    var lines = [Self.counts(report) + ".", Self.coverage(report)]
    if let baseline = Self.baseline(report) { lines.append(baseline) }
    if !report.items.isEmpty {
      lines.append("manifestguard explain RULE tells what a rule is about and how to fix it.")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// `2 errors and 1 note in 3 files, 1 finding suppressed by a comment`.
  static func counts(_ report: Report) -> String {
    report.failures.isEmpty ? findings(report) : "\(findings(report)); \(failures(report))"
  }

  /// `2 places not judged fail the run (MGN009, MGN014)`.
  package static func failures(_ report: Report) -> String {
    let count = report.failures.count
    let codes = Set(report.failures.map(\.kind.rawValue)).sorted().joined(separator: ", ")
    return
      "\(plural(count, "place")) not judged \(count == 1 ? "fails" : "fail") the run (\(codes))"
  }

  private static func findings(_ report: Report) -> String {
    let isOfNothing = report.views == ["-"] && report.statistics.resources == 0
    if report.items.isEmpty, report.lacksManifests || isOfNothing { return "Nothing was judged" }
    let counts = levels(of: report.items)
    var text = report.isCompared ? "No new findings" : "No findings"
    if !counts.isEmpty {
      let files = Set(report.items.map { report.path(of: $0.finding) }).count
      text = "\(list(counts)) in \(plural(files, "file"))"
    }
    if let comparison = report.comparison { text += since(comparison) }
    return text + suppressed(report)
  }

  /// ` since main; 3 findings were there before, 1 is fixed`.
  private static func since(_ comparison: Comparison) -> String {
    var text = " since \(TerminalText.path(comparison.name))"
    var parts: [String] = []
    let (unchanged, fixed) = (comparison.unchanged.count, comparison.fixed.count)
    if unchanged > 0 {
      parts.append(
        "\(plural(unchanged, "finding")) \(unchanged == 1 ? "was" : "were") there before")
    }
    if fixed > 0 { parts.append("\(fixed) \(fixed == 1 ? "is" : "are") fixed") }
    if !parts.isEmpty { text += "; " + parts.joined(separator: ", ") }
    return text
  }

  /// `, 3 findings suppressed (2 by comments, 1 by the configuration), 40 in the baseline`.
  private static func suppressed(_ report: Report) -> String {
    let counts = SuppressionText.counts(report)
    let written = counts.filter { $0.means != .baseline }
    let sum = written.reduce(0) { $0 + $1.count }
    var text = ""
    if sum > 0 {
      let titles = written.map { "\($0.count) \(SuppressionText.title($0.means))" }
      let title =
        written.count == 1
        ? SuppressionText.title(written[0].means) : "(\(titles.joined(separator: ", ")))"
      text += ", \(plural(sum, "finding")) suppressed \(title)"
    }
    let known = counts.reduce(0) { $0 + ($1.means == .baseline ? $1.count : 0) }
    if known > 0 { text += ", \(plural(known, "finding")) in the baseline" }
    return text
  }

  /// What of the baseline is gone; nothing if nothing is.
  private static func baseline(_ report: Report) -> String? {
    guard let baseline = report.baseline, !baseline.gone.isEmpty else { return nil }
    let count = baseline.gone.reduce(0) { $0 + $1.count }
    return "\(plural(count, "finding")) of the baseline \(count == 1 ? "is" : "are") gone; "
      + "`manifestguard baseline` takes \(count == 1 ? "it" : "them") out."
  }

  /// `2 errors`, `1 note`: how many findings there are of each level.
  package static func levels(of items: [Report.Item]) -> [String] {
    [Level.error, .warning, .note].compactMap { level in
      let count = items.count { $0.finding.level == level }
      return count == 0 ? nil : plural(count, level.rawValue)
    }
  }

  /// `Read 40 files with 120 objects. Not judged: 3 files (2 templates not rendered, 1 unreadable).`
  ///
  /// Where a file has several entries that are not judged, they are counted: the parts add up to them.
  static func coverage(_ report: Report) -> String {
    let statistics = report.statistics
    var text =
      "Read \(plural(statistics.fileCount, "file")) with \(plural(statistics.resources, "object"))"
    let roots = statistics.kustomizeRoots
    if roots > 0 {
      let objects = plural(statistics.builtObjects, "object")
      text += ", built \(plural(roots, "kustomize root")) of \(objects)"
    }
    let releases = statistics.helmReleases
    if releases > 0 { text += ", judged the values of \(plural(releases, "Helm release"))" }
    text += "."
    let unjudged = report.notifications.filter(\.kind.isUnjudged)
    if !unjudged.isEmpty {
      let kinds = Notification.Kind.allCases.compactMap { kind in
        let count = unjudged.count { $0.kind == kind }
        return count == 0 ? nil : "\(count) \(title(kind, count))"
      }
      let count = Set(unjudged.map(\.path)).count
      var files = plural(count, "file")
      if count < unjudged.count { files = "\(unjudged.count) places in \(files)" }
      text += " Not judged: \(files) (\(kinds.joined(separator: ", ")))."
    }
    return text
  }

  static func title(_ kind: Notification.Kind, _ count: Int) -> String {
    guard count > 1 else { return kind.title }
    return switch kind {
    case .template: "templates not rendered"
    case .patch: "kustomize patches"
    case .partialBuild: "kustomize entries not built"
    case .brokenBuild: "kustomize errors"
    case .unreadable, .overLimit, .notYAML, .values, .configuration, .lapsed, .unused, .baseline,
      .added, .outOfSight:
      kind.title
    }
  }

  static func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
  }
}
