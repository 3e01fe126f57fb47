import Linting
import Rules
import Testing

/// An exception for one rule never hides what another one finds.
@Suite struct SuppressionPropertyTests {
  /// A finding as it is whatever line it stands on.
  private struct Told: Hashable {
    let rule: Rule.ID
    let level: Level
    let message: String
    let identity: FindingIdentity
  }

  @Test(arguments: exampleCases.filter(\.example.isFlagged))
  func othersFindingsStay(_ example: ExampleCase) throws {
    let files = Example.files(of: example.example.text).map { ($0.path, $0.text) }
    let before = Self.lint(files)
    let rule = example.rule.id
    let others = Self.told(before, except: rule)
    let configuration = try Configuration(
      SourceFile(
        id: 0, path: "c.yaml", contents: Array("suppressions: [{rule: \(rule), reason: a}]".utf8)),
      rules: catalog.map(\.id))

    let configured = Self.lint(files, configuration)
    #expect(Self.told(configured, except: rule) == others, "\(example): configuration")
    #expect(configured.items.allSatisfy { $0.finding.rule != rule }, "\(example): configuration")

    let annotated = files.map { ($0.0, Self.annotated($0.1, for: rule)) }
    let excused = Self.lint(annotated)
    let hidden = Set(others.keys).subtracting(Self.told(excused, except: rule).keys)
    #expect(hidden.isEmpty, "\(example): an annotation hides \(hidden)")

    // A comment can be a finding of other rules, as in a list of users.
    let commented = Self.lint(Self.commented(files, before, for: rule))
    let gone = Set(others.keys).subtracting(Self.told(commented, except: rule).keys)
    #expect(gone.isEmpty, "\(example): a comment hides \(gone)")
  }

  private static func lint(
    _ files: [(String, String)], _ configuration: Configuration = Configuration()
  ) -> Report {
    let sources = files.enumerated().map { index, file in
      SourceFile(id: SourceFile.ID(index), path: file.0, contents: Array(file.1.utf8))
    }
    let view = Linter.View(name: ".", files: sources.map(\.id), configuration: configuration)
    return Linter(rules: catalog).lint([view], of: sources)
  }

  private static func told(_ report: Report, except rule: Rule.ID) -> [Told: Int] {
    let items = report.items.filter { $0.finding.rule != rule }
    return Dictionary(
      items.map { item in
        let finding = item.finding
        let told = Told(
          rule: finding.rule, level: finding.level, message: finding.message,
          identity: item.identity)
        return (told, 1)
      }, uniquingKeysWith: +)
  }

  /// The text with an annotation on each object that is written in block style.
  private static func annotated(_ text: String, for rule: Rule.ID) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var annotated: [String] = []
    for (index, line) in lines.enumerated() {
      annotated.append(String(line))
      guard line == "metadata:", index + 1 < lines.count else { continue }
      let block = lines[(index + 1)...].prefix { $0.hasPrefix(" ") }
      guard let indent = block.first?.prefix(while: { $0 == " " }),
        !block.contains(where: { $0.hasPrefix("\(indent)annotations:") })
      else { continue }
      annotated.append(
        "\(indent)annotations: {manifestguard.dev/ignore: \"\(rule): the test says so\"}")
    }
    return annotated.joined(separator: "\n")
  }

  private static func commented(
    _ files: [(String, String)], _ report: Report, for rule: Rule.ID
  ) -> [(String, String)] {
    files.map { path, text in
      let places = report.items.filter { $0.finding.rule == rule }.map(\.finding.range)
      let marked = Set(
        places.filter { report.file(of: $0).path == path }.map { report.position(of: $0).line })
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let starts = marked.map { line in
        var line = line
        while line > 1, lines[line - 2].hasSuffix("\\") { line -= 1 }
        return line
      }
      var commented: [String] = []
      for (index, line) in lines.enumerated() {
        if starts.contains(index + 1) {
          let indent = line.prefix { $0 == " " }
          commented.append("\(indent)# manifestguard: ignore[\(rule)] the test says so")
        }
        commented.append(String(line))
      }
      return (path, commented.joined(separator: "\n"))
    }
  }
}
