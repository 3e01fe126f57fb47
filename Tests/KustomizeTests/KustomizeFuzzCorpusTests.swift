import RepositoryFiles
import Testing

/// The inputs of `Tests/Fuzz`: what once found something stays right.
@Suite(.timeLimit(.minutes(1))) struct KustomizeFuzzCorpusTests {
  @Test func roots() {
    for input in FuzzInputs.all(of: "kustomize") {
      #expect(KustomizeInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }
}
