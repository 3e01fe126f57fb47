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
      name: "an object of which nothing is known", arguments: ["graph", "--focus", "Secret/none"],
      files: files, status: 0, output: ["flowchart LR\n"],
      errors: ["nothing has to do with Secret/none"]),
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
      output: ["flowchart LR\n"]),
  ]

  @Test(arguments: cases) func answers(_ item: CommandCase) { item.check() }
}
