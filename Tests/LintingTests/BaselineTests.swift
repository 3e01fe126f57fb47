import Rules
import Testing

@testable import Linting

/// What a baseline knows of a tree that has changed.
@Suite struct BaselineTests {
  private static func secret(_ name: String, _ keys: [String] = ["token"]) -> String {
    let data = keys.map { "  \($0): CHANGEME\n" }.joined()
    return
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: \(name)\n  labels: {app.kubernetes.io/managed-by: a}\nstringData:\n\(data)"
  }

  private static func pod(_ names: [String]) -> String {
    let variables = names.map {
      "        - name: \($0)_PASSWORD\n          value: hunter2xyzzyplugh\n"
    }.joined()
    return
      "apiVersion: v1\nkind: Pod\nmetadata: {name: app}\nspec:\n  containers:\n    - name: app\n      env:\n\(variables)"
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let before: [String: String]
    let after: [String: String]
    /// The rules of what is new.
    var new: [String] = []
    /// The number of findings that are gone.
    var gone = 0

    var testDescription: String { name }
  }

  private static let placeholder = "placeholder-secret-overwrite"
  private static let clear = "plaintext-secret-env"

  /// A pod that needs a Secret, and another Secret of its namespace.
  private static let reader = """
    apiVersion: v1
    kind: Pod
    metadata: {name: app, namespace: web}
    spec:
      containers:
        - name: app
          envFrom: [{secretRef: {name: made}}]
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: other, namespace: web, labels: {app.kubernetes.io/managed-by: a}}
    data: {a: "ENC[AES256_GCM,data:a]"}

    """

  static let cases = [
    Case(name: "nothing", before: ["a.yaml": secret("a")], after: ["a.yaml": secret("a")]),
    Case(
      name: "lines move", before: ["a.yaml": secret("a")],
      after: ["a.yaml": "# one\n\n# two\n" + secret("a")]),
    Case(
      name: "a file is renamed", before: ["a.yaml": secret("a")], after: ["b/c.yaml": secret("a")]),
    Case(
      name: "a file is split", before: ["a.yaml": secret("a") + "---\n" + secret("b")],
      after: ["a.yaml": secret("a"), "b.yaml": secret("b")]),
    Case(
      name: "it is JSON", before: ["a.yaml": secret("a")],
      after: [
        "a.json":
          #"{"stringData":{"token":"CHANGEME"},"metadata":{"labels":{"app.kubernetes.io/managed-by":"a"},"name":"a"},"kind":"Secret","apiVersion":"v1"}"#
      ]),
    Case(
      name: "the value changes and the hazard stays", before: ["a.yaml": secret("a")],
      after: ["a.yaml": secret("a").replacing("CHANGEME", with: "REPLACE_ME")]),
    Case(
      name: "the hazard is mended", before: ["a.yaml": secret("a") + "---\n" + secret("b")],
      after: ["a.yaml": secret("a")], gone: 1),
    Case(
      name: "the object is renamed", before: ["a.yaml": secret("a")],
      after: ["a.yaml": secret("b")],
      new: [placeholder], gone: 1),
    Case(
      name: "one more in the list, in front", before: ["a.yaml": pod(["B"])],
      after: ["a.yaml": pod(["A", "B"])], new: [clear]),
    Case(
      name: "the list is turned round", before: ["a.yaml": pod(["A", "B"])],
      after: ["a.yaml": pod(["B", "A"])]),
    Case(
      name: "one of two is mended", before: ["a.yaml": pod(["A", "B"])],
      after: ["a.yaml": pod(["B"])],
      gone: 1),
    Case(
      name: "the same object in a third file",
      before: ["dev/a.yaml": secret("a"), "prod/a.yaml": secret("a")],
      after: ["dev/a.yaml": secret("a"), "prod/a.yaml": secret("a"), "test/a.yaml": secret("a")],
      new: [placeholder]),
    Case(
      name: "the same object in one file less",
      before: ["dev/a.yaml": secret("a"), "prod/a.yaml": secret("a")],
      after: ["prod/a.yaml": secret("a")], gone: 1),
    Case(
      name: "what provides it is deleted",
      before: [
        "a.yaml": reader,
        "b.yaml": secret("made").replacing("name: made", with: "name: made\n  namespace: web")
          .replacing("CHANGEME", with: "ENC[AES256_GCM,data:a]"),
      ], after: ["a.yaml": reader], new: ["secret-ref-missing"]),
    Case(
      name: "a text that is no object is renamed",
      before: ["a.yaml": "a: [\n", "b.yaml": secret("b")],
      after: ["c.yaml": "a: [\n", "b.yaml": secret("b")]),
    Case(
      name: "a second text that is no object", before: ["a.yaml": "a: [\n"],
      after: ["a.yaml": "a: [\n", "c.yaml": "a: [\n"], new: ["yaml-syntax"]),
  ]

  @Test(arguments: cases) func knowsWhatWasThere(_ example: Case) {
    let (baseline, _) = Self.baseline(example.before)
    let (report, views) = Self.judge(example.after)
    let compared = report.compared(with: baseline, views: views)
    #expect(compared.items.map(\.finding.rule) == example.new)
    #expect(compared.baseline?.gone.reduce(0) { $0 + $1.count } == example.gone)
    #expect(compared.items.count + (compared.baseline?.unchanged ?? 0) == report.items.count)
    #expect(
      compared.notifications.count { $0.kind == .baseline } == compared.baseline?.gone.count)
  }

  @Test func whatGetsWorseIsReported() {
    let (baseline, _) = Self.baseline(["a.yaml": Self.secret("a")], level: .note)
    let (report, views) = Self.judge(["a.yaml": Self.secret("a")])
    let compared = report.compared(with: baseline, views: views)
    #expect(compared.items.count == 1)
    #expect(compared.baseline?.gone == [])
    let (milder, _) = Self.judge(["a.yaml": Self.secret("a")], level: .note)
    let (whole, _) = Self.baseline(["a.yaml": Self.secret("a")])
    #expect(milder.compared(with: whole, views: views).items.isEmpty)
  }

  @Test func whatIsNotJudgedStaysAsItWas() {
    let files = ["apps/a.yaml": Self.secret("a"), "infra/b.yaml": Self.secret("b")]
    let (baseline, _) = Self.baseline(files)
    let (report, views) = Self.judge(["apps/a.yaml": Self.secret("c")], root: "apps")
    let compared = report.compared(with: baseline, views: views)
    #expect(compared.baseline?.gone.map(\.object) == ["Secret/a"])
    let after = report.baseline(after: baseline, views: views)
    #expect(after.entries.map(\.object) == ["Secret/b", "Secret/c"])
  }

  @Test func aRuleThatDoesNotRunLosesNothing() throws {
    let (baseline, _) = Self.baseline(["a.yaml": Self.secret("a")])
    var configuration = Configuration()
    configuration.ignore = [Self.placeholder]
    let (report, views) = Self.judge(["a.yaml": Self.secret("a")], configuration)
    #expect(report.compared(with: baseline, views: views).baseline?.gone == [])
    #expect(report.baseline(after: baseline, views: views).entries == baseline.entries)
  }

  @Test(arguments: [
    ("", "b.json: a baseline is one JSON object"),
    ("[]", "b.json: a baseline is one JSON object"),
    ("{", "b.json:1: this is no JSON"),
    ("{}", "b.json:1: a baseline has a version"),
    (
      #"{"version": 2, "findings": []}"#,
      "b.json:1: version 2 is that of another manifestguard; this one knows 1"
    ),
    (#"{"version": 1}"#, "b.json:1: a baseline has a list of findings"),
    (
      "{\"version\": 1, \"findings\": [\n{\"id\": \"x\"}]}",
      "b.json:2: an entry has id, rule, level and path"
    ),
    (
      "{\"version\": 1, \"findings\": [\n\(entry.dropLast()), \"count\": -1}]}",
      "b.json:2: a count is a number from 1"
    ),
    (
      "{\"version\": 1, \"findings\": [\n<<<<<<< ours\n\(entry)\n=======\n>>>>>>> theirs\n]}",
      "b.json:2: a merge conflict"
    ),
    (String(repeating: "[", count: 5_000), "b.json:1: this is no JSON"),
  ])
  func refusesWhatIsNoBaseline(_ text: String, _ message: String) {
    do {
      _ = try Baseline.entries(of: Self.file(text))
      Issue.record("it is taken")
    } catch {
      #expect(error.description == message + "; `manifestguard baseline` writes the file anew")
      #expect(error.isOfContent)
    }
  }

  @Test func anEntryThatAMergeDoubledIsOne() throws {
    let text = "{\"version\": 1, \"findings\": [\n\(Self.entry),\n\(Self.entry)\n]}"
    #expect(try Baseline.entries(of: Self.file(text)).map(\.count) == [1])
  }

  private static let entry =
    #"{"rule": "r", "level": "note", "path": "a.yaml", "id": "0123456789abcdef"}"#

  private static func file(_ text: String) -> SourceFile {
    SourceFile(id: 0, path: "b.json", contents: Array(text.utf8))
  }

  private static func baseline(
    _ files: [String: String], level: Level? = nil
  ) -> (Baseline, Report) {
    let (report, views) = judge(files, level: level)
    let empty = Baseline(entries: [], path: "b.json", viewpoint: Viewpoint())
    return (report.baseline(after: empty, views: views), report)
  }

  private static func judge(
    _ files: [String: String], _ configuration: Configuration = Configuration(),
    level: Level? = nil, root: String = ""
  ) -> (Report, [Linter.View]) {
    var configuration = configuration
    if let level { configuration.levels = [placeholder: level] }
    let sources = files.sorted { $0.key < $1.key }.enumerated().map { index, file in
      SourceFile(id: SourceFile.ID(index), path: file.key, contents: Array(file.value.utf8))
    }
    let view = Linter.View(
      name: ".", root: root, files: sources.map(\.id), configuration: configuration)
    return (Linter(rules: catalog).lint([view], of: sources), [view])
  }
}
