import Graph
import Testing

/// What values a release is given, and where each of them is written.
@Suite struct HelmReleaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [(String, String)]
    var kustomizations: [String] = []
    /// The release as `chart version namespace/name`.
    let release: String
    /// Each value as `path=text file:line`, and `? reason` for each gap.
    let values: [String]
  }

  @Test(arguments: cases) func releaseHasItsValues(_ wanted: Case) throws {
    let sources = wanted.files.enumerated().map { index, file in
      SourceFile(id: SourceFile.ID(index), path: file.0, contents: Array(file.1.utf8))
    }
    let inventory = Inventory(sources)
    let graph = ResourceGraph(
      inventory,
      charts: HelmScope(HelmTree(inventory), kustomizations: wanted.kustomizations))
    let release = try #require(graph.helmReleases.first { $0.isUnderstood })
    let name = [release.namespace, release.name].compactMap { $0 }.joined(separator: "/")
    #expect("\(release.chart.name) \(release.chart.version ?? "-") \(name)" == wanted.release)
    let found =
      release.values.root.map { Self.lines(of: $0, below: "", sources) } ?? []
    #expect(found + release.values.gaps.map { "? \($0.reason)" } == wanted.values)
  }

  private static func lines(
    of node: Node, below path: String, _ files: [SourceFile]
  ) -> [String] {
    node.entries.flatMap { entry -> [String] in
      let path = path + (path.isEmpty ? "" : ".") + (entry.key.text ?? "?")
      if entry.value.isMapping { return lines(of: entry.value, below: path, files) }
      let file = files[Int(entry.value.range.file)]
      let line = file.line(at: Int(entry.value.range.lower))
      return ["\(path)=\(entry.value.text ?? "[]") \(file.path):\(line)"]
    }
  }

  static let cases: [Case] = [
    Case(
      testDescription: "Argo CD: files, then the object, then parameters",
      files: [
        (
          "app.yaml",
          #"""
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: cache}
          spec:
            destination: {namespace: shop}
            sources:
              - repoURL: https://charts.bitnami.com/bitnami
                chart: redis
                targetRevision: 20.1.0
                helm:
                  valueFiles: [$here/a.yaml, $here/b.yaml]
                  valuesObject:
                    auth:
                      existingSecret: object
                  parameters:
                    - {name: tls.enabled, value: "true"}
                    - {name: master.podLabels.a\.b/c, value: "1", forceString: true}
                    - {name: "master.extraFlags[0]", value: --x}
              - {repoURL: https://git.example.com/x.git, ref: here}
          """#
        ),
        ("a.yaml", "auth: {enabled: true, existingSecret: a}\ntls: {enabled: false}\n"),
        ("b.yaml", "auth:\n  existingSecret: b\n  sentinel: null\n"),
      ],
      release: "redis 20.1.0 shop/cache",
      values: [
        "auth.enabled=true a.yaml:1", "auth.existingSecret=object app.yaml:14",
        "auth.sentinel=null b.yaml:3", "tls.enabled=true app.yaml:16",
        "master.podLabels.a.b/c=1 app.yaml:17", "master.extraFlags=$(item) app.yaml:18",
      ]),
    Case(
      testDescription: "an ApplicationSet's template with its parameters",
      files: [
        (
          "set.yaml",
          #"""
          apiVersion: argoproj.io/v1alpha1
          kind: ApplicationSet
          metadata: {name: caches}
          spec:
            generators:
              - list: {elements: [{name: cache, ns: shop, chart: redis}]}
            template:
              metadata: {name: '{{name}}'}
              spec:
                destination: {namespace: '{{ns}}'}
                sources:
                  - repoURL: https://charts.bitnami.com/bitnami
                    chart: '{{chart}}'
                    targetRevision: 20.1.0
                    helm:
                      valueFiles: ['$here/{{name}}/values.yaml']
                      parameters: [{name: auth.existingSecret, value: '{{name}}-login'}]
                  - {repoURL: https://git.example.com/x.git, ref: here}
          """#
        ),
        ("cache/values.yaml", "tls: {enabled: false}\n"),
      ],
      release: "redis 20.1.0 shop/cache",
      values: [
        "tls.enabled=false cache/values.yaml:1", "auth.existingSecret=cache-login set.yaml:17",
      ]
    ),
    Case(
      testDescription: "a file outside the tree, a remote one and a template are unknown",
      files: [
        (
          "app.yaml",
          """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: vault}
          spec:
            destination: {namespace: vault}
            sources:
              - repoURL: https://helm.releases.hashicorp.com
                chart: vault
                targetRevision: 0.30.0
                helm:
                  valueFiles: [$here/../../etc/passwd, https://example.com/v.yaml, $other/v.yaml]
                  values: |
                    server:
                      dev: {enabled: true}
              - {repoURL: https://git.example.com/x.git, ref: here}
          """
        )
      ],
      release: "vault 0.30.0 vault/vault",
      values: [
        "server.dev.enabled=true app.yaml:14", "? a values file is not in the tree",
        "? a values file is not in the tree", "? a values file is not in the tree",
      ]),
    Case(
      testDescription: "Flux: what it takes from a ConfigMap stands below its own values",
      files: [
        (
          "release.yaml",
          """
          apiVersion: helm.toolkit.fluxcd.io/v2
          kind: HelmRelease
          metadata: {name: bao, namespace: flux-system}
          spec:
            targetNamespace: vault
            chartRef: {kind: OCIRepository, name: bao}
            valuesFrom:
              - {kind: ConfigMap, name: bao-values}
              - {kind: Secret, name: bao-secret}
              - {kind: ConfigMap, name: bao-values, valuesKey: image, targetPath: server.image.tag}
            values:
              server: {ha: {enabled: true}}
          ---
          apiVersion: source.toolkit.fluxcd.io/v1
          kind: OCIRepository
          metadata: {name: bao, namespace: flux-system}
          spec: {url: oci://ghcr.io/openbao/charts/openbao, ref: {tag: 0.16.2}}
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: bao-values, namespace: flux-system}
          data:
            image: 2.4.1
            values.yaml: |
              server:
                ha: {enabled: false, replicas: 3}
          """
        )
      ],
      release: "openbao 0.16.2 vault/vault-bao",
      values: [
        "server.ha.enabled=true release.yaml:12", "server.ha.replicas=3 release.yaml:26",
        "server.image.tag=2.4.1 release.yaml:23",
        "? Secret bao-secret is not in the tree, or not readable",
      ]),
    Case(
      testDescription: "kustomize: the entry's own values over those of its file",
      files: [
        (
          "vault/kustomization.yaml",
          """
          helmCharts:
            - name: openbao
              repo: https://openbao.github.io/openbao-helm
              releaseName: bao
              namespace: vault
              version: 0.29.2
              valuesFile: values.yaml
              valuesInline: {ui: {enabled: false}}
          """
        ),
        ("vault/values.yaml", "ui: {enabled: true, serviceType: NodePort}\n"),
      ],
      kustomizations: ["vault"], release: "openbao 0.29.2 vault/bao",
      values: [
        "ui.enabled=false vault/kustomization.yaml:8",
        "ui.serviceType=NodePort vault/values.yaml:1",
      ]),
    Case(
      testDescription: "a dependency has what stands below its alias, and the globals",
      files: [
        (
          "apps/shop.yaml",
          """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: shop}
          spec:
            destination: {namespace: shop}
            source:
              repoURL: https://git.example.com/x.git
              path: charts/shop
              helm: {valueFiles: [values-production.yaml]}
          """
        ),
        (
          "charts/shop/Chart.yaml",
          """
          name: shop
          dependencies:
            - name: valkey
              alias: cache
              version: 2.1.0
              repository: oci://registry-1.docker.io/bitnamicharts
              condition: cache.enabled
            - name: redis
              version: 20.1.0
              repository: https://charts.bitnami.com/bitnami
              condition: redis.enabled
          """
        ),
        ("charts/shop/values.yaml", "redis: {enabled: false}\ncache:\n  tls: {enabled: true}\n"),
        (
          "charts/shop/values-production.yaml",
          "global: {storageClass: fast}\ncache: {enabled: true}\n"
        ),
      ],
      release: "valkey 2.1.0 shop/shop",
      values: [
        "tls.enabled=true charts/shop/values.yaml:3",
        "global.storageClass=fast charts/shop/values-production.yaml:1",
        "enabled=true charts/shop/values-production.yaml:2",
      ]),
  ]
}
