internal import Linting

/// What was found in a tree, a line each.
struct DraftFacts {
  let all: [String]

  init(_ survey: ProjectSurvey, _ report: Report) {
    let statistics = report.statistics
    let roles = statistics.files.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }
    .map { "\($0.value) \($0.key.rawValue)" }
    var facts = [
      Self.list(
        "\(Self.count(statistics.fileCount, "file")) with \(Self.count(statistics.resources, "object"))",
        roles)
    ]
    if statistics.kustomizeRoots > 0 {
      facts.append(
        "kustomize: \(Self.count(statistics.kustomizeRoots, "root")) of \(Self.count(statistics.builtObjects, "object")) built"
      )
    }
    if !survey.engines.isEmpty {
      facts.append(
        Self.list(
          "applied by", survey.engines.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }))
    }
    let clusters = survey.clusters.map { ConfigurationDraft.shown($0) }
    if clusters.count > 1 {
      facts.append(Self.list("\(clusters.count) cluster views, each judged by itself", clusters))
    }
    if !survey.charts.isEmpty {
      let charts = survey.charts.map { $0.isEmpty ? "this folder" : ConfigurationDraft.shown($0) }
      facts.append(
        Self.list(
          "\(Self.count(charts.count, "chart")), not rendered (README: --render helm)", charts))
    }
    if survey.sealedCount > 0 {
      facts.append(
        "\(Self.count(survey.sealedCount, "file")) under SOPS: what is sealed is unknown, and no finding"
      )
    }
    let levels = Summary.levels(of: report.items)
    facts.append(
      levels.isEmpty
        ? "no findings" : "findings: \(levels.joined(separator: ", ")) (`manifestguard lint`)")
    all = facts
  }

  private static let most = 8

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  private static func list(_ title: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return title }
    let more = items.count > most ? ", and \(items.count - most) more" : ""
    return "\(title): \(items.prefix(most).joined(separator: ", "))\(more)"
  }
}
