import Linting
import RepositoryFiles
import Rules
import Testing

/// An incident is one story: a single report has to name each part of it, with what makes it a hazard.
@Suite struct IncidentTests {
  /// One part of a story: the finding, and the places of its chain.
  struct Part: Sendable, CustomTestStringConvertible {
    let rule: Rule.ID
    let place: String
    let chain: Set<String>

    var testDescription: String { "\(rule) \(place)" }
  }

  @Test(arguments: [
    // The missing aclfile, and the leases by which the operator goes on saying that all is well.
    Part(
      rule: "redis-no-aclfile", place: "messaging/redis-config.yaml:10",
      chain: [
        "messaging/vault-database-bootstrap.yaml:56", "messaging/credentials.yaml:12",
        "messaging/credentials.yaml:32", "messaging/redis.yaml:48",
      ]),
    Part(
      rule: "script-early-exit", place: "messaging/redis-vault-sync.yaml:25",
      chain: ["messaging/redis-vault-sync.yaml:28", "messaging/redis-vault-sync.yaml:38"]),
    Part(
      rule: "rbac-missing-verb-for-script", place: "messaging/rbac.yaml:26",
      chain: ["messaging/redis-vault-sync.yaml:38", "messaging/rbac.yaml:41"]),
    Part(
      rule: "ephemeral-ip-persisted", place: "messaging/redis-vault-sync.yaml:30",
      chain: ["messaging/redis-vault-sync.yaml:14"]),
    Part(
      rule: "helm-password-regenerated", place: "argocd/link-previews.yaml:10",
      chain: ["argocd/link-previews.yaml:10"]),
  ])
  func incident000IsToldInOneRun(_ part: Part) throws {
    let story = try #require(Scenario.stories.first { $0.path.contains("/000-") })
    let report = story.report(of: "before")
    let finding = report.items.map(\.finding).first {
      $0.rule == part.rule && place(of: $0.range, in: report) == part.place
    }
    let chain = Set(try #require(finding).evidence.map { place(of: $0.range, in: report) })
    #expect(chain.isSuperset(of: part.chain))
  }

  @Test func incident000IsOverAfterwards() throws {
    let story = try #require(Scenario.stories.first { $0.path.contains("/000-") })
    #expect(story.report(of: "after").items.map(\.finding.rule) == [])
  }

  private func place(of range: SourceRange, in report: Report) -> String {
    "\(report.file(of: range).path):\(report.position(of: range).line)"
  }
}
