import Linting
import Rules
import Testing

/// Exceptions in comments, annotations and the configuration, each with what must come of it.
@Suite struct SuppressionTests {
  /// A Secret with two placeholders, `#` where an annotation goes, `@` where a comment goes.
  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
      labels: {app.kubernetes.io/managed-by: people}
      annotations: {a: b#}
    stringData:
      token: CHANGEME @
      other: CHANGEME
    """

  private static let rule = "placeholder-secret-overwrite"

  private static func secret(annotation: String = "", comment: String = "") -> String {
    let value = annotation.isEmpty ? "" : ", manifestguard.dev/ignore: \"\(annotation)\""
    return secret.replacing("#", with: value).replacing("@", with: comment)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var annotation = ""
    var comment = ""
    var configuration = ""
    /// The keys that the finding is still about, the first one first.
    let left: [String]
    /// The codes of what is said of the exceptions.
    var told: [String] = []

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "none", left: ["token", "other"]),
    Case(name: "comment", comment: "# manifestguard: ignore[\(rule)] sample", left: ["other"]),
    Case(
      name: "comment in time", comment: "# manifestguard: ignore[\(rule)] until=2027-01-31 sample",
      left: ["other"]),
    Case(
      name: "comment that is over",
      comment: "# manifestguard: ignore[\(rule)] until=2027-01-30 sample",
      left: ["token", "other"],
      told: ["MGN010"]),
    Case(
      name: "comment without a day",
      comment: "# manifestguard: ignore[\(rule)] until=soon sample", left: ["token", "other"],
      told: ["MGN007"]),
    Case(
      name: "comment with a misspelt day",
      comment: "# manifestguard: ignore[\(rule)] untill=2027-01-31 sample",
      left: ["token", "other"], told: ["MGN007"]),
    Case(
      name: "comment whose reason has an equals sign",
      comment: "# manifestguard: ignore[\(rule)] a=b is the default", left: ["other"]),
    Case(
      name: "comment with a day behind the reason",
      comment: "# manifestguard: ignore[\(rule)] the seed job, until=2027-01-31",
      left: ["token", "other"], told: ["MGN007"]),
    Case(
      name: "comment with a day in another language",
      comment: "# manifestguard: ignore[\(rule)] bis=2027-01-31 sample", left: ["token", "other"],
      told: ["MGN007"]),
    Case(
      name: "comment whose reason begins with a day",
      comment: "# manifestguard: ignore[\(rule)] until: 2027-01-31 sample",
      left: ["token", "other"], told: ["MGN007"]),
    Case(
      name: "comment with a value behind the reason",
      comment: "# manifestguard: ignore[\(rule)] a sample (value=0123456789)",
      left: ["token", "other"], told: ["MGN007"]),
    Case(
      name: "comment whose reason tells of a day",
      comment: "# manifestguard: ignore[\(rule)] kept until 2027-01-31 by the vault team",
      left: ["other"]),
    Case(
      name: "comment with a day, and one in the reason",
      comment: "# manifestguard: ignore[\(rule)] until=2027-01-31 until 2027-01-31 it is right",
      left: ["other"]),
    Case(
      name: "comment in capitals", comment: "# Manifestguard: ignore[\(rule)] sample",
      left: ["other"]),
    Case(
      name: "comment with a verb in capitals",
      comment: "# MANIFESTGUARD: IGNORE[\(rule)] sample", left: ["token", "other"],
      told: ["MGN007"]),
    Case(
      name: "annotation with a place behind the reason",
      annotation: "\(rule): by hand at=/stringData/token", left: ["token", "other"],
      told: ["MGN007"]),
    Case(
      name: "comment for another value",
      comment: "# manifestguard: ignore[\(rule)] value=0000000000 sample",
      left: ["token", "other"], told: ["MGN010"]),
    Case(
      name: "comment that excuses nothing",
      comment: "# manifestguard: ignore[redis-no-tls] no Redis here", left: ["token", "other"],
      told: ["MGN011"]),
    Case(name: "annotation", annotation: "\(rule): rotated by hand", left: []),
    Case(
      name: "annotation on a field", annotation: "\(rule): at=/stringData/token rotated by hand",
      left: ["other"]),
    Case(
      name: "annotation on fields",
      annotation: "\(rule): at=/stringData/* rotated by hand", left: []),
    Case(
      name: "annotation of several rules",
      annotation: "redis-no-tls, \(rule): rotated by hand", left: [], told: ["MGN011"]),
    Case(
      name: "annotation with two entries and a semicolon in a reason",
      annotation: "redis-no-auth: x; \(rule): by hand; see the wiki", left: [], told: ["MGN011"]),
    Case(
      name: "annotation on lines", annotation: "\\n\(rule): by hand\\n\\n", left: []),
    Case(
      name: "annotation without a reason", annotation: "\(rule):", left: ["token", "other"],
      told: ["MGN007"]),
    Case(
      name: "annotation without a colon", annotation: rule, left: ["token", "other"],
      told: ["MGN007"]),
    Case(
      name: "annotation for a misspelt rule", annotation: "placeholder-secret-overwite: x",
      left: ["token", "other"], told: ["MGN007"]),
    Case(
      name: "configuration", configuration: "rule: \(rule)", left: []),
    Case(
      name: "configuration of an object", configuration: "{rule: \(rule), object: Secret/a*}",
      left: []),
    Case(
      name: "configuration of another object",
      configuration: "{rule: \(rule), object: Secret/prod/a*}", left: ["token", "other"],
      told: ["MGN011"]),
    Case(
      name: "configuration of a folder", configuration: "{rule: [\(rule)], path: apps/}", left: []),
    Case(
      name: "configuration of another folder", configuration: "{rule: [\(rule)], path: app/}",
      left: ["token", "other"], told: ["MGN011"]),
    Case(
      name: "configuration of a field",
      configuration: "{rule: \(rule), field: /**/other}", left: ["token"]),
    Case(
      name: "configuration that is over",
      configuration: "{rule: \(rule), until: 2026-12-31}", left: ["token", "other"],
      told: ["MGN010"]),
  ]

  @Test(arguments: cases) func holdsAsFarAsItSays(_ example: Case) throws {
    var configuration = Configuration()
    if !example.configuration.isEmpty {
      let entry = example.configuration
      let flow = entry.hasPrefix("{") ? String(entry.dropFirst().dropLast()) : entry
      configuration = try Self.configuration(
        "suppressions: [{\(flow), reason: it is a sample}]")
    }
    let text = Self.secret(annotation: example.annotation, comment: example.comment)
    let report = lint([("apps/a.yaml", text)], configuration, now: "2027-01-31T23:00:00Z")
    #expect(report.items.map(\.finding.rule).allSatisfy { $0 == Self.rule })
    #expect(Self.keys(report) == example.left)
    #expect(report.notifications.map(\.kind.rawValue) == example.told)
    #expect(report.suppressed.isEmpty == (example.left.count == 2))
    #expect(report.suppressed.flatMap(\.suppressions).allSatisfy { !$0.reason.isEmpty })
  }

  @Test func reasonsNeedNotBeGivenWhereTheProjectSaysSo() throws {
    let configuration = try Self.configuration("requireReasons: false")
    let text = Self.secret(comment: "# manifestguard: ignore[\(Self.rule)]")
    let report = lint([("a.yaml", text)], configuration)
    #expect(Self.keys(report) == ["other"])
    #expect(report.notifications.isEmpty)
  }

  @Test func aPinHoldsForItsValueHoweverItIsWritten() {
    let plain = lint([("a.yaml", Self.secret())])
    let pin = plain.items.first.map { plain.valuePin(of: $0) } ?? ""
    #expect(pin.utf8.count == 10)
    let comment = "# manifestguard: ignore[\(Self.rule)] value=\(pin) a sample"
    let text = Self.secret(comment: comment)
    for (written, left) in [
      ("CHANGEME @", ["other"]), ("\"CHANGEME\" @", ["other"]), ("'CHANGEME' @", ["other"]),
      ("changeme @", ["token", "other"]),
    ] {
      let changed = text.replacing(
        "CHANGEME \(comment)", with: written.replacing("@", with: comment))
      let report = lint([("a.yaml", changed)])
      #expect(Self.keys(report) == left, "\(written)")
      #expect(report.notifications.map(\.kind) == (left.count == 1 ? [] : [.lapsed]))
    }
  }

  @Test func equalValuesHaveDifferentPins() {
    let other = Self.secret().replacing("name: app", with: "name: web")
    let reports = [Self.secret(), other].map { lint([("a.yaml", $0)]) }
    let pins = reports.flatMap { report in report.items.map { report.valuePin(of: $0) } }
    #expect(Set(pins).count == 2)
  }

  /// A pod with a Redis beside another one.
  private static func workload(object: String = "", template: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: cache
      annotations: {\(object)}
    spec:
      template:
        metadata: {annotations: {\(template)}}
        spec:
          containers:
            - {name: redis, image: "redis:7.2.1", args: [--requirepass, $(P)]}
            - {name: second, image: "redis:7.2.1", args: [--port, "6380", --requirepass, $(P)]}
    """
  }

  @Test(arguments: [
    ("", "", ["redis", "second"], 0),
    ("manifestguard.dev/ignore: 'redis-no-tls: mesh'", "", [], 0),
    ("", "manifestguard.dev/ignore: 'redis-no-tls: mesh'", [], 0),
    ("", "manifestguard.dev/ignore.second: 'redis-no-tls: mesh'", ["redis"], 0),
    ("manifestguard.dev/ignore.redis: 'redis-no-tls: mesh'", "", ["second"], 0),
    ("manifestguard.dev/ignore.web: 'redis-no-tls: mesh'", "", ["redis", "second"], 1),
    (
      "manifestguard.dev/ignore: 'redis-no-tls: at=/spec/template/spec/containers/redis mesh'", "",
      ["second"], 0
    ),
    (
      "manifestguard.dev/ignore: 'redis-no-tls: at=/spec/template/spec/containers/1/** mesh'", "",
      ["redis"], 0
    ),
  ])
  func annotationsHoldForObjectsPodsAndContainers(
    _ object: String, _ template: String, _ left: [String], _ told: Int
  ) {
    let text = Self.workload(object: object, template: template)
    var configuration = Configuration()
    configuration.select = ["redis-no-tls"]
    let report = lint([("a.yaml", text)], configuration)
    let containers = report.items.map { $0.identity.place.split(separator: "/")[4] }
    #expect(containers.map(String.init) == left)
    #expect(report.notifications.map(\.kind) == Array(repeating: .unused, count: told))
  }

  @Test func aNameInCapitalsIsToldAndHidesNothing() {
    let text = Self.workload(
      object: "manifestguard.dev/ignore: 'Redis-No-TLS: mesh; Note: so it is'")
    var configuration = Configuration()
    configuration.select = ["redis-no-tls"]
    let report = lint([("a.yaml", text)], configuration)
    #expect(!report.items.isEmpty && report.suppressed.isEmpty)
    #expect(report.notifications.map(\.kind) == [.configuration])
    #expect(report.notifications.first?.message.contains("Did you mean redis-no-tls?") == true)
  }

  @Test func anAnnotationSurvivesABuild() {
    let text = Self.workload(object: "manifestguard.dev/ignore: 'redis-no-tls: mesh'")
    var configuration = Configuration()
    configuration.select = ["redis-no-tls"]
    let overlay = "resources: [../base]\nnamespace: prod\nnamePrefix: prod-\n"
    let report = lint(
      [
        ("base/kustomization.yaml", "resources: [redis.yaml]\n"), ("base/redis.yaml", text),
        ("prod/kustomization.yaml", overlay),
      ], configuration)
    #expect(report.items.isEmpty)
    #expect(report.suppressed.count == 2)
    #expect(report.notifications.isEmpty)
  }

  @Test func whatIsOnlyPartOfAProjectTellsNothingUnused() {
    let text = Self.secret(comment: "# manifestguard: ignore[redis-no-tls] not here")
    let file = SourceFile(id: 0, path: "a.yaml", contents: Array(text.utf8))
    for isWhole in [true, false] {
      let view = Linter.View(
        name: ".", files: [0], configuration: Configuration(), isWholeProject: isWhole)
      let report = Linter(rules: catalog).lint([view], of: [file])
      #expect(report.notifications.map(\.kind) == (isWhole ? [.unused] : []))
    }
  }

  private static func keys(_ report: Report) -> [String] {
    report.items.flatMap { item in
      [item.finding.pointer.split(separator: "/").last.map(String.init) ?? ""]
        + item.finding.evidence.compactMap { evidence in
          evidence.message.split(separator: " ").dropFirst(2).first.map(String.init)
        }
    }
  }

  private static func configuration(_ text: String) throws -> Configuration {
    try Configuration(
      SourceFile(id: 0, path: "c.yaml", contents: Array(text.utf8)), rules: catalog.map(\.id))
  }
}
