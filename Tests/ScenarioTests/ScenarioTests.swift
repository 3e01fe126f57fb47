import Linting
import Rules
import Testing

/// Each story's repository gives just the findings that stand in its `findings.txt`.
///
/// `UPDATE_FINDINGS=1 swift test --filter ScenarioTests` writes the files anew; the diff is the review.
@Suite struct ScenarioTests {
  @Test(arguments: Scenario.stories) func storyGivesItsFindings(_ scenario: Scenario) throws {
    let found = scenario.findings()
    if Scenario.isUpdating {
      try scenario.writeFindings(found)
    }
    let expected = try scenario.expectedFindings()
    #expect(found == expected, "\(scenario.path) differs from its findings.txt")
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
