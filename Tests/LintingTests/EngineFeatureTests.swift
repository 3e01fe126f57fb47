import Linting
import Testing

/// What Argo CD and Flux are told in small trees, and what of the tree then reaches the cluster.
@Suite struct EngineFeatureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [(String, String)]
    /// Each order as `object <- engine's object: how`.
    let orders: [String]
  }

  @Test(arguments: cases) func engineApplies(_ wanted: Case) {
    let sources = wanted.files.enumerated().map { number, file in
      SourceFile(id: SourceFile.ID(number), path: file.0, contents: Array(file.1.utf8))
    }
    let view = Linter.View(name: ".", files: sources.map(\.id), configuration: Configuration())
    let orders = Linter(rules: []).edges(of: [view], in: sources).items.map(\.edge)
      .filter { $0.kind == .applies }
      .map { "\($0.target.display) <- \($0.source.display): \($0.means)" }
    #expect(orders == wanted.orders)
  }

  // MARK: - Parts of trees

  /// Folders with a Secret each, which bears the folder's name.
  private static func folders(_ names: String...) -> [(String, String)] {
    names.map { ("apps/\($0)/secret.yaml", secret($0)) }
  }

  private static func secret(_ name: String, _ more: String = "") -> String {
    "apiVersion: v1\nkind: Secret\nmetadata: {name: \(name)\(more)}\n"
  }

  private static func application(
    _ source: String, _ more: String = "", cluster: String = "https://kubernetes.default.svc"
  ) -> (String, String) {
    (
      "argocd/app.yaml",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: app, namespace: argocd}
      spec:
        \(source)
        destination: {server: '\(cluster)', namespace: web}
        \(more)
      """
    )
  }

  private static func set(_ generators: String, path: String = "'{{path}}'") -> (String, String) {
    (
      "argocd/set.yaml",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: set, namespace: argocd}
      spec:
        generators: [\(generators)]
        template:
          metadata: {name: '{{path.basename}}'}
          spec:
            project: default
            source: {repoURL: 'https://example.com/repo.git', path: \(path)}
            destination: {server: 'https://kubernetes.default.svc', namespace: web}
      """
    )
  }

  private static func flux(_ spec: String) -> (String, String) {
    (
      "clusters/one.yaml",
      """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: one, namespace: flux-system}
      spec: {sourceRef: {kind: GitRepository, name: flux-system}, \(spec)}
      """
    )
  }

  private static func one(_ how: String = "Argo CD") -> [String] {
    ["Secret/web/one <- Application/argocd/app: \(how)"]
  }

  private static func bySet(_ names: String...) -> [String] {
    names.map { "Secret/web/\($0) <- ApplicationSet/argocd/set: Argo CD" }
  }

  private static let source = "source: {repoURL: 'https://example.com/repo.git', path: apps/one}"

  // MARK: - The features

  static let cases: [Case] = generators + applications + projects + fluxes

  private static let generators = [
    Case(
      testDescription: "list generator",
      files: folders("one", "two") + [
        set("{list: {elements: [{dir: one}]}}", path: "'apps/{{dir}}'")
      ], orders: bySet("one")),
    Case(
      testDescription: "git directories, with one left out",
      files: folders("one", "two", "three") + [
        set("{git: {directories: [{path: apps/*}, {path: apps/two, exclude: true}]}}")
      ], orders: bySet("one", "three")),
    Case(
      testDescription: "git files",
      files: folders("one", "two") + [
        ("config/a.yaml", "dir: two\n"),
        set("{git: {files: [{path: config/*.yaml}]}}", path: "'apps/{{dir}}'"),
      ], orders: bySet("two")),
    Case(
      testDescription: "matrix of folders and a list",
      files: folders("one", "two") + [
        set(
          "{matrix: {generators: [{git: {directories: [{path: apps/*}]}}, {list: {elements: [{a: b}]}}]}}"
        )
      ], orders: bySet("one", "two")),
    Case(
      testDescription: "merge of two lists",
      files: folders("one", "two") + [
        set(
          "{merge: {mergeKeys: [n], generators: [{list: {elements: [{n: a, dir: one}]}}, {list: {elements: [{n: a, dir: two}]}}]}}",
          path: "'apps/{{dir}}'")
      ], orders: bySet("two")),
    Case(
      testDescription: "cluster generator",
      files: folders("one", "two") + [
        set("{clusters: {values: {dir: one}}}", path: "'apps/{{values.dir}}'")
      ],
      orders: bySet("one")),
  ]

  private static let applications = [
    Case(
      testDescription: "an Application that applies Applications",
      files: folders("one") + [
        application(source),
        (
          "bootstrap/root.yaml",
          """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: root, namespace: argocd}
          spec:
            source: {repoURL: 'https://example.com/repo.git', path: argocd}
            destination: {server: 'https://kubernetes.default.svc', namespace: argocd}
          """
        ),
      ], orders: one()),
    Case(
      testDescription: "a folder with its subfolders, some files left out",
      files: [
        ("apps/one/secret.yaml", secret("one")), ("apps/one/below/two.yaml", secret("two")),
        ("apps/one/below/test.yaml", secret("three")),
        application(
          "source: {repoURL: x, path: apps/one, directory: {recurse: true, exclude: '*test*'}}"),
      ], orders: one() + ["Secret/web/two <- Application/argocd/app: Argo CD"]),
    Case(
      testDescription: "an Application that another one leaves out by name",
      files: folders("one") + [
        application(source),
        (
          "argocd/root-app.yaml",
          """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: root, namespace: argocd}
          spec:
            source: {repoURL: x, path: argocd, directory: {recurse: true, include: '*-app.yaml'}}
            destination: {server: 'https://kubernetes.default.svc', namespace: argocd}
          """
        ),
      ], orders: []),
    Case(
      testDescription: "an Application that leaves out itself",
      files: [
        ("argocd/secret.yaml", secret("one")),
        application(
          "source: {repoURL: x, path: argocd, directory: {exclude: app.yaml}}"),
      ], orders: one()),
    Case(
      testDescription: "only some files of a folder",
      files: [
        ("apps/one/secret.yaml", secret("one")), ("apps/one/two.yaml", secret("two")),
        application("source: {repoURL: x, path: apps/one, directory: {include: 'secret*'}}"),
      ], orders: one()),
    Case(
      testDescription: "a prefix, a patch and a component of the source",
      files: [
        ("apps/one/kustomization.yaml", "resources: [secret.yaml]\n"),
        ("apps/one/secret.yaml", secret("one")),
        (
          "apps/part/kustomization.yaml",
          "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [two.yaml]\n"
        ), ("apps/part/two.yaml", secret("two")),
        application(
          """
          source:
              repoURL: x
              path: apps/one
              kustomize:
                namePrefix: a-
                components: [../part]
                patches: [{target: {kind: Secret}, patch: "[{op: add, path: /metadata/namespace, value: shop}]"}]
          """),
      ],
      orders: ["a-one", "a-two"].map { "Secret/shop/\($0) <- Application/argocd/app: Argo CD" }),
    Case(
      testDescription: "several sources",
      files: folders("one", "two") + [
        application("sources: [{repoURL: x, path: apps/one}, {repoURL: x, path: apps/two}]")
      ], orders: one() + ["Secret/web/two <- Application/argocd/app: Argo CD"]),
    Case(
      testDescription: "automation and options",
      files: folders("one") + [
        application(
          source,
          "syncPolicy: {automated: {prune: true}, syncOptions: [ServerSideApply=true, Replace=true]}"
        )
      ], orders: one("Argo CD (server-side apply), prunes, replaces")),
    Case(
      testDescription: "automation that is turned off",
      files: folders("one") + [
        application(source, "syncPolicy: {automated: {prune: true, enabled: false}}")
      ], orders: one()),
    Case(
      testDescription: "data that is not written back",
      files: folders("one") + [
        application(
          source,
          "syncPolicy: {syncOptions: [RespectIgnoreDifferences=true]}\n  ignoreDifferences: [{kind: Secret, jsonPointers: [/data]}]"
        )
      ], orders: one("Argo CD, leaves what is there")),
    Case(
      testDescription: "a hook, which is not pruned, and a wave",
      files: [
        (
          "apps/one/secret.yaml",
          secret(
            "one",
            ", annotations: {argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/sync-wave: '-1'}")
        ), ("apps/one/two.yaml", secret("two", ", annotations: {helm.sh/hook: pre-install}")),
        application(source, "syncPolicy: {automated: {prune: true}}"),
      ],
      orders: one("Argo CD, hook PreSync, wave -1") + [
        "Secret/web/two <- Application/argocd/app: Argo CD, hook pre-install"
      ]),
    Case(
      testDescription: "options of one object",
      files: [
        (
          "apps/one/secret.yaml",
          secret(
            "one", ", annotations: {argocd.argoproj.io/sync-options: 'Prune=false, Replace=true'}")
        ), application(source, "syncPolicy: {automated: {prune: true}}"),
      ], orders: one("Argo CD, replaces")),
  ]

  private static func project(_ destinations: String, repositories: String = "'*'") -> (
    String, String
  ) {
    (
      "argocd/project.yaml",
      """
      apiVersion: argoproj.io/v1alpha1
      kind: AppProject
      metadata: {name: team, namespace: argocd}
      spec: {sourceRepos: [\(repositories)], destinations: [\(destinations)]}
      """
    )
  }

  private static let projects = [
    Case(
      testDescription: "a project that allows it",
      files: folders("one") + [
        application(source, "project: team"),
        project("{server: 'https://kubernetes.default.svc', namespace: 'w*'}"),
      ], orders: one("Argo CD, project team")),
    Case(
      testDescription: "a project for another namespace: nothing is ever synced",
      files: folders("one") + [
        application(source, "project: team"), project("{server: '*', namespace: shop}"),
      ], orders: []),
    Case(
      testDescription: "a project for other repositories",
      files: folders("one") + [
        application(source, "project: team"),
        project("{server: '*', namespace: '*'}", repositories: "'https://example.com/other'"),
      ], orders: []),
    Case(
      testDescription: "a project for a cluster by its name, which the tree does not tell",
      files: folders("one") + [
        application(source, "project: team", cluster: "https://1.2.3.4"),
        project("{name: prod, namespace: '*'}"),
      ], orders: one("Argo CD, project team")),
    Case(
      testDescription: "a project that some overlay patches",
      files: folders("one") + [
        application(source, "project: team"), project("{server: '*', namespace: shop}"),
        (
          "overlay/kustomization.yaml",
          "resources: [../base]\npatches: [{target: {kind: AppProject}, path: patch.yaml}]\n"
        ),
      ], orders: one("Argo CD, project team")),
    Case(
      testDescription: "a project that is not in the tree",
      files: folders("one") + [application(source, "project: team")],
      orders: one("Argo CD, project team")),
  ]

  private static func byFlux(_ name: String, _ how: String = "Flux") -> [String] {
    ["\(name) <- Kustomization/flux-system/one: \(how)"]
  }

  private static let fluxes = [
    Case(
      testDescription: "Flux, a path that prunes",
      files: folders("one", "two") + [flux("path: ./apps/one, prune: true")],
      orders: byFlux("Secret/one", "Flux, prunes")),
    Case(
      testDescription: "Flux, the target's namespace and a prefix",
      files: folders("one") + [
        flux("path: ./apps/one, targetNamespace: shop, namePrefix: a-")
      ], orders: byFlux("Secret/shop/a-one")),
    Case(
      testDescription: "Flux, a variable and a patch",
      files: [
        ("apps/one/secret.yaml", secret("'${name}'")),
        flux(
          "path: ./apps/one, postBuild: {substitute: {name: filled}}, patches: [{target: {kind: Secret}, patch: '[{op: add, path: /metadata/namespace, value: shop}]'}]"
        ),
      ], orders: byFlux("Secret/shop/filled")),
    Case(
      testDescription: "Flux, objects that ask to be left alone or not to be pruned",
      files: [
        (
          "apps/one/secret.yaml",
          secret("one", ", annotations: {kustomize.toolkit.fluxcd.io/ssa: IfNotPresent}")
        ),
        (
          "apps/one/two.yaml",
          secret("two", ", labels: {kustomize.toolkit.fluxcd.io/prune: disabled}")
        ), flux("path: ./apps/one, prune: true"),
      ],
      orders: byFlux("Secret/one", "Flux, prunes, leaves what is there")
        + byFlux("Secret/two")),
    Case(
      testDescription: "Flux, a Kustomization that waits for another",
      files: folders("one") + [flux("path: ./apps/one, dependsOn: [{name: base}]")],
      orders: byFlux("Secret/one")),
  ]
}
