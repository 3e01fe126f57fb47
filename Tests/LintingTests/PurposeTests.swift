import Linting
import Rules
import Testing

/// What examples and tests are worth: by their folders, by what applies them, and by what the tree is for.
@Suite struct PurposeTests {
  private static let role = """
    apiVersion: redhatcop.redhat.io/v1alpha1
    kind: KubernetesAuthEngineRole
    metadata: {name: app, namespace: vault}
    spec:
      path: kubernetes
      policies: [app]
      targetServiceAccounts: [default]
    """
  private static let secret = """
    apiVersion: v1
    kind: Secret
    metadata: {name: login}
    stringData: {password: admin}
    """

  private static func application(_ path: String) -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata: {name: app, namespace: argocd}
    spec:
      project: default
      destination: {server: https://kubernetes.default.svc, namespace: app}
      source: {repoURL: https://git.example.com/app.git, path: \(path), directory: {recurse: true}}
    """
  }

  private static let other = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n"

  private func level(_ rule: Rule.ID, _ files: [(String, String)]) -> [Level] {
    lint(files).items.filter { $0.finding.rule == rule }.map(\.finding.level)
  }

  @Test(arguments: [
    ("examples/role.yaml", Level.warning), ("docs/install/role.yaml", .warning),
    ("integration/role.yaml", .warning), ("tests/role.yaml", .note), ("test/a/role.yaml", .note),
    ("overlays/test/role.yaml", .warning), ("examples/e2e/role.yaml", .note),
  ])
  func hazardThatIsCopiedWherePublished(_ path: String, _ expected: Level) {
    #expect(level("vault-role-default-sa", [(path, Self.role)]) == [expected])
  }

  @Test(arguments: [("prod", Level.warning), ("unit", .note)])
  func stageIsToldFromTestsByWhatStandsBesideIt(_ beside: String, _ expected: Level) {
    let files = [("test/role.yaml", Self.role), ("\(beside)/a.yaml", Self.other)]
    #expect(level("vault-role-default-sa", files) == [expected])
  }

  @Test(arguments: [
    ("apps", Level.note), ("examples", .warning), ("elsewhere", .warning),
  ])
  func exampleIsANoteWhereTheTreeIsDeployed(_ applied: String, _ expected: Level) {
    let files = [
      ("examples/role.yaml", Self.role), ("apps/a.yaml", Self.other),
      ("argocd/app.yaml", Self.application(applied)),
    ]
    #expect(level("vault-role-default-sa", files) == [expected])
  }

  @Test func anApplicationThatIsAnExampleItselfAppliesNothing() {
    let files = [
      ("examples/app/role.yaml", Self.role),
      ("examples/app.yaml", Self.application("examples/app")), ("tests/role.yaml", Self.role),
      ("tests/app.yaml", Self.application("tests")),
    ]
    #expect(Set(level("vault-role-default-sa", files)) == [.warning, .note])
  }

  @Test func anApplicationInAFolderThatIsAppliedIsForUse() {
    let files = [
      ("demo/app/role.yaml", Self.role), ("demo/set.yaml", Self.application("demo/app")),
      ("argocd/app.yaml", Self.application("demo")),
    ]
    #expect(level("vault-role-default-sa", files) == [.warning])
  }

  @Test func valueThatEachReaderReplacesIsANote() {
    #expect(level("default-credentials", [("examples/login.yaml", Self.secret)]) == [.note])
    #expect(level("default-credentials", [("docs/login.yaml", Self.secret)]) == [.warning])
  }

  @Test func rootOutsideMakesAnExampleReal() {
    let root = "resources: [../examples/login.yaml]\n"
    let files = [("examples/login.yaml", Self.secret), ("prod/kustomization.yaml", root)]
    #expect(level("default-credentials", files) == [.warning])
  }

  @Test func testThatBuildsFromARealBaseAddsNothing() {
    let files = [
      ("base/kustomization.yaml", "resources: [login.yaml]\n"), ("base/login.yaml", Self.secret),
      ("prod/kustomization.yaml", "resources: [../base]\n"),
      ("tests/kustomization.yaml", "resources: [../base]\nnamePrefix: t-\n"),
    ]
    let items = lint(files).items.filter { $0.finding.rule == "default-credentials" }
    #expect(items.map(\.finding.level) == [.warning])
    #expect(items.first?.finding.message.contains("Only for tests") == false)
  }
}
