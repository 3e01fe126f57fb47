import Linting
import Reporting
import Rules
import Testing

/// Each story's repository gives just the findings that stand in its `findings.txt`.
///
/// `UPDATE_FINDINGS=1 swift test --filter ScenarioTests` writes these files anew, and one story's
/// `before.sarif`; the diff is the review.
@Suite struct ScenarioTests {
  @Test(arguments: Scenario.stories) func storyGivesItsFindings(_ scenario: Scenario) throws {
    let found = scenario.findings()
    if Scenario.isUpdating { try scenario.writeGolden("findings.txt", found) }
    let expected = try scenario.golden("findings.txt")
    #expect(found == expected, "\(scenario.path) differs from its findings.txt")
  }

  /// The whole file that GitHub is given, with the pages of the rules that the story breaks.
  @Test func oneStoryGivesItsSARIF() throws {
    let story = try #require(Scenario.stories.first { $0.path.contains("/002-") })
    let broken = Set(story.report(of: "before").items.map(\.finding.rule))
    let report = story.report(of: "before", rules: catalog.filter { broken.contains($0.id) })
    let tool = SARIFReport.Tool(
      version: "1.2.3", organization: "manifestguard", informationURI: "https://example.org",
      rulesURI: "https://example.org/#")
    let found = SARIFReport(tool: tool).text(report)
    if Scenario.isUpdating { try story.writeGolden("before.sarif", found) }
    let expected = try story.golden("before.sarif")
    let lines = [found, expected].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let difference = zip(lines[0], lines[1]).first { $0 != $1 }
    #expect(difference == nil, "\(story.path)/before.sarif differs")
    #expect(lines[0].count == lines[1].count)
  }

  @Test func repairedStoriesHaveNothingAtWarningOrAbove() {
    for scenario in Scenario.stories {
      for report in scenario.reports(where: { $0 == "after" }) {
        let loud = report.items.filter { $0.finding.level > .note }
        #expect(loud.isEmpty, "\(scenario.path)/after: \(loud.map(\.finding.message))")
      }
    }
  }

  @Test func cleanFilesAreSilent() {
    let report = Scenario(path: "clean").report(of: "")
    let messages = report.items.map { "\($0.finding.rule): \($0.finding.message)" }
    #expect(messages.isEmpty)
    #expect(report.statistics.resources > 20, "testdata/clean was not read")
  }

  @Test func everyHazardHasAStory() {
    let found = Set(
      Scenario.stories.flatMap { $0.reports(where: { _ in true }) }
        .flatMap { $0.items.map(\.finding.rule) })
    let yaml: Set<Rule.ID> = ["yaml-syntax", "yaml-duplicate-key"]
    for rule in catalog where !yaml.contains(rule.id) {
      #expect(found.contains(rule.id), "no story shows \(rule.id)")
    }
  }
}
