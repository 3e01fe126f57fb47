import Linting
import Reporting
import RepositoryFiles
import Rules
import Testing

/// `Rules/README.md` has a heading for every rule, where SARIF's `helpUri` leads.
///
/// `UPDATE_RULE_INDEX=1 swift test --filter RuleIndexTests` writes the list anew.
@Suite struct RuleIndexTests {
  @Test func listIsThatOfTheCatalogue() throws {
    let (handWritten, list) = try parts()
    let expected =
      RuleList(catalog: catalog).markdown
      + catalog.map { rule in
        "\n### \(rule.id)\n\n\(rule.summary).\n`manifestguard explain \(rule.id)` says more.\n"
      }.joined()
    if RepositoryPath.isUpdating("RULE_INDEX") {
      try Self.page.write(handWritten + expected)
    } else {
      #expect(list == expected, "UPDATE_RULE_INDEX=1 writes the list anew")
    }
  }

  private static let page = RepositoryPath("Rules/README.md")

  /// The page up to the heading of the list, and the list.
  private func parts() throws -> (handWritten: String, list: String) {
    let text = try #require(Self.page.text)
    let end = try #require(text.firstRange(of: "\n## The rules\n\n")?.upperBound)
    return (String(text[..<end]), String(text[end...]))
  }
}
