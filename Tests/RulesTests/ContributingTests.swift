import Linting
import RepositoryFiles
import Testing

/// The rule that CONTRIBUTING.md shows is one that compiles and finds what it says.
@Suite struct ContributingTests {
  @Test func shownRuleIsThatOfTheTests() throws {
    let page = String(
      decoding: try #require(RepositoryPath("CONTRIBUTING.md").bytes), as: UTF8.self)
    let rule = String(
      decoding: try #require(
        RepositoryPath("Tests/RulesTests/UnsealKeysReadTwice.swift").bytes), as: UTF8.self)
    #expect(page.contains("```swift\n\(rule)```"))
  }

  @Test(arguments: Rule.unsealKeysReadTwice.examples.indices)
  func itsExamplesHold(_ number: Int) {
    let rule = Rule.unsealKeysReadTwice
    let run = ExampleRun(rule, rule.examples[number].text)
    #expect(run.places == run.marks, "\(run.story)")
    guard let corrected = rule.examples[number].corrected else { return }
    #expect(ExampleRun(rule, corrected).places.isEmpty)
  }
}
