/// Generators of ApplicationSets, and what an Application says of its source and its sync.
extension EngineFeatureTests {
  static let generators = [
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

  static let applications = [
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
}
