import Graph
import Testing

/// Which halves of the graph meet: `source kind target resolution` of the edges that a tree has.
@Suite struct EdgeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [(String, String)]
    var kustomizations: [String] = []
    let edges: [String]
  }

  @Test(arguments: cases) func halvesMeet(_ wanted: Case) {
    let inventory = Inventory(
      wanted.files.enumerated().map { index, file in
        SourceFile(id: SourceFile.ID(index), path: file.0, contents: Array(file.1.utf8))
      })
    let graph = ResourceGraph(
      inventory,
      charts: HelmScope(HelmTree(inventory), kustomizations: wanted.kustomizations))
    let edges = graph.edges(leavingOut: []).map { edge in
      [edge.source.display, edge.kind.rawValue, edge.target.display, edge.resolution?.rawValue]
        .compactMap { $0 }.joined(separator: " ")
    }
    #expect(edges.sorted() == wanted.edges.sorted())
  }

  private static let reader =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: web}\nspec: {containers: [{name: c, envFrom: [{secretRef: {name: NAME}}]}]}\n"

  private static func pod(_ name: String) -> String { reader.replacing("NAME", with: name) }

  private static func job(_ script: String) -> String {
    """
    ---
    apiVersion: batch/v1
    kind: Job
    metadata: {name: j, namespace: web}
    spec:
      template:
        spec:
          containers:
            - name: c
              command: [sh, -c]
              args:
                - |
                  \(script)

    """
  }

  static let cases: [Case] = [
    Case(
      testDescription: "A script that asks for the namespace of its own pod",
      files: [
        (
          "a.yaml",
          pod("s")
            + job(
              "kubectl create secret generic s -n \"$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace)\""
            )
        )
      ],
      edges: ["Job/web/j writes Secret/web/s", "Pod/web/p reads Secret/web/s made"]),
    Case(
      testDescription: "A name that a variable tells both",
      files: [("a.yaml", pod("\"${KEYS}\"") + job("kubectl create secret generic ${KEYS}"))],
      edges: ["Job/web/j writes Secret/web/${KEYS}", "Pod/web/p reads Secret/web/${KEYS} made"]),
    Case(
      testDescription: "A name that only one of them tells so",
      files: [("a.yaml", pod("\"${OTHER}\""))],
      edges: ["Pod/web/p reads Secret/web/${OTHER} unknown"]),
    Case(
      testDescription: "A ClusterExternalSecret fills the namespaces that ask for it",
      files: [
        (
          "a.yaml",
          pod("s")
            + "---\napiVersion: external-secrets.io/v1\nkind: ClusterExternalSecret\nmetadata: {name: s}\nspec: {externalSecretSpec: {target: {name: s}}}\n"
        )
      ],
      edges: [
        "ClusterExternalSecret/s writes Secret/web/s", "Pod/web/p reads Secret/web/s made",
      ]),
    Case(
      testDescription: "The values of a kustomization's chart, from a file and inline",
      files: [
        (
          "kustomization.yaml",
          """
          namespace: web
          helmCharts:
            - name: api
              releaseName: shop
              repo: https://charts.example.com
              valuesFile: values.yaml
              valuesInline: {auth: {clientExistingSecret: t}}

          """
        ),
        ("values.yaml", "envFrom: [{secretRef: {name: s}}]\n"),
      ],
      kustomizations: [""],
      edges: [
        "HelmChartInflationGenerator/web/shop reads Secret/web/s outOfSight",
        "HelmChartInflationGenerator/web/shop reads Secret/web/t outOfSight",
      ]),
    Case(
      testDescription: "The release's own name, and what stays a template",
      files: [
        (
          "a.yaml",
          """
          apiVersion: helm.toolkit.fluxcd.io/v2
          kind: HelmRelease
          metadata: {name: shop, namespace: web}
          spec:
            chart: {spec: {chart: api}}
            values:
              envFrom:
                - secretRef: {name: "{{ .Release.Name }}-secret"}
                - secretRef: {name: "{{ .Values.name }}-secret"}

          """
        )
      ],
      edges: [
        "HelmRelease/web/shop reads Secret/web/shop-secret outOfSight",
        "HelmRelease/web/shop reads Secret/web/{{ .Values.name }}-secret unknown",
      ]),
  ]
}
