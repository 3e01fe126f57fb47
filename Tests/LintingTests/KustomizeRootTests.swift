import Linting
import Rules
import Testing

/// What roots build is judged, and what is said of it stands where somebody wrote it.
@Suite struct KustomizeRootTests {
  private static let secret = (
    "base/secret.yaml",
    """
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
    stringData:
      token: CHANGEME
    """
  )
  private static let base = ("base/kustomization.yaml", "resources:\n  - secret.yaml\n")

  private static func overlay(_ name: String, _ more: String = "") -> (String, String) {
    ("\(name)/kustomization.yaml", "resources: [../base]\nnamePrefix: \(name)-\n\(more)")
  }

  @Test func onePlaceholderOfThreeOverlaysIsOneFinding() throws {
    let report = lint(
      [Self.secret, Self.base] + ["dev", "stage", "prod"].map { Self.overlay($0) })
    #expect(report.places == ["base/secret.yaml:6 warning placeholder-secret-overwrite"])
    #expect(report.items.map(\.views) == [["dev", "prod", "stage"]])
    #expect(report.items[0].finding.evidence.allSatisfy { $0.range.file == 0 })
  }

  /// What stands in a Secret names no object, in whatever way a build would copy it there.
  @Test(arguments: [
    "patches: [{target: {kind: Secret}, patch: '[{op: copy, from: /stringData/token, path: /metadata/name}]'}]",
    "patches: [{target: {kind: Secret}, patch: '[{op: move, from: /stringData, path: /metadata}]'}]",
    """
    patches:
      - target: {kind: Secret}
        patch: |
          - {op: copy, from: /stringData/token, path: /metadata/labels/a}
          - {op: copy, from: /metadata/labels/a, path: /metadata/namespace}
    """,
    "replacements: [{source: {kind: Secret, fieldPath: stringData.token}, targets: [{select: {kind: Secret}}]}]",
    """
    replacements:
      - source: {kind: Secret, fieldPath: stringData}
        targets: [{select: {kind: Secret}, fieldPaths: [metadata]}]
    """,
  ])
  func aSecretNamesNoObject(_ change: String) {
    let secret = """
      apiVersion: v1
      kind: Secret
      metadata: {name: app}
      stringData: {token: hunter2, name: hunter2, password: CHANGEME}
      """
    let report = lint([
      ("kustomization.yaml", "resources: [secret.yaml]\n\(change)\n"), ("secret.yaml", secret),
    ])
    let texts = report.items.flatMap { item in
      [item.finding.message, item.resource?.displayName ?? ""]
        + item.finding.evidence.map(\.message)
    }
    // A Secret whose whole metadata come from its data has no name to be told by.
    #expect(!report.items.isEmpty || change.contains("op: move"))
    #expect(!texts.contains { $0.contains("hunter2") }, "\(texts)")
  }

  @Test func whatOneOverlayPatchesAwayIsFoundInTheOthers() {
    let patch = """
      patches:
        - patch: |
            apiVersion: v1
            kind: Secret
            metadata:
              name: app
            $patch: delete
      """
    let report = lint(
      [Self.secret, Self.base, Self.overlay("dev"), Self.overlay("prod", patch)]
        + [Self.overlay("stage")])
    #expect(report.places == ["base/secret.yaml:6 warning placeholder-secret-overwrite"])
    #expect(report.items.map(\.views) == [["dev", "stage"]])
  }

  @Test func aPlaceholderThatAPatchBringsIsFoundInThePatch() {
    let patch = """
      patches:
        - patch: |
            apiVersion: v1
            kind: Secret
            metadata:
              name: app
            stringData:
              other: CHANGEME
              token: ${TOKEN}
      """
    let report = lint([Self.secret, Self.base, Self.overlay("prod", patch)])
    #expect(
      report.places.filter { $0.hasSuffix("placeholder-secret-overwrite") }
        == ["prod/kustomization.yaml:10 warning placeholder-secret-overwrite"])
  }

  @Test func whatIsCommentedOutOfResourcesIsOnlyANote() {
    let report = lint([
      Self.secret, ("base/kustomization.yaml", "resources:\n  # - secret.yaml\n  - other.yaml\n"),
      ("base/other.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n"),
      Self.overlay("prod"),
    ])
    #expect(report.items.filter { $0.finding.level > .note }.isEmpty)
    #expect(
      report.places.filter { $0.hasSuffix("placeholder-secret-overwrite") }
        == ["base/secret.yaml:6 note placeholder-secret-overwrite"])
  }

  @Test func aGeneratedConfigurationLeadsIntoItsFile() {
    let report = lint([
      (
        "redis/kustomization.yaml",
        "resources: [redis.yaml]\nconfigMapGenerator:\n  - name: redis\n    files: [redis.conf]\n"
      ),
      ("redis/redis.conf", "# Redis\r\nappendonly yes\r\n\r\n  port 6379\r\nrequirepass x\r\n"),
      (
        "redis/redis.yaml",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: redis
        spec:
          template:
            spec:
              containers:
                - name: redis
                  image: redis:7.4
                  args: [/etc/redis/redis.conf]
                  volumeMounts:
                    - {name: configuration, mountPath: /etc/redis}
              volumes:
                - name: configuration
                  configMap: {name: redis}
        """
      ),
    ])
    let place = "redis/redis.conf:4 warning redis-no-tls"
    #expect(report.places.contains(place), "\(report.places)")
    for item in report.items where item.finding.rule == "redis-no-tls" {
      #expect(report.position(of: item.finding.range).column == 3)
    }
  }

  /// A broken root beside a good one: it is named with its line, and the good one is judged.
  @Test(arguments: [
    ("resources:\n  - secret.yaml\n  - missing.yaml\n", "broken/kustomization.yaml:3"),
    ("resources:\n  - ../circle\n", "broken/kustomization.yaml:1"),
    ("resources: [bad.yaml]\n", "broken/bad.yaml:3"),
    ("resources:\n  - [\n", "broken/kustomization.yaml:3"),
    (
      "resources: [secret.yaml]\npatches:\n  - patch: |\n      kind: Secret\n      apiVersion: v1\n      metadata:\n        name: typo\n",
      "broken/kustomization.yaml:7"
    ),
    (
      "resources: [secret.yaml]\npatches:\n  - target: {kind: Secret}\n    patch: |\n      - op: remove\n        path: /data/typo\n",
      "broken/kustomization.yaml:6"
    ),
    ("", "broken/kustomization.yaml:1"),
  ])
  func aBrokenRootHidesNoOther(_ kustomization: String, _ place: String) {
    let report = lint([
      Self.secret, Self.base, Self.overlay("prod"), ("broken/kustomization.yaml", kustomization),
      ("circle/kustomization.yaml", "resources: [../broken]\n"), ("broken/bad.yaml", "a: b\n\n c:"),
      ("broken/secret.yaml", Self.secret.1),
    ])
    let places = report.notifications.filter { $0.kind == .brokenBuild }.map { notification in
      guard let range = notification.range else { return notification.path }
      return "\(notification.path):\(report.position(of: range).line)"
    }
    #expect(
      places.contains(place), "\(report.notifications.map { "\($0.path) \($0.message)" })")
    #expect(
      report.items.contains {
        $0.views == ["prod"] && report.file(of: $0.finding.range).path == "base/secret.yaml"
      })
  }
}

extension Report {
  /// Every finding as `path:line level rule`.
  fileprivate var places: [String] {
    items.map { item in
      let range = item.finding.range
      return
        "\(file(of: range).path):\(position(of: range).line) \(item.finding.level) \(item.finding.rule)"
    }
  }
}
