import RepositoryFiles
import Testing

/// The inputs of `Tests/Fuzz`: what once found something stays right.
@Suite(.timeLimit(.minutes(1))) struct LintingFuzzCorpusTests {
  @Test func configurations() {
    for input in FuzzInputs.all(of: "configuration") {
      #expect(ConfigurationInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }

  @Test func suppressions() {
    for input in FuzzInputs.all(of: "suppressions") {
      #expect(SuppressionInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }
}
