import RepositoryFiles
import Testing

/// The inputs of `Tests/Fuzz`: what once found something stays right.
@Suite(.timeLimit(.minutes(1))) struct ReportingFuzzCorpusTests {
  @Test func baselines() {
    for input in FuzzInputs.all(of: "baseline") {
      #expect(BaselineInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }

  @Test func redaction() {
    for input in FuzzInputs.all(of: "redaction") {
      #expect(RedactionInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }

  @Test func runs() {
    for input in FuzzInputs.all(of: "lint") {
      #expect(LintInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }
}
