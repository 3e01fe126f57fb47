import Linting
import Testing

/// Engines bring objects of several folders to one cluster, where they meet.
@Suite struct ClusterViewTests {
  /// A placeholder in one folder, which is an error only where the writer of another one meets it.
  private static let apart = [
    ("apps/one/kustomization.yaml", "resources: [secret.yaml]\n"),
    (
      "apps/one/secret.yaml",
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: app}
      stringData: {token: CHANGEME}
      """
    ),
    ("apps/two/kustomization.yaml", "resources: [external.yaml]\n"),
    (
      "apps/two/external.yaml",
      """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: app}
      spec: {secretStoreRef: {name: store}, data: []}
      """
    ),
  ]

  @Test func withoutAnEngineRootsAreApart() {
    #expect(levels(Self.apart) == [.warning])
  }

  // MARK: - Argo CD

  private static func application(
    _ name: String, _ path: String, cluster: String = "server: 'https://kubernetes.default.svc'",
    namespace: String = "web", in folder: String = "argocd"
  ) -> (String, String) {
    (
      "\(folder)/\(name).yaml",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: \(name), namespace: argocd}
      spec:
        source: {repoURL: 'https://example.com/repo.git', path: \(path)}
        destination: {\(cluster), namespace: \(namespace)}
      """
    )
  }

  @Test func applicationsOfOneClusterMeet() {
    let applications = [Self.application("one", "apps/one"), Self.application("two", "apps/two")]
    #expect(levels(Self.apart + applications) == [.error])
  }

  @Test func applicationsOfTwoClustersDoNot() {
    let applications = [
      Self.application("one", "apps/one"),
      Self.application("two", "apps/two", cluster: "name: other"),
    ]
    #expect(levels(Self.apart + applications) == [.warning])
  }

  @Test func theDestinationGivesTheNamespace() {
    let applications = [
      Self.application("one", "apps/one"), Self.application("two", "apps/two", namespace: "else"),
    ]
    #expect(levels(Self.apart + applications) == [.warning])
  }

  @Test func anApplicationOfApplicationsIsFollowed() {
    let applications = [
      Self.application("root", "argocd", in: "bootstrap"),
      Self.application("one", "apps/one"), Self.application("two", "apps/two"),
    ]
    #expect(levels(Self.apart + applications) == [.error])
  }

  @Test func twoApplicationsThatDeclareOneObjectAreTold() {
    func map(_ value: String) -> String {
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {k: \(value)}}"
    }
    let folders = [("apps/one/a.yaml", map("a")), ("apps/two/b.yaml", map("b"))]
    let one = Self.application("one", "apps/one")
    func duplicates(_ files: [(String, String)]) -> Int {
      lint(files, selecting: "duplicate-resource").items.count
    }
    #expect(duplicates(folders + [one, Self.application("two", "apps/two")]) == 1)
    // What stands in two folders may be read by two instances of Argo CD.
    #expect(duplicates(folders + [one, Self.application("two", "apps/two", in: "prod")]) == 0)
    #expect(duplicates(folders + [one]) == 0)
    let unlisted = folders + [("apps/kustomization.yaml", "resources: []\n")]
    #expect(duplicates(unlisted + [Self.application("all", "apps")]) == 0)
  }

  @Test func overlaysOfOneBaseAreApart() {
    let overlays = ["dev", "prod"].flatMap { stage in
      [
        ("overlays/\(stage)/kustomization.yaml", "resources: [../../apps/one]\n"),
        Self.application("one-\(stage)", "overlays/\(stage)", in: "clusters/\(stage)"),
      ]
    }
    let other = Self.application("two", "apps/two", in: "clusters/prod")
    let report = report(Self.apart + overlays + [other])
    #expect(report.items.map(\.finding.level) == [.error, .warning])
    #expect(report.items.map(\.views) == [["overlays/prod"], ["overlays/dev"]])
  }

  @Test(
    arguments: [
      "- list: {elements: [{name: one}, {name: two}]}",
      "- git: {directories: [{path: 'apps/*'}]}",
      "- git: {files: [{path: 'apps/*/config.json'}]}",
      "- matrix: {generators: [{list: {elements: [{kind: apps}]}}, {list: {elements: [{name: one}, {name: two}]}}]}",
      "- merge: {mergeKeys: [name], generators: [{list: {elements: [{name: one}, {name: two}]}}, {list: {elements: [{name: two, x: y}]}}]}",
    ])
  func anApplicationSetIsWhatItGenerates(_ generator: String) {
    for (isGo, name) in [(false, "{{name}}"), (true, "{{ .name }}")] {
      let isGit = generator.contains("directories")
      let path = isGit ? (isGo ? "{{.path.path}}" : "{{path}}") : "apps/\(name)"
      let set = """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: apps}
        spec:
          goTemplate: \(isGo)
          generators:
            \(generator)
          template:
            spec:
              source: {path: '\(path)'}
              destination: {name: in-cluster, namespace: web}
        """
      let configs = ["one", "two"].map { ("apps/\($0)/config.json", #"{"name": "\#($0)"}"#) }
      #expect(levels(Self.apart + configs + [("set.yaml", set)]) == [.error], "goTemplate: \(isGo)")
    }
  }

  @Test func aGroupOfClustersIsOneView() {
    let set = """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: apps}
      spec:
        generators:
          - matrix:
              generators:
                - clusters: {selector: {matchLabels: {stage: prod}}}
                - list: {elements: [{app: one}, {app: two}]}
        template:
          spec:
            source: {path: 'apps/{{app}}'}
            destination: {server: '{{server}}', namespace: web}
      """
    #expect(levels(Self.apart + [("set.yaml", set)]) == [.error])
  }

  // MARK: - Flux

  private static func flux(_ name: String, _ path: String, _ spec: String = "") -> String {
    """
    apiVersion: kustomize.toolkit.fluxcd.io/v1
    kind: Kustomization
    metadata: {name: \(name), namespace: flux-system}
    spec:
      path: \(path)
      targetNamespace: web
      sourceRef: {kind: GitRepository, name: flux-system}
      \(spec)
    """
  }

  @Test func fluxMakesTheKustomizationOfAPlainFolder() {
    let cluster = Self.flux("cluster", "./clusters/one").replacing(
      "targetNamespace: web\n", with: "\n")
    let files = [
      ("clusters/one/flux-system/kustomization.yaml", "resources: [sync.yaml]\n"),
      ("clusters/one/flux-system/sync.yaml", cluster),
      (
        "clusters/one/apps.yaml",
        Self.flux("one", "apps/one") + "\n---\n" + Self.flux("two", "apps/two")
      ),
    ]
    #expect(levels(Self.apart + files) == [.error])
  }

  @Test func aKustomizationOfAnotherClusterIsApart() {
    let files = [
      ("clusters/one.yaml", Self.flux("one", "apps/one")),
      ("clusters/two.yaml", Self.flux("two", "apps/two", "kubeConfig: {secretRef: {name: other}}")),
    ]
    #expect(levels(Self.apart + files) == [.warning])
  }

  @Test(
    arguments: [
      ("postBuild: {substitute: {APP: app}}", Level.error),
      ("postBuild: {substitute: {APP: other}}", .warning),
      ("postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}", .error),
      ("postBuild: {substitute: {OTHER: x}}", .error),
      ("postBuild: {substituteFrom: [{kind: Secret, name: hidden}]}", .warning),
    ])
  func variablesAreFilledIn(_ postBuild: String, _ level: Level) {
    let files = Self.apart.map { path, text in
      (
        path,
        path.hasSuffix("external.yaml")
          ? text.replacing("name: app}", with: "name: '${APP:=app}'}") : text
      )
    }
    let settings = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: flux-system}
      data: {APP: app}
      """
    let flux = [
      ("clusters/one.yaml", Self.flux("one", "apps/one")),
      ("clusters/two.yaml", Self.flux("two", "apps/two", postBuild)),
      ("clusters/settings.yaml", settings),
    ]
    #expect(levels(files + flux) == [level])
  }

  private func report(_ files: [(String, String)]) -> Report {
    lint(files, selecting: "placeholder-secret-overwrite")
  }

  private func levels(_ files: [(String, String)]) -> [Level] {
    report(files).items.map(\.finding.level)
  }
}
