import Graph
import Testing

/// Questions that rules ask of the graph, answered for small trees.
@Suite struct GraphTests {
  @Test(arguments: [
    ("apps/web/secret.yaml", "Flux", true),
    ("apps/api/secret.yaml", "Argo CD (server-side apply)", true),
    ("repository/apps/api/base/secret.yaml", "Argo CD (server-side apply)", true),
    ("apps/api/flux/secret.yaml", "Flux", true),
    ("apps/api-2/secret.yaml", "kubectl apply", false),
    ("apps/api", "kubectl apply", false),
    ("other/secret.yaml", "kubectl apply", false),
  ])
  func engineByPath(_ path: String, _ name: String, _ isServerSide: Bool) throws {
    let graph = Self.graph([
      (path, Self.secret),
      (
        "clusters/flux.yaml",
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: web}
        spec: {path: ./apps/web}
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: nested}
        spec: {path: ./apps/api/flux}
        """
      ),
      (
        "clusters/argo.yaml",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: api}
        spec:
          source: {path: apps/api}
          syncPolicy: {syncOptions: [ServerSideApply=true]}
        """
      ),
    ])
    let secret = try #require(graph.secrets.first)
    let engine = graph.engine(of: secret.resource)
    #expect(engine.name == name)
    #expect(engine.isServerSide == isServerSide)
  }

  @Test(arguments: [
    ("kubectl create secret generic app --from-literal=a=b", "update"),
    (
      "kubectl -n web create secret generic app --from-literal=a=b --dry-run=client -o yaml | kubectl apply -f -",
      "clientSideApply"
    ),
    (
      "kubectl create secret generic app --dry-run=client -o yaml | kubectl apply --server-side --field-manager=seed -f -",
      "serverSideApply(manager: Optional(\"seed\"))"
    ),
    ("NAME=app; kubectl create secret generic $NAME --from-literal=a=b", "update"),
    ("curl -X PUT -d @x https://kubernetes/api/v1/namespaces/web/secrets/app", "replace"),
    (
      "cat <<EOF | kubectl apply -f -\napiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nEOF",
      "clientSideApply"
    ),
  ])
  func scriptWriters(_ script: String, _ operation: String) {
    let indented = script.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let graph = Self.graph([
      (
        "seed.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seed, namespace: web}\ndata:\n  seed.sh: |\n\(indented)\n"
      )
    ])
    let writers = graph.writers(of: ObjectName(namespace: "web", name: "app"))
    #expect(writers.map { "\($0.means)" } == ["script(\(Self.prefix)\(operation))"])
  }

  /// A script that looks for the Secret first makes it only once.
  @Test(arguments: [
    ("kubectl get secret app || kubectl create secret generic app", true),
    (
      "kubectl get secret app >/dev/null 2>&1 || \\\n  kubectl create secret generic app --dry-run=client -o yaml | kubectl apply -f -",
      true
    ),
    ("if ! kubectl -n web get secret app; then\n  kubectl create secret generic app\nfi", true),
    (
      "if kubectl get secret/app; then\n  echo ok\nelse\n  kubectl create secret generic app\nfi",
      true
    ),
    ("N=app; kubectl get secret $N || { echo new; kubectl create secret generic $N; }", true),
    ("kubectl get secret app && kubectl create secret generic app", false),
    ("kubectl get secret other || kubectl create secret generic app", false),
    ("kubectl get secret app\nkubectl create secret generic app", false),
    ("if kubectl get secret app; then\n  kubectl create secret generic app\nfi", false),
  ])
  func writersOnlyWhereAbsent(_ script: String, _ isOnlyIfAbsent: Bool) {
    let indented = script.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let graph = Self.graph([
      (
        "seed.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seed, namespace: web}\ndata:\n  seed.sh: |\n\(indented)\n"
      )
    ])
    let writers = graph.writers(of: ObjectName(namespace: "web", name: "app"))
    #expect(writers.map(\.isOnlyIfAbsent) == [isOnlyIfAbsent])
  }

  @Test func writersWithoutNamespaceJoinOnlyWithinAnApplication() throws {
    let external =
      "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: app}\nspec: {}\n"
    let near = Self.graph([("web/secret.yaml", Self.secret), ("web/es.yaml", external)])
    let far = Self.graph([("web/secret.yaml", Self.secret), ("api/es.yaml", external)])
    #expect(near.otherWriters(of: try #require(near.secrets.first)).count == 1)
    #expect(far.otherWriters(of: try #require(far.secrets.first)).isEmpty)
  }

  private static let prefix = "Graph.SecretWriter.ScriptOperation."
  private static let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: app}\n"

  static func graph(_ files: [(path: String, text: String)]) -> ResourceGraph {
    ResourceGraph(
      Inventory(
        files.enumerated().map { index, file in
          SourceFile(id: SourceFile.ID(index), path: file.path, contents: Array(file.text.utf8))
        }))
  }
}
