import Linting
import Rules
import Testing

/// Every rule obeys the house, and every example of every rule holds.
@Suite struct CatalogTests {
  @Test func idsAreUniqueKebabCaseWords() {
    #expect(Set(catalog.map(\.id)).count == catalog.count)
    for rule in catalog {
      let isKebabCase = rule.id.utf8.allSatisfy {
        $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
      }
      #expect(isKebabCase, "\(rule.id)")
    }
  }

  @Test(arguments: catalog.map(\.id)) func manualIsComplete(_ id: Rule.ID) throws {
    let rule = try #require(catalog.first { $0.id == id })
    #expect(rule.summary.count <= 80 && !rule.summary.hasSuffix("."), "summary of \(rule.id)")
    for text in [rule.why, rule.detection, rule.limits, rule.fix, rule.exceptions] {
      #expect(!text.isEmpty && text.hasSuffix("."), "\(rule.id): \(text)")
    }
    #expect(!rule.symptoms.isEmpty)
    let flagged = rule.examples.filter(\.isFlagged)
    #expect(!flagged.isEmpty, "\(rule.id) shows no hazard")
    #expect(flagged.count < rule.examples.count, "\(rule.id) shows no safe form")
  }

  @Test(arguments: exampleCases) func exampleHolds(_ example: ExampleCase) {
    let run = ExampleRun(example.rule, example.example.text)
    #expect(run.places == run.marks, "\(example): \(run.story)")
    if let level = example.example.level {
      #expect(Set(run.levels) == [level], "\(example): \(run.story)")
    }
  }

  @Test(arguments: exampleCases) func variantsDoNotChangeTheAnswer(_ example: ExampleCase) {
    for variant in ExampleVariant.allCases {
      guard let text = variant.apply(to: example.example.text) else { continue }
      let run = ExampleRun(example.rule, text)
      #expect(
        run.places == run.marks,
        "\(example) as \(variant): \(run.story)\n\(text.prefix(4000))\(text.count > 4000 ? "…" : "")"
      )
    }
  }

  @Test(arguments: exampleCases.filter(\.example.isFlagged))
  func ignoreCommentTakesTheFindingAway(_ example: ExampleCase) {
    let run = ExampleRun(example.rule, example.example.text)
    let silenced = run.withIgnoreComments(for: example.rule.id)
    #expect(silenced.places.isEmpty, "\(example): \(silenced.story)")
    #expect(silenced.suppressed > 0, "\(example): nothing was suppressed")
  }

  @Test(arguments: exampleCases.filter(\.example.isFlagged))
  func documentedFixRemovesTheFinding(_ example: ExampleCase) {
    let fixed: ExampleRun
    if let corrected = example.example.corrected {
      fixed = ExampleRun(example.rule, corrected)
    } else {
      let run = ExampleRun(example.rule, example.example.text)
      guard run.hasFixes else {
        Issue.record("\(example) has neither a mechanical fix nor a corrected text")
        return
      }
      fixed = run.withFixesApplied()
    }
    #expect(fixed.places.isEmpty, "\(example): \(fixed.story)")
    #expect(fixed.syntaxErrors.isEmpty, "\(example): the corrected text is not YAML")
  }

  @Test(arguments: exampleCases.filter(\.example.isFlagged))
  func mechanicalFixRemovesItsFinding(_ example: ExampleCase) {
    let run = ExampleRun(example.rule, example.example.text)
    guard run.hasFixes else { return }
    let fixed = run.withFixesApplied()
    #expect(
      fixed.places.count == run.places.count - run.fixCount, "\(example): \(fixed.story)")
    #expect(fixed.syntaxErrors.isEmpty, "\(example): the edited text is not YAML")
  }
}

/// One example of one rule, named by where it is written.
struct ExampleCase: Sendable, CustomTestStringConvertible, CustomStringConvertible {
  let rule: Rule
  let example: Example

  var description: String {
    "\(rule.id) (\(RuleFile.path(of: example.source.fileID)):\(example.source.line)) \(example.title)"
  }
  var testDescription: String { description }
}

let exampleCases: [ExampleCase] = catalog.flatMap { rule in
  rule.examples.map { ExampleCase(rule: rule, example: $0) }
}
