import Linting
import Rules
import Testing

/// What an engine applies is a view, and what it adds to a kustomization is built with it.
@Suite struct AppliedRootTests {
  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata:
      name: app
    stringData:
      token: CHANGEME
    """
  private static let repair = """
    apiVersion: v1
    kind: Secret
    metadata: {name: app}
    stringData: {token: "${TOKEN}"}
    """

  private static func flux(_ spec: String) -> (String, String) {
    (
      "clusters/one.yaml",
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: app, namespace: flux-system}
      spec:
        path: ./base
      \(spec)
      """
    )
  }

  private static let base = [
    ("base/secret.yaml", secret), ("base/kustomization.yaml", "resources: [secret.yaml]\n"),
  ]
  private static let overlay = [
    (
      "overlay/kustomization.yaml",
      "resources: [../base]\npatches: [{path: repair.yaml}]\n"
    ),
    ("overlay/repair.yaml", repair),
  ]

  @Test func aBaseThatIsAppliedItselfIsAView() {
    let repaired = linted(Self.base + Self.overlay)
    #expect(repaired.items.isEmpty)
    let applied = linted(Self.base + Self.overlay + [Self.flux("")])
    #expect(applied.items.map(\.views) == [["base"]])
  }

  @Test(arguments: ["apps/*", "apps/one"])
  func whatAGitGeneratorNamesIsAView(_ pattern: String) {
    let set = """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: apps}
      spec:
        generators:
          - git: {directories: [{path: \(pattern)}]}
        template:
          spec: {source: {path: "{{path}}"}}
      """
    let report = linted([
      ("apps/one/secret.yaml", Self.secret),
      ("apps/one/kustomization.yaml", "resources: [secret.yaml]\n"),
      ("apps/two/kustomization.yaml", "resources: [../one]\npatches: [{path: repair.yaml}]\n"),
      ("apps/two/repair.yaml", Self.repair), ("set.yaml", set),
    ])
    #expect(report.items.map(\.views) == [["apps/one"]])
  }

  @Test func fluxAddsComponentsAndPatches() {
    let component = [
      ("repair/kustomization.yaml", "kind: Component\npatches: [{path: repair.yaml}]\n"),
      ("repair/repair.yaml", Self.repair),
    ]
    #expect(
      linted(Self.base + component + [Self.flux("  components: [../repair]")]).items.isEmpty)
    let patch = """
        patches:
          - patch: |
              apiVersion: v1
              kind: Secret
              metadata: {name: app}
              $patch: delete
      """
    #expect(linted(Self.base + [Self.flux(patch)]).items.isEmpty)
  }

  @Test func argoCDAddsPatches() {
    let application = """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: app}
      spec:
        source:
          path: base
          kustomize:
            patches:
              - target: {kind: Secret}
                patch: |
                  - {op: replace, path: /stringData/token, value: "${TOKEN}"}
      """
    #expect(linted(Self.base + [("app.yaml", application)]).items.isEmpty)
  }

  @Test(
    arguments: [
      ("redis=registry.example.com/redis:7.4.1", true), ("redis:7.4.1", true),
      ("redis@sha256:\(String(repeating: "1", count: 64))", true),
      ("redis=registry.example.com/redis:*", false), ("valkey=redis:7.4.1", false),
    ])
  func argoCDSetsImages(_ image: String, _ isPinned: Bool) {
    let files = [
      (
        "base/redis.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: redis}
        spec:
          template:
            spec:
              containers: [{name: redis, image: "redis:latest"}]
        """
      ), ("base/kustomization.yaml", "resources: [redis.yaml]\n"),
      (
        "app.yaml",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: app}
        spec:
          source: {path: base, kustomize: {images: ["\(image)"]}}
        """
      ),
    ]
    #expect(lint(files, selecting: "image-mutable-tag").items.isEmpty == isPinned)
  }

  @Test(
    arguments: [
      ("directory: {exclude: '{secret,old-*}.yaml'}", false),
      ("directory: {include: 'web*'}", false),
      ("directory: {include: 'secret.*'}", true), ("directory: {recurse: true}", true),
      ("directory: {exclude: '[unclosed'}", true), ("plugin: {}", true), ("helm: {}", true),
    ])
  func whatADirectorySourceLeavesOutIsANote(_ options: String, _ isTaken: Bool) {
    let application = """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: app}
      spec:
        source:
          path: apps
          \(options)
      """
    let report = linted([("apps/secret.yaml", Self.secret), ("app.yaml", application)])
    #expect(report.items.map(\.finding.level) == [isTaken ? .warning : .note])
  }

  @Test func aDirectorySourceTakesNoSubfoldersByItself() {
    let application = """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: app}
      spec: {source: {path: apps}}
      """
    let report = linted([("apps/one/secret.yaml", Self.secret), ("app.yaml", application)])
    #expect(report.items.map(\.finding.level) == [.note])
  }

  @Test func twoEnginesThatBuildOneFolderDifferentlyAreTwoViews() {
    let other = Self.flux("  namePrefix: two-").1
      .replacing("name: app, namespace", with: "name: two, namespace")
    let report = linted(Self.base + [Self.flux(""), ("clusters/two.yaml", other)])
    #expect(report.items.map(\.views) == [["base", "base (Kustomization/flux-system/two)"]])
  }

  @Test func viewsThatDifferInLevelAreTold() {
    let redis = """
      apiVersion: v1
      kind: Pod
      metadata: {name: redis, labels: {app: redis}}
      spec:
        containers: [{name: redis, image: "redis:7", args: [--requirepass, $(PASSWORD)]}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: redis}
      spec: {selector: {app: redis}, ports: [{port: 6379}]}
      """
    let open =
      "patches: [{target: {kind: Service}, patch: '{kind: Service, spec: {type: LoadBalancer}}'}]\n"
    let report = lint(
      [
        ("base/redis.yaml", redis), ("base/kustomization.yaml", "resources: [redis.yaml]\n"),
        ("dev/kustomization.yaml", "resources: [../base]\n"),
        ("prod/kustomization.yaml", "resources: [../base]\n" + open),
      ], selecting: "redis-no-tls")
    #expect(report.items.map(\.finding.level) == [.error, .warning])
    #expect(report.items.map(\.views) == [["prod"], ["dev"]])
  }

  @Test func aGeneratedSecretWithAHashIsNotOverwritten() {
    let generator = "secretGenerator: [{name: app, literals: [token=CHANGEME]}]\n"
    let hashed = linted([("kustomization.yaml", generator)])
    #expect(hashed.items.map(\.finding.level) == [.note])
    let plain = linted([
      ("kustomization.yaml", generator + "generatorOptions: {disableNameSuffixHash: true}\n")
    ])
    #expect(plain.items.map(\.finding.level) == [.warning])
  }

  private func linted(_ files: [(String, String)]) -> Report {
    lint(files, selecting: "placeholder-secret-overwrite")
  }
}
