import Linting
import Rules
import Testing

/// A tree, a text that was rendered from it, and where the findings in that text must be placed.
struct RenderedCase: CustomTestStringConvertible, Sendable {
  let name: String
  /// The files, each after a line `-- path --`.
  var tree = ""
  let text: String
  /// Whether the text is a file that the user names, `out.yaml`, and not standard input.
  var isFile = false
  /// `path:line`, or a path alone where no line may be claimed.
  let places: [String]

  var testDescription: String { name }
}

@Suite struct RenderedOriginTests {
  @Test(arguments: kustomize + helm) func leadsToTheSource(_ rendered: RenderedCase) {
    let report = Self.lint(rendered)
    let places = report.items.map { item in
      let path = report.path(of: item.finding)
      guard item.finding.sourcePath == nil else { return path }
      return "\(path):\(report.position(of: item.finding.range).line)"
    }
    #expect(places == rendered.places)
  }

  @Test func theRenderedLineStaysAsEvidence() {
    let report = Self.lint(Self.kustomize[0])
    let evidence = report.items.flatMap(\.finding.evidence).map {
      "\(report.file(of: $0.range).path):\(report.position(of: $0.range).line): \($0.message)"
    }
    #expect(evidence == ["stdin:8: rendered as Secret/apps/prod-app"])
  }

  @Test func theFingerprintIsThatOfTheSource() {
    let rendered = Self.lint(Self.kustomize[0]).items.map(\.fingerprint)
    let source = Self.lint(
      RenderedCase(
        name: "",
        text: "apiVersion: v1\nkind: Secret\nmetadata: {name: app}\nstringData: {token: CHANGEME}",
        places: []))
    #expect(rendered == source.items.map(\.fingerprint))
  }

  /// A Secret with a placeholder in its eighth line.
  private static func secret(
    _ name: String, from origin: String, value: String = "CHANGEME"
  ) -> String {
    """
    apiVersion: v1
    kind: Secret
    metadata:
      annotations: {config.kubernetes.io/origin: "\(origin)"}
      name: \(name)
      namespace: apps
    stringData:
      token: \(value)

    """
  }

  private static let overlays = """
    -- base/kustomization.yaml --
    resources: [secret.yaml]
    -- base/secret.yaml --
    # two of them
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
    stringData:
      token: CHANGEME
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: app-db}
    stringData: {token: CHANGEME}
    -- overlays/dev/kustomization.yaml --
    resources: [../../base]
    -- overlays/prod/kustomization.yaml --
    resources: [../../base]
    secretGenerator:
    - name: generated
      literals:
      - other=x
      - token=CHANGEME

    """

  static let kustomize = [
    RenderedCase(
      name: "a prefix, and two overlays that may be the root", tree: overlays,
      text: secret("prod-app", from: #"path: ../../base/secret.yaml\n"#),
      places: ["base/secret.yaml:7"]),
    RenderedCase(
      name: "the longer of two names", tree: overlays,
      text: secret("prod-app-db-x", from: "path: ../../base/secret.yaml"),
      places: ["base/secret.yaml:12"]),
    RenderedCase(
      name: "a name of its own, and no other that it may be",
      tree: overlays.replacing("kind: Secret\nmetadata: {", with: "kind: ConfigMap\nmetadata: {"),
      text: secret("renamed", from: "path: ../../base/secret.yaml"),
      places: ["base/secret.yaml:7"]),
    RenderedCase(
      name: "two built objects that claim one source of two", tree: overlays,
      text: secret("app-db", from: "path: ../../base/secret.yaml") + "---\n"
        + secret("app-db-db", from: "path: ../../base/secret.yaml"),
      places: ["base/secret.yaml", "base/secret.yaml"]),
    RenderedCase(
      name: "a value that a patch set", tree: overlays,
      text: secret("prod-app", from: "path: ../../base/secret.yaml", value: "REPLACE_ME"),
      places: ["base/secret.yaml"]),
    RenderedCase(
      name: "a generator's literal", tree: overlays,
      text: secret("generated-7h2k", from: #"configuredIn: kustomization.yaml\nconfiguredBy: {}\n"#)
        + "---\n" + secret("prod-app", from: "path: ../../base/secret.yaml", value: "${TOKEN}"),
      places: ["kustomization.yaml"]),
    RenderedCase(
      name: "a generator's literal where only one root has it",
      tree: overlays.replacing("-- overlays/dev/kustomization.yaml --", with: "-- x.yaml --"),
      text: secret("generated-7h2k", from: #"configuredIn: kustomization.yaml\nconfiguredBy: {}\n"#)
        + "---\n" + secret("prod-app", from: "path: ../../base/secret.yaml", value: "${TOKEN}"),
      places: ["overlays/prod/kustomization.yaml:6"]),
    RenderedCase(
      name: "another object of the text whose path leads nowhere", tree: overlays,
      text: secret("prod-app", from: "path: ../../base/secret.yaml") + "---\n"
        + secret("b", from: "path: b.yaml"),
      places: ["../../base/secret.yaml", "b.yaml"]),
    RenderedCase(
      name: "another repository", tree: overlays,
      text: secret("app", from: #"path: base/secret.yaml\nrepo: https://u:p@example.com/r\n"#),
      places: ["stdin:8"]),
    RenderedCase(
      name: "no path", tree: overlays, text: secret("app", from: "{ path: [ ]"),
      places: ["stdin:8"]),
    RenderedCase(
      name: "a path of the machine", tree: overlays,
      text: secret("app", from: "path: /base/secret.yaml"), places: ["stdin:8"]),
    RenderedCase(
      name: "a named file", tree: overlays,
      text: secret("prod-app", from: "path: ../../base/secret.yaml"), isFile: true,
      places: ["base/secret.yaml:7"]),
    RenderedCase(
      name: "a named file whose source is elsewhere",
      text: secret("prod-app", from: "path: ../../base/secret.yaml"), isFile: true,
      places: ["out.yaml:8"]),
    RenderedCase(
      name: "a comment at the source",
      tree: overlays.replacing(
        "  token: CHANGEME\n---",
        with: "  token: CHANGEME # manifestguard: ignore[placeholder-secret-overwrite] ours\n---"),
      text: secret("prod-app", from: "path: ../../base/secret.yaml"), places: []),
    RenderedCase(
      name: "a list item without a name, and no more of them",
      tree: """
        -- kustomization.yaml --
        -- list.yaml --
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: Secret
          metadata: {name: app}
          stringData:
            token: CHANGEME
        """,
      text: secret("app", from: "path: list.yaml"), places: ["list.yaml:8"]),
  ]

  private static let chart = """
    -- deploy/shop/Chart.yaml --
    name: shop
    -- deploy/shop/templates/plain.yaml --
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
    stringData:
      token: CHANGEME
    -- deploy/shop/templates/secret.yaml --
    apiVersion: v1
    kind: Secret
    metadata:
      name: {{ .Release.Name }}
    stringData:
      token: CHANGEME

    """

  /// A Secret as `helm template` prints it, with a placeholder in its ninth line.
  private static func templated(_ path: String, comment: String = "# a comment") -> String {
    """
    ---
    # Source: \(path)
    \(comment)
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
    stringData:
      token: CHANGEME
    """
  }

  static let helm = [
    RenderedCase(
      name: "a template", tree: chart, text: templated("shop/templates/secret.yaml"),
      places: ["deploy/shop/templates/secret.yaml"]),
    RenderedCase(
      name: "a template without actions", tree: chart,
      text: templated("shop/templates/plain.yaml"),
      places: ["deploy/shop/templates/plain.yaml:6"]),
    RenderedCase(
      name: "a chart that is not there", tree: chart,
      text: templated("other/templates/secret.yaml"), places: ["other/templates/secret.yaml"]),
    RenderedCase(
      name: "a chart that is there twice",
      tree: chart + chart.replacing("deploy/", with: "copy/"),
      text: templated("shop/templates/plain.yaml"), places: ["shop/templates/plain.yaml"]),
    RenderedCase(
      name: "a template that names another source", tree: chart,
      text: templated("shop/templates/secret.yaml", comment: "# Source: x/y.yaml"),
      places: ["deploy/shop/templates/secret.yaml"]),
    RenderedCase(
      name: "a chart's output that is kept as a file", text: templated("other/templates/a.yaml"),
      isFile: true, places: ["out.yaml:9"]),
  ]

  private static func lint(_ rendered: RenderedCase) -> Report {
    let tree = Dictionary(
      Example.files(of: rendered.tree).map { ($0.path, $0.text) },
      uniquingKeysWith: { first, _ in first })
    let name = rendered.isFile ? "out.yaml" : "stdin"
    let source = SourceFile(id: 0, path: name, contents: Array(rendered.text.utf8))
    let view = Linter.View(
      name: rendered.isFile ? name : "-", files: [0], configuration: Configuration(),
      kind: rendered.isFile ? .file : .standardInput)
    var count: SourceFile.ID = 1
    let surroundings = Surroundings(
      paths: { Set(tree.keys) },
      listedFile: { path, _ in
        defer { count += 1 }
        return tree[path].map { SourceFile(id: count, path: path, contents: Array($0.utf8)) }
      })
    return Linter(rules: catalog).lint([view], of: [source], in: surroundings)
  }
}
