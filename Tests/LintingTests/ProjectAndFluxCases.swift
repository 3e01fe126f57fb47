/// What AppProjects permit, and what Flux is told.
extension EngineFeatureTests {
  static func project(_ destinations: String, repositories: String = "'*'") -> (
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

  static let projects = [
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

  static func byFlux(_ name: String, _ how: String = "Flux") -> [String] {
    ["\(name) <- Kustomization/flux-system/one: \(how)"]
  }

  static let fluxes = [
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
