internal import SourceText

/// Where the charts of a tree are, so that a file's role can be told by its place.
struct TreeLayout: Sendable {
  private let chartDirectories: Set<String>

  init(paths: some Sequence<String>) {
    chartDirectories = Set(
      paths.lazy.filter { Path.name($0) == "Chart.yaml" }.map { Path.directory($0) })
  }

  /// Whether a path lies in a `templates` folder of a chart.
  func isInChartTemplates(_ path: String) -> Bool {
    var directory = Path.directory(path)
    while !directory.isEmpty {
      let outer = Path.directory(directory)
      if directory == "templates" || directory.hasSuffix("/templates"),
        chartDirectories.contains(outer)
      {
        return true
      }
      directory = outer
    }
    return false
  }

  /// Whether a file is named as chart values are, whatever folder they lie in.
  func isChartValues(_ path: String) -> Bool {
    let name = Path.name(path)
    return name.hasPrefix("values") || name.hasSuffix("values.yaml") || name.hasSuffix("values.yml")
  }

  static func isPipeline(_ path: String) -> Bool {
    let name = Path.name(path)
    let names: Set<String> = [
      ".gitlab-ci.yml", "azure-pipelines.yml", ".travis.yml", "bitbucket-pipelines.yml",
      ".pre-commit-config.yaml", ".drone.yml", "renovate.json", "Taskfile.yaml", "Taskfile.yml",
    ]
    return names.contains(name)
      || Path.components(path).contains { $0 == ".github" || $0 == ".circleci" || $0 == ".tekton" }
        && !name.hasPrefix("kustomization")
  }
}
