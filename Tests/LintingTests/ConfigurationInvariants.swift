import Graph

@testable import Linting

/// What holds of any text that is read as a configuration, and of what is judged by it.
struct ConfigurationInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?

  private static let secret =
    "apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\nstringData: {k: v, l: w}\n"
  private static let paths = ["a.yaml", "prod/a.yaml", "x/y/z/a-b_c.yaml", "*/[a]/{b}.yaml"]

  init(_ contents: [UInt8]) {
    let file = SourceFile(id: 0, path: ".manifestguard.yaml", contents: contents)
    let rules = [Rule.secretKey]
    let configuration: Configuration
    do throws(UsageError) {
      configuration = try Configuration(file, rules: rules.map(\.id))
    } catch {
      let place = error.description.split(separator: ":", maxSplits: 3)
      let line = place.count == 4 ? Int(place[1]) : nil
      expect(place.first == ".manifestguard.yaml", "an error without its file")
      expect(line.map { (1...max(1, file.lineCount)).contains($0) } ?? false, "a line that is none")
      return
    }
    expect(configuration.limits.yaml.depth <= 1000, "a bound above its ceiling")
    expect(configuration.limits.fileSize <= 1_000_000_000, "a bound above its ceiling")
    for path in Self.paths {
      _ = configuration.excludes(path, isDirectory: false)
      _ = configuration.excludesFile(path, seenFrom: "")
    }
    let first = report(configuration, rules)
    expect(first == report(configuration, rules), "the same files are judged otherwise")
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private func report(_ configuration: Configuration, _ rules: [Rule]) -> [String] {
    let files = Self.paths.enumerated().map { number, path in
      SourceFile(id: SourceFile.ID(number), path: path, contents: Array(Self.secret.utf8))
    }
    let view = Linter.View(name: ".", files: files.map(\.id), configuration: configuration)
    let report = Linter(rules: rules).lint([view], of: files)
    return report.items.map { "\($0.finding.level) \($0.finding.range)" }
      + report.notifications.map { "\($0.path) \($0.message)" }
  }
}
