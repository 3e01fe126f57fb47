import Linting
import Reporting
import RepositoryFiles
import Rules
import Testing

/// `Rules/README.md` has a heading for every rule, where SARIF's `helpUri` leads.
///
/// `UPDATE_RULE_INDEX=1 swift test --filter RuleIndexTests` writes the list and `docs/rules` anew.
@Suite struct RuleIndexTests {
  @Test func listIsThatOfTheCatalogue() throws {
    let (handWritten, list) = try parts()
    let expected =
      RuleList(catalog: catalog).markdown
      + catalog.map { rule in
        "\n### \(rule.id)\n\n\(rule.summary). [More](../docs/rules/\(rule.id).md).\n"
      }.joined()
    if RepositoryPath.isUpdating("RULE_INDEX") {
      try Self.page.write(handWritten + expected)
    } else {
      #expect(list == expected, "UPDATE_RULE_INDEX=1 writes the list anew")
    }
  }

  @Test func changelogNamesEveryRule() throws {
    let text = try #require(RepositoryPath("CHANGELOG.md").text)
    #expect(catalog.map(\.id).filter { !text.contains("`\($0)`") } == [])
  }

  /// Each rule has its page, each page its rule.
  @Test func pagesAreThoseOfTheCatalogue() throws {
    let folder = RepositoryPath("docs/rules")
    let expected = catalog.map {
      (name: "\($0.id).md", text: ManualPage.rule($0).markdown(.reading))
    }
    if RepositoryPath.isUpdating("RULE_INDEX") {
      for page in expected { try RepositoryPath("docs/rules/\(page.name)").write(page.text) }
      for name in folder.names where !expected.contains(where: { $0.name == name }) {
        RepositoryPath("docs/rules/\(name)").remove()
      }
    }
    #expect(folder.names == expected.map(\.name).sorted(), "UPDATE_RULE_INDEX=1 writes the pages")
    let stale = expected.filter { RepositoryPath("docs/rules/\($0.name)").text != $0.text }
    #expect(stale.map(\.name) == [], "UPDATE_RULE_INDEX=1 writes the pages anew")
  }

  private static let page = RepositoryPath("Rules/README.md")

  /// The page up to the heading of the list, and the list.
  private func parts() throws -> (handWritten: String, list: String) {
    let text = try #require(Self.page.text)
    let end = try #require(text.firstRange(of: "\n## The rules\n\n")?.upperBound)
    return (String(text[..<end]), String(text[end...]))
  }
}
