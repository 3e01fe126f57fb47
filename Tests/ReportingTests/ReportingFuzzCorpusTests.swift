import Graph
import RepositoryFiles
import Rules
import Testing

@testable import Linting
@testable import Reporting

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

  @Test func shards() {
    for input in FuzzInputs.all(of: "shards") {
      #expect(ShardInvariants(input.bytes).broken == nil, "\(input.name)")
    }
  }

  /// The form that the tool writes now, which the inputs may be behind.
  @Test(arguments: 1...3) func shardsOfNow(count: Int) {
    let files = ShardInvariants.files
    let view = Linter.View(name: ".", files: files.map(\.id), configuration: Configuration())
    let parts = (1...count).compactMap { Shard($0, of: count) }.map {
      ShardText.text(Linter(rules: catalog).part($0, of: [view], files))
    }
    let invariants = ShardInvariants(Array(parts.joined(separator: "---\n").utf8))
    #expect(invariants.broken == nil && invariants.isJoined)
  }
}
