import Graph
import Testing

/// Whether an engine puts back what somebody changed in the cluster.
@Suite struct KeptFieldsTests {
  private static let cases: [(name: String, spec: String, field: String, isBack: Bool?)] = [
    ("nothing is listed", argoCD("", respects: true), "/data", true),
    (
      "a list that is not respected",
      argoCD("{kind: Secret, jsonPointers: [/data]}", respects: false), "/data", true
    ),
    ("the field", argoCD("{kind: Secret, jsonPointers: [/data]}"), "/data", false),
    ("a field below it", argoCD("{kind: Secret, jsonPointers: [/data]}"), "/data/key", false),
    ("only a part of it", argoCD("{kind: Secret, jsonPointers: [/data/key]}"), "/data", true),
    ("a name with the same start", argoCD("{kind: Secret, jsonPointers: [/dat]}"), "/data", true),
    ("another name", argoCD("{kind: Secret, name: b, jsonPointers: [/data]}"), "/data", true),
    ("another group", argoCD("{group: x.io, kind: Secret, jsonPointers: [/data]}"), "/data", true),
    ("every kind", argoCD("{group: '*', kind: '*', jsonPointers: [/data]}"), "/data", false),
    ("a path of jq", argoCD("{kind: Secret, jqPathExpressions: [.data]}"), "/data", false),
    (
      "a path of jq with a quoted key",
      argoCD(#"{kind: Secret, jqPathExpressions: ['.data["a.b"]']}"#), "/data/a.b", false
    ),
    (
      "a path of jq that picks",
      argoCD("{kind: Secret, jqPathExpressions: ['.data | select(.a)']}"), "/data", nil
    ),
    (
      "a path of jq that picks elsewhere",
      argoCD("{kind: Secret, jqPathExpressions: ['.metadata.labels[]']}"), "/data", true
    ),
    (
      "whatever a manager owns", argoCD("{kind: Secret, managedFieldsManagers: [seeder]}"), "/data",
      nil
    ),
    (
      "a replace writes all", argoCD("{kind: Secret, jsonPointers: [/data]}", more: "Replace=true"),
      "/data", true
    ),
    (
      "the installation's own list",
      """
      \(argoCD("", respects: true))
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: argocd-cm}
      data:
        resource.customizations.ignoreDifferences._Secret: |
          jsonPointers: [/data]
        resource.customizations.ignoreDifferences.apps_Deployment: |
          jsonPointers: [/metadata]
      """, "/data", false
    ),
    ("Flux", flux("{paths: [/data], target: {kind: Secret}}"), "/data", false),
    ("Flux, another kind", flux("{paths: [/data], target: {kind: ConfigMap}}"), "/data", true),
    (
      "Flux, by labels", flux("{paths: [/data], target: {labelSelector: 'a=b'}}"), "/data", nil
    ),
  ]

  @Test(arguments: cases)
  func writesBack(_ name: String, _ spec: String, _ field: String, _ isBack: Bool?) throws {
    let secret = "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: web}}"
    let resources = GraphTests.graph([("a.yaml", "\(spec)\n---\n\(secret)")]).resources
    let engine = try #require(Engine(declaredBy: resources[0], ArgoCDSettings(resources)))
    let object = try #require(resources.last)
    #expect(engine.writesBack(field, of: object) == isBack, "\(name)")
  }

  private static func argoCD(_ entry: String, respects: Bool = true, more: String = "") -> String {
    """
    apiVersion: argoproj.io/v1alpha1
    kind: Application
    metadata: {name: web, namespace: argocd}
    spec:
      source: {repoURL: 'https://example.com/repo.git', path: web}
      syncPolicy: {syncOptions: [RespectIgnoreDifferences=\(respects), \(more)]}
      ignoreDifferences: [\(entry)]
    """
  }

  private static func flux(_ entry: String) -> String {
    """
    apiVersion: kustomize.toolkit.fluxcd.io/v1
    kind: Kustomization
    metadata: {name: web, namespace: flux-system}
    spec: {path: ./web, ignore: [\(entry)]}
    """
  }
}
