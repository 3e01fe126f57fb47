import Graph
import Testing

/// What the graph says of several declarations and writers of one object.
@Suite struct OwnershipTests {
  /// Loose files of one name: what must be known before two of them are one object.
  @Test(arguments: [
    ("one file", [("a.yaml", "\(map("x", "1"))\n---\n\(map("x", "2"))")], 1),
    ("one folder, nothing applies it", [("a.yaml", map("x", "1")), ("b.yaml", map("x", "2"))], 0),
    (
      "one folder that Flux applies",
      [("app/a.yaml", map("x", "1")), ("app/b.yaml", map("x", "2")), ("f.yaml", flux("app"))], 1
    ),
    (
      "two folders of a tree that some path of another repository seems to be",
      [("a/a.yaml", map("x", "1")), ("b/b.yaml", map("x", "2")), ("f.yaml", flux("./"))], 0
    ),
    ("two namespaces", [("a.yaml", "\(map("x", "1"))\n---\n\(map("x", "2", "web"))")], 0),
    (
      "two kinds",
      [("a.yaml", "\(map("x", "1"))\n---\n{apiVersion: v1, kind: Service, metadata: {name: x}}")], 0
    ),
  ])
  func duplicates(_ name: String, _ files: [(String, String)], _ count: Int) {
    #expect(GraphTests.graph(files).duplicateDeclarations.count == count, "\(name)")
  }

  /// What is too long to compare is neither the same nor different.
  @Test func contentWithoutEnd() {
    let items = String(repeating: "x, ", count: 30_000)
    let document = "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: [\(items)]}"
    let graph = GraphTests.graph([("a.yaml", "\(document)\n---\n\(document)")])
    #expect(graph.duplicateDeclarations.map(\.isSame) == [nil])
  }

  /// What an engine's next apply leaves of what a script seeded, where the tree tells the keys.
  @Test(arguments: [
    ("flux", "kubectl create secret generic s --from-literal=a=b --from-file=c=d", ["a", "c"]),
    ("flux", "kubectl create secret generic s --from-literal=a=b --field-manager=seeder", []),
    ("none", "kubectl create secret generic s --from-literal=a=b", []),
    ("none", "kubectl create secret generic s --from-literal=a=b --save-config", ["a"]),
    (
      "none",
      "kubectl apply -f - <<EOF\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: Yg==}\nEOF",
      ["a"]
    ),
    // The annotation says stringData, which the live object never has.
    (
      "none",
      "kubectl apply -f - <<EOF\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: b}\nEOF",
      []
    ),
    (
      "flux",
      "kubectl apply -f - <<EOF\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: b}\nEOF",
      ["a"]
    ),
  ])
  func lostKeys(_ engine: String, _ script: String, _ keys: [String]) throws {
    let indented = script.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let graph = GraphTests.graph([
      ("app/s.yaml", "{apiVersion: v1, kind: Secret, metadata: {name: s}}"),
      (
        "app/seed.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: seed}\ndata:\n  seed.sh: |\n\(indented)\n"
      ),
      ("f.yaml", engine == "flux" ? Self.flux("app") : ""),
    ])
    let secret = try #require(graph.secrets.first)
    let forecast = try #require(graph.nextApply(of: secret).first)
    #expect(forecast.lostKeys == keys)
    #expect(forecast.losesKeys == !keys.isEmpty)
  }

  private static func map(_ name: String, _ value: String, _ namespace: String = "shop") -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name), namespace: \(namespace)}\ndata: {k: \"\(value)\"}"
  }

  private static func flux(_ path: String) -> String {
    "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: f}\nspec: {path: \(path)}"
  }
}
