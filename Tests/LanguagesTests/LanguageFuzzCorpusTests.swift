import RepositoryFiles
import Testing

/// The inputs of `Tests/Fuzz`: what once found something stays right.
@Suite(.timeLimit(.minutes(1))) struct LanguageFuzzCorpusTests {
  @Test func promQL() {
    for input in FuzzInputs.all(of: "promql") {
      #expect(
        PromQLInvariants(String(decoding: input.bytes, as: UTF8.self)).broken == nil,
        "\(input.name)")
    }
  }

  @Test func tokens() {
    for input in FuzzInputs.all(of: "jwt") {
      #expect(JWTInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }

  @Test func commands() {
    for input in FuzzInputs.all(of: "commands") {
      #expect(CommandInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }
}
