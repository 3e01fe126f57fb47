import Testing

/// `manifestguard graph`.
@Suite struct GraphCommandTests {
  private static let files = [
    "web/secret.yaml":
      "apiVersion: v1\nkind: Secret\nmetadata: {name: app, namespace: web}\nstringData: {token: made-up-value}\n",
    "web/pod.yaml":
      "apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: web}\nspec: {volumes: [{name: v, secret: {secretName: app}}]}\n",
    "web/other.yaml":
      "apiVersion: v1\nkind: Pod\nmetadata: {name: other, namespace: web}\nspec: {volumes: [{name: v, secret: {secretName: key}}]}\n",
  ]

  private static let cases = [
    CommandCase(
      name: "the whole graph as Mermaid", arguments: ["graph"], files: files, status: 0,
      output: ["flowchart LR", "Secret<br>web/app", "web/pod.yaml:4", "Secret<br>web/key"],
      absent: ["made-up-value"]),
    CommandCase(
      name: "one object", arguments: ["graph", "web", "--focus", "Secret/web/app"], files: files,
      status: 0, output: ["web/secret.yaml:3"], absent: ["other"]),
    CommandCase(
      name: "JSON with what resolves", arguments: ["graph", "--format", "json"], files: files,
      status: 0,
      output: ["\"version\": 1", "\"resolution\": \"made\"", "\"resolution\": \"missing\""],
      absent: ["made-up-value"]),
    CommandCase(
      name: "DOT", arguments: ["graph", "--format", "dot"], files: files, status: 0,
      output: ["digraph", "mounts: volume"]),
    CommandCase(
      name: "an object that no edge leads to", arguments: ["graph", "--focus", "Service/web/api"],
      files: files.merging([
        "web/service.yaml":
          "apiVersion: v1\nkind: Service\nmetadata: {name: api, namespace: web}\nspec: {ports: [{port: 80}]}\n"
      ]) { $1 }, status: 0, output: ["flowchart LR\n"],
      errors: ["nothing has to do with Service/web/api"]),
    CommandCase(
      name: "an object that is not there", arguments: ["graph", "--focus", "Secret/web/ap"],
      files: files, status: 2,
      errors: ["the tree has no such object; it has Secret/web/app"]),
    CommandCase(
      name: "an object of another kind", arguments: ["graph", "--focus", "ConfigMap/api"],
      files: files, status: 2, errors: ["it has Pod/web/api"]),
    CommandCase(
      name: "one name in two namespaces", arguments: ["graph", "--focus", "Secret/app"],
      files: files.merging([
        "shop/secret.yaml":
          "apiVersion: v1\nkind: Secret\nmetadata: {name: app, namespace: shop}\n"
      ]) { $1 }, status: 2,
      errors: ["several objects have this name: Secret/shop/app, Secret/web/app"]),
    CommandCase(
      name: "standard input", arguments: ["graph", "-", "--focus", "Secret/web/app"],
      input: files["web/pod.yaml"] ?? "", status: 0, output: ["mounts: volume<br>"]),
    CommandCase(
      name: "more readers than a drawing holds",
      arguments: ["graph", "--focus", "Secret/web/app"],
      files: files.merging([
        "web/pods.yaml": (0..<500).map {
          "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p\($0), namespace: web}\nspec: {volumes: [{name: v, secret: {secretName: app}}]}\n"
        }.joined()
      ]) { $1 }, status: 0, output: ["|\"declares<br>", "102 more edges are left out"]),
    CommandCase(
      name: "a file that the kustomization leaves out",
      arguments: ["graph", "--focus", "Secret/web/app"],
      files: [
        "web/kustomization.yaml": "resources: [pod.yaml]\n",
        "web/pod.yaml": files["web/pod.yaml"] ?? "",
        "web/secret.yaml": files["web/secret.yaml"] ?? "",
      ], status: 0, output: ["declares: in a file that is not applied", "mounts: volume"]),
    CommandCase(
      name: "a focus that is no object", arguments: ["graph", "--focus", "app"], files: files,
      status: 2, errors: ["Kind/name or Kind/namespace/name is wanted"]),
    CommandCase(
      name: "a path that is not there", arguments: ["graph", "none"], status: 3,
      output: ["flowchart LR\n"], errors: ["none: Could not be read"]),
    CommandCase(
      name: "a file without an object", arguments: ["graph"], files: ["values.yaml": "a: b\n"],
      status: 0, output: ["flowchart LR\n"], errors: ["note: no Kubernetes object was read"]),
  ]

  @Test(arguments: cases) func answers(_ item: CommandCase) { item.check() }
}
