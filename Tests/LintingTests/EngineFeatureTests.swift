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
  static func folders(_ names: String...) -> [(String, String)] {
    names.map { ("apps/\($0)/secret.yaml", secret($0)) }
  }

  static func secret(_ name: String, _ more: String = "") -> String {
    "apiVersion: v1\nkind: Secret\nmetadata: {name: \(name)\(more)}\n"
  }

  static func application(
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

  static func set(_ generators: String, path: String = "'{{path}}'") -> (String, String) {
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

  static func flux(_ spec: String) -> (String, String) {
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

  static func one(_ how: String = "Argo CD") -> [String] {
    ["Secret/web/one <- Application/argocd/app: \(how)"]
  }

  static func bySet(_ names: String...) -> [String] {
    names.map { "Secret/web/\($0) <- ApplicationSet/argocd/set: Argo CD" }
  }

  static let source = "source: {repoURL: 'https://example.com/repo.git', path: apps/one}"

  // MARK: - The features

  static let cases: [Case] = generators + applications + projects + fluxes
}
