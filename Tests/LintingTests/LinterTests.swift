import Linting
import Rules
import Testing

@Suite struct LinterTests {
  private static let placeholder =
    "apiVersion: v1\nkind: Secret\nmetadata: {name: app}\nstringData:\n  token: CHANGEME\n"

  @Test(arguments: [
    (
      "  token: CHANGEME # manifestguard: ignore[placeholder-secret-overwrite] rotated by hand", 0,
      0
    ),
    (
      "  # manifestguard: ignore[placeholder-secret-overwrite] rotated by hand\n  token: CHANGEME",
      0, 0
    ),
    ("  # manifestguard: ignore[placeholder-secret-overwrite]\n  token: CHANGEME", 1, 1),
    ("  # manifestguard: ignore[placeholder-secret-overwite] typo\n  token: CHANGEME", 1, 1),
    ("  # manifestguard:ignore[placeholder-secret-overwrite] no space\n  token: CHANGEME", 0, 0),
    ("  # manifestguard: ignore placeholder-secret-overwrite\n  token: CHANGEME", 1, 1),
    ("  token: CHANGEME # manifestguard: disable[placeholder-secret-overwrite] x", 1, 1),
    ("  token: CHANGEME # manifestguard-ignore", 1, 1),
    ("  # manifestguard: ignore[placeholder-secret-overwrite x\n  token: CHANGEME", 1, 1),
    ("  # manifestguard: it reads this file too\n  token: CHANGEME", 1, 0),
    (
      "  note: \"manifestguard: ignore[placeholder-secret-overwrite] no comment\"\n  token: CHANGEME",
      1, 0
    ),
  ])
  func ignoreComments(_ lines: String, _ findings: Int, _ notifications: Int) {
    let text = Self.placeholder.replacing("  token: CHANGEME", with: lines)
    let report = lint([("a.yaml", text)])
    #expect(report.items.count == findings)
    #expect(
      report.notifications.map(\.kind) == Array(repeating: .configuration, count: notifications))
  }

  @Test(arguments: [
    "# manifestguard: ignore[placeholder-secret-overwrite] by hand\n# manifestguard: ignore[redis-no-tls] other rule\n  token: CHANGEME",
    "# manifestguard: ignore[redis-no-tls] other rule\n\n# manifestguard: ignore[placeholder-secret-overwrite] by hand\n  token: CHANGEME",
    "  token: CHANGEME # manifestguard: ignore[never closed # manifestguard: ignore[placeholder-secret-overwrite] by hand",
  ])
  func ignoreCommentsBesideOthers(_ lines: String) {
    let text = Self.placeholder.replacing("  token: CHANGEME", with: lines)
    #expect(lint([("a.yaml", text)]).items.isEmpty)
  }

  private static let excuse = " # manifestguard: ignore[placeholder-secret-overwrite] by hand"

  /// The keys are all placeholders; the report tells the first that no comment stands at.
  @Test(arguments: [
    (["a", "b", "c"], "a", ["b", "c"], 0), (["a" + excuse, "b", "c"], "b", ["c"], 1),
    (["a", "b" + excuse, "c"], "a", ["c"], 1),
    (["a" + excuse, "b" + excuse, "c" + excuse], nil, [], 3),
  ])
  func aCommentExcusesItsKeyOnly(
    _ keys: [String], _ told: String?, _ besides: [String], _ suppressed: Int
  ) {
    let lines = keys.map { "  \($0.prefix(1)): CHANGEME\($0.dropFirst())" }
    let text = Self.placeholder.replacing(
      "  token: CHANGEME", with: lines.joined(separator: "\n"))
    let report = lint([("a.yaml", text)])
    #expect(
      report.items.map(\.finding.pointer) == [told].compactMap { $0 }.map { "/stringData/\($0)" })
    #expect(
      report.items.flatMap(\.finding.evidence).map(\.message)
        == besides.map { "the key \($0) is no better" })
    #expect(report.statistics.suppressed == suppressed)
  }

  @Test func evidenceOverTheBoundIsOnlyCounted() {
    let keys = (0..<300).map { "  key\($0): CHANGEME\n" }.joined()
    let report = lint([("a.yaml", Self.placeholder + keys)])
    #expect(report.items.map(\.finding.evidence.count) == [100])
    #expect(report.items.map(\.finding.moreEvidence) == [200])
  }

  @Test func findingsOfOneLineOverTheBoundAreOnlyCounted() {
    let secrets = (0..<300).map {
      #"{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s\#($0)"},"stringData":{"a":"xxx"}}"#
    }
    let list = #"{"apiVersion":"v1","kind":"List","items":[\#(secrets.joined(separator: ","))]}"#
    let report = lint([("a.json", list)])
    #expect(report.items.map(\.finding.evidence.count) == [100])
    #expect(report.items.map(\.finding.moreEvidence) == [199])
  }

  @Test func configuredLevelsReplaceTheRulesOwn() {
    var configuration = Configuration()
    configuration.levels = ["placeholder-secret-overwrite": .note]
    let report = lint([("a.yaml", Self.placeholder)], configuration)
    #expect(report.items.map(\.finding.level) == [.note])
  }

  @Test func viewsThatShareAPlaceFoldIntoOneFinding() {
    let file = SourceFile(id: 0, path: "base/a.yaml", contents: Array(Self.placeholder.utf8))
    let views = ["dev", "prod"].map {
      Linter.View(name: $0, files: [0], configuration: Configuration())
    }
    let report = Linter(rules: catalog).lint(views, of: [file])
    #expect(report.items.map(\.views) == [["dev", "prod"]])
  }

  @Test(arguments: [("resources: [a.yaml]", Level.warning), ("resources: [b.yaml]", .note)])
  func whatNoKustomizationListsIsANote(_ kustomization: String, _ level: Level) {
    let report = lint([
      ("app/a.yaml", Self.placeholder), ("app/kustomization.yaml", kustomization),
    ])
    let found = report.items.filter { $0.finding.rule == "placeholder-secret-overwrite" }
    #expect(found.map(\.finding.level) == [level])
  }

  @Test(arguments: [
    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: redis}\nspec:\n  podSelector: {}\n  ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]\n",
    "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: redis}\nspec:\n  endpointSelector: {}\n  ingress: [{fromEndpoints: [{matchLabels: {app: web}}]}]\n",
  ])
  func aPolicyHoldsForThePodsOfItsBuild(_ policy: String) {
    let server = """
      apiVersion: v1
      kind: Pod
      metadata: {name: redis}
      spec:
        containers: [{name: redis, image: "redis:7", args: [--requirepass, $(PASSWORD)]}]
      """
    let report = lint([
      ("base/redis.yaml", server), ("base/kustomization.yaml", "resources: [redis.yaml]\n"),
      ("prod/policy.yaml", policy),
      ("prod/kustomization.yaml", "resources: [../base, policy.yaml]\n"),
    ])
    let item = report.items.first { $0.finding.rule == "redis-no-tls" }
    #expect(item?.finding.level == .note)
    #expect(
      item?.finding.evidence.first.map { report.file(of: $0.range).path } == "prod/policy.yaml")
  }

  @Test func aFixEditsTheFileInWhichItsPlaceStands() throws {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: app}\nspec:\n"
    let comment = String(repeating: "# the patch is longer than what it changes\n", count: 9)
    let volume =
      "  volumes:\n    - name: keys\n      secret:\n        secretName: vault-unseal-keys\n"
    let report = lint([
      ("pod.yaml", pod + "  containers: [{name: app, image: app:1}]\n"),
      ("patch.yaml", comment + pod + volume),
      ("kustomization.yaml", "resources: [pod.yaml]\npatches: [{path: patch.yaml}]\n"),
    ])
    let edit = try #require(report.items.first?.finding.fix?.edits.first)
    #expect(report.file(of: edit.range).path == "patch.yaml")
    #expect(report.position(of: edit.range) == SourcePosition(line: 17, column: 38))
    #expect(edit.replacement == "\n        optional: true")
  }

  @Test func aFixStaysInThePatchThatNeedsIt() {
    let report = lint([
      ("kustomization.yaml", "resources: [app.yaml]\npatches: [{path: patch.yaml}]"),
      (
        "app.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n---\n"
          + "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n"
      ),
      (
        "patch.yaml",
        """
        # \(String(repeating: "longer than what it patches ", count: 20))
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a}
        spec:
          template:
            spec:
              containers:
                - name: c
                  env:
                    - name: A
                      valueFrom:
                        secretKeyRef:
                          name: s
                          key: a
        """
      ),
    ])
    let edits = report.items.compactMap(\.finding.fix).flatMap(\.edits)
    #expect(edits.map { report.file(of: $0.range).path } == ["patch.yaml"])
    #expect(
      edits.map(\.replacement) == ["\n" + String(repeating: " ", count: 18) + "optional: true"])
  }

  @Test func theFingerprintStaysWhileLinesMove() {
    let before = lint([("a.yaml", Self.placeholder)])
    let after = lint([("a.yaml", "# one\n# two\n" + Self.placeholder)])
    #expect(before.items.map(\.fingerprint) == after.items.map(\.fingerprint))
    #expect(before.items.map(\.fingerprint).first?.count == 16)
  }

  @Test func findingsComeInOneOrderWhateverTheOrderOfFiles() {
    let files = [("b.yaml", Self.placeholder), ("a.yaml", Self.placeholder)]
    let paths = [files, files.reversed()].map { files in
      let report = lint(files)
      return report.items.map { report.file(of: $0.finding.range).path }
    }
    #expect(paths == [["a.yaml", "b.yaml"], ["a.yaml", "b.yaml"]])
  }

  @Test(
    arguments: [
      ("", Level.warning), ("  # gitleaks:allow", .note), ("  # pragma: allowlist secret", .note),
      ("  # nothing of the kind", .warning),
    ])
  func aLineThatScannersAreToldToAllowIsANote(_ comment: String, _ level: Level) {
    let secret = """
      apiVersion: v1
      kind: Secret
      metadata: {name: db}
      stringData:
        username: admin
        password: admin123\(comment)
      """
    let report = lint([("secret.yaml", secret)], selecting: "default-credentials")
    #expect(report.items.map(\.finding.level) == [level])
  }

  /// So many that the rules are shared out over the processors.
  @Test func judgesManyObjectsAsFew() {
    let files = (0..<600).map { number in
      (
        path: "\(number).yaml",
        text: Self.placeholder.replacing("name: app", with: "name: app\(number)")
      )
    }
    let paths = lint(files).items.filter { $0.finding.rule == "placeholder-secret-overwrite" }
      .map(\.finding.range.file)
    #expect(paths.sorted() == (0..<600).map { SourceFile.ID($0) })
  }
}
