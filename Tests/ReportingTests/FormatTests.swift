import RepositoryFiles
import Testing

@testable import Linting
@testable import Reporting

/// Each format of one report, as it stands below `testdata/reports`.
///
/// `UPDATE_REPORTS=1 swift test --filter FormatTests` writes the files anew.
@Suite struct FormatTests {
  @Test(arguments: formats) func writesWhatStandsInItsFile(_ format: ReportForm) throws {
    let found = format.text(.sampled)
    let golden = RepositoryPath("testdata/reports/\(format.file)")
    if RepositoryPath.isUpdating("REPORTS") { try golden.write(found) }
    let isSame = golden.text == found
    #expect(isSame, "\(format.file) differs; UPDATE_REPORTS=1 writes it anew")
  }

  /// Nothing of an input may move a cursor, reorder text or begin a line, whoever shows the report.
  @Test(arguments: formats) func obeysNoName(_ format: ReportForm) {
    let text = format.text(.sampled)
    for character in ["\u{1B}", "\u{202E}", "\u{7}", "\r"] {
      #expect(!text.contains(character), "\(format.file)")
    }
    #expect(!text.contains("\nend.yaml"), "\(format.file)")
  }

  @Test(arguments: formats) func tellsAReportOfNothing(_ format: ReportForm) {
    let nothing = Report(
      items: [], notifications: [], files: [], rules: [.sample], statistics: Statistics())
    #expect(!format.text(nothing).isEmpty)
  }

  static let formats = [
    ReportForm("github.txt") { GitHubReport().text($0) },
    ReportForm("summary.md") { report in
      var summary = GitHubSummary()
      summary.links = links
      return summary.text(report)
    },
    ReportForm("gitlab.json") { GitLabReport().text($0) },
    ReportForm("junit.xml") { JUnitReport().text($0) },
    ReportForm("azure.txt") { AzureReport().text($0) },
    ReportForm("comment.md") { report in
      var comment = MarkdownReport()
      comment.links = links
      return comment.text(report)
    },
    ReportForm("page.html") { report in
      var page = HTMLReport()
      page.links = links
      return page.text(report)
    },
  ]

  private static let links = SourceLinks { name in
    [
      "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "example/apps",
      "GITHUB_SHA": "0123abc",
    ][name]
  }
}

/// A format by the name of its file.
struct ReportForm: Sendable, CustomTestStringConvertible {
  let file: String
  let text: @Sendable (Report) -> String

  init(_ file: String, text: @escaping @Sendable (Report) -> String) {
    (self.file, self.text) = (file, text)
  }

  var testDescription: String { file }
}

extension Report {
  /// A report with all that a format has to tell, on files with the worst of names.
  static let sampled: Report = {
    let contents = """
      apiVersion: v1
      kind: Secret
      metadata: {name: keys, namespace: vault}
      stringData:
        root-token: hunter2
        # a comment with <b>, `code` and | bars

      """
    let hostile = "a<script>alert(1)</script>%,;]`|@team #1\u{1B}[2J\u{202E}\r\nend.yaml"
    let files = ["apps/keys.yaml", hostile].enumerated().map {
      SourceFile(id: Int32($0), path: $1, contents: Array(contents.utf8))
    }
    let secret = Inventory([files[0]]).resources.first
    func finding(
      _ level: Level, _ message: String, at mark: String, of file: Int, evidence: [Evidence] = [],
      fix: Fix? = nil, sourcePath: String? = nil
    ) -> Finding {
      Finding(
        rule: Rule.sample.id, level: level, confidence: .high, message: message,
        range: files[file].range(of: mark), resource: secret?.id, pointer: "/stringData",
        evidence: evidence, fix: fix, key: "", sourcePath: sourcePath)
    }
    func item(_ finding: Finding, views: [String], _ fingerprint: String) -> Item {
      Item(
        finding: finding, resource: secret, views: views, fingerprint: fingerprint,
        identity: FindingIdentity(
          finding, resource: secret, path: files[Int(finding.range.file)].path))
    }
    var worst = finding(
      .error, "Secret vault/keys is emptied: `rm` -- 100% <sure>.", at: "root-token", of: 0,
      evidence: [
        Evidence("a script in Job/vault/seed seeds it", at: files[0].range(of: "kind")),
        Evidence("Kustomization/flux/vault applies it", at: files[1].range(of: "keys")),
        Evidence("a script in Job/vault/seed seeds it", at: files[0].range(of: "kind")),
      ], fix: Fix("Let Flux create it only where it is absent.", isSafe: true, edits: []))
    worst.readers = ["StatefulSet/vault/vault", "Job/vault/unseal"]
    let called = "@team\nsee https://example.com/?a=1&b=2, [a](b) ::error::x ##vso[a]b <img src=x>"
    let items = [
      item(worst, views: ["clusters/dev", "clusters/prod"], "aa"),
      item(finding(.warning, called, at: "stringData", of: 1), views: ["."], "bb"),
      item(finding(.warning, called, at: "kind", of: 1), views: ["."], "bb-2"),
      item(
        finding(.note, "It is rendered", at: "kind", of: 0, sourcePath: "charts/vault.yaml"),
        views: ["."], "cc"),
    ]
    var statistics = Statistics()
    statistics.files = [.manifest: 2]
    statistics.resources = 2
    let other = Rule(
      "vault-is-fine", .error, "Vault is not fine", why: "", symptoms: [], detection: "",
      limits: "", fix: "", exceptions: "", examples: []
    ) { _, _ in }
    let notifications = [
      Notification(.unreadable, "Permission denied.", path: hostile),
      Notification(
        .outOfSight, "It could be judged on @team/main and cannot now (MGN001): <b>.", path: hostile
      ),
      Notification(.added, "Not followed: ::error::x ##vso[a]b.", path: "c.yaml", line: 7),
    ]
    return Report(
      items: items, notifications: notifications, files: files, rules: [.sample, other],
      statistics: statistics)
  }()
}
