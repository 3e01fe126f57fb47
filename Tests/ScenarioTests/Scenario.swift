import Linting
import RepositoryFiles
import Rules
import Testing

/// A folder below `testdata` with one repository, or with a `before` and an `after`.
struct Scenario: Sendable, CustomTestStringConvertible {
  /// The folder, relative to `testdata`.
  let path: String

  var testDescription: String { path }

  static let stories: [Scenario] = RepositoryPath("testdata/scenarios").names.map {
    Scenario(path: "scenarios/\($0)")
  }

  static var isUpdating: Bool { RepositoryPath.isUpdating("FINDINGS") }

  /// What a run over one of the story's repositories reports; its paths start in that repository.
  func report(of part: String, rules: [Rule] = catalog) -> Report {
    let base = file(part).absolute
    var tree = SourceTree(base: base)
    let files = tree.add(".", configuration: Configuration())
    var configuration = Configuration()
    configuration.graph.now = Instant("2026-01-01T00:00:00Z")
    let view = Linter.View(name: ".", files: files, configuration: configuration)
    return Linter(rules: rules).lint([view], of: tree.files, unread: tree.unread)
  }

  func reports(where isWanted: (String) -> Bool) -> [Report] {
    ["before", "after"].filter(isWanted).map { report(of: $0) }
  }

  /// Every finding as a line, `before/path:line:column: level rule message`.
  func findings() -> String {
    ["before", "after"].flatMap { part in
      let report = report(of: part)
      return report.items.map { item in
        let position = report.position(of: item.finding.range)
        let path = report.file(of: item.finding.range).path
        return
          "\(part)/\(path):\(position.line):\(position.column): \(item.finding.level) \(item.finding.rule) \(item.finding.message)\n"
      }
    }.joined()
  }

  /// What a file of the story holds, such as its `findings.txt`.
  func golden(_ name: String) throws -> String { try #require(file(name).text) }

  func writeGolden(_ name: String, _ text: String) throws { try file(name).write(text) }

  private func file(_ name: String) -> RepositoryPath {
    RepositoryPath(["testdata", path, name].filter { !$0.isEmpty }.joined(separator: "/"))
  }
}
