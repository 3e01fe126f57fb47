import Graph
import Testing

/// What the tree tells of the Secret `s` that a pod of the namespace `web` needs, with its key `k`.
@Suite struct ResolutionTests {
  private static let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: web}\nspec: {containers: [{name: c, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]}]}\n"

  @Test(arguments: [
    ("nothing", "", "missing"),
    ("a manifest", secret("s", "web", "k"), "made"),
    ("a manifest without the key", secret("s", "web", "j"), "lacksKey"),
    (
      "another one without the key, for another cluster",
      secret("s", "web", "j") + secret("s", "web", "k"), "made"
    ),
    ("a manifest next door", secret("s", "data", "k"), "elsewhere"),
    ("a manifest without a namespace", secret("s", nil, "k"), "made"),
    (
      "a replicator", secret("s", "data", "k", "replicator.v1.mittwald.de/replicate-to: \"we.*\""),
      "made"
    ),
    (
      "a replicator to others",
      secret("s", "data", "k", "replicator.v1.mittwald.de/replicate-to: \"mail\""), "elsewhere"
    ),
    (
      "a reflector",
      secret("s", "data", "k", "reflector.v1.k8s.emberstack.com/reflection-auto-enabled: \"true\""),
      "made"
    ),
    (
      "a name to be filled in",
      "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: \"${APP}s\", namespace: web}\nspec: {}\n",
      "assumed"
    ),
    (
      "another name to be filled in",
      "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: \"${APP}-db\", namespace: web}\nspec: {}\n",
      "missing"
    ),
    (
      "a chart in the namespace",
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: flux-system}\nspec: {targetNamespace: web}\n",
      "outOfSight"
    ),
    (
      "a chart that makes none",
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: web}\nspec: {chartRef: {kind: OCIRepository, name: r}, values: {controllers: {}}}\n---\napiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nmetadata: {name: r}\nspec: {url: oci://ghcr.io/bjw-s-labs/helm/app-template}\n",
      "missing"
    ),
    (
      "the same chart, told to",
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: web}\nspec: {chart: {spec: {chart: app-template}}, values: {secrets: {a: {}}}}\n",
      "outOfSight"
    ),
    (
      "a chart elsewhere",
      "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: r, namespace: mail}\nspec: {}\n",
      "missing"
    ),
    (
      "an operator's resource",
      "apiVersion: example.com/v1\nkind: Store\nmetadata: {name: d, namespace: web}\n",
      "outOfSight"
    ),
    (
      "an operator's resource that has nothing to do with Secrets",
      "apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: d, namespace: web}\n",
      "missing"
    ),
    (
      "an Application of another repository's folder",
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {path: elsewhere}, destination: {namespace: web}}\n",
      "outOfSight"
    ),
    (
      "an Application of a folder of the tree",
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec: {source: {path: apps}, destination: {namespace: web}}\n",
      "missing"
    ),
    (
      "a program that may create any Secret",
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: r, namespace: web}
      rules: [{apiGroups: [""], resources: [secrets], verbs: [get, create]}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: b, namespace: web}
      roleRef: {kind: Role, name: r, apiGroup: rbac.authorization.k8s.io}
      subjects: [{kind: ServiceAccount, name: sa}]

      """, "outOfSight"
    ),
    (
      "a script with a name that is not told",
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seed, namespace: web}\ndata: {seed.sh: \"kubectl create secret generic $1 --from-literal=k=v\"}\n",
      "outOfSight"
    ),
    (
      "Kyverno",
      "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: c}\nspec: {rules: [{generate: {kind: Secret, name: s, namespace: \"{{ns}}\"}}]}\n",
      "made"
    ),
  ])
  func resolves(_ what: String, _ text: String, _ expected: String) throws {
    let graph = ResourceGraph(
      Inventory([
        SourceFile(id: 0, path: "apps/pod.yaml", contents: Array(Self.pod.utf8)),
        SourceFile(id: 1, path: "apps/other.yaml", contents: Array(text.utf8)),
      ]))
    let reference = try #require(graph.references.first { $0.resource?.kind == "Pod" })
    #expect(graph.resolution(of: reference).name.rawValue == expected, "\(what)")
  }

  /// Another root may fill the namespace of this one.
  @Test func theWholeTreeIsAsked() throws {
    let pod = Inventory([SourceFile(id: 0, path: "a/pod.yaml", contents: Array(Self.pod.utf8))])
    let other = Inventory([
      SourceFile(id: 0, path: "b/secret.yaml", contents: Array(Self.secret("s", "web", "k").utf8))
    ])
    let alone = ResourceGraph(pod)
    let together = ResourceGraph(
      pod, treeSecrets: SecretIndex([pod, other], written: pod))
    let reference = try #require(alone.references.first)
    #expect(alone.resolution(of: reference).name == .missing)
    #expect(together.resolution(of: reference).name == .made)
  }

  /// A root of which the tree builds nothing still fills its namespace.
  @Test func chartsOfKustomizationsFillTheirNamespace() throws {
    let kustomization =
      "namespace: web\nhelmCharts: [{name: database, repo: https://example.com}]\n"
    let graph = ResourceGraph(
      Inventory([
        SourceFile(id: 0, path: "a/pod.yaml", contents: Array(Self.pod.utf8)),
        SourceFile(id: 1, path: "b/kustomization.yaml", contents: Array(kustomization.utf8)),
      ]))
    #expect(graph.resolution(of: try #require(graph.references.first)).name == .outOfSight)
  }

  private static func secret(
    _ name: String, _ namespace: String?, _ key: String, _ annotation: String = ""
  ) -> String {
    let place = namespace.map { ", namespace: \($0)" } ?? ""
    return
      "---\napiVersion: v1\nkind: Secret\nmetadata: {name: \(name)\(place), annotations: {\(annotation)}}\ndata: {\(key): eA==}\n"
  }
}
