import Manifests
import SourceText
import Testing

/// What files are taken for, by their place and their content.
@Suite struct InventoryTests {
  @Test(arguments: [
    (
      "app/deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}",
      FileRole.manifest
    ),
    ("chart/templates/a.yaml", "kind: Secret\nname: {{ .Values.x }}", .helmTemplate),
    ("chart/templates/b.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: b}", .manifest),
    ("other/templates/c.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: c}", .manifest),
    ("rules.yaml", "expr: \"{{ $labels.instance }} is down\"", .other),
    ("unquoted.yaml", "metadata:\n  name: {{ name }}", .template),
    ("loop.yaml", "{% for x in y %}\n- a\n{% endfor %}", .template),
    ("ytt.yaml", "apiVersion: v1\nkind: Secret\ntoken: #@ data.values.token", .template),
    ("flow.yaml", "addresses: [vault.${DOMAIN}:8200, {a: ${B}}]", .template),
    ("app/kustomization.yaml", "resources: [deployment.yaml]", .kustomization),
    ("app/patches/p.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: p}", .kustomizePatch),
    ("chart/Chart.yaml", "apiVersion: v2\nname: c", .chart),
    ("chart/values.yaml", "replicas: 1", .helmValues),
    (".github/workflows/ci.yml", "on: push", .ci),
    ("comments.yaml", "# nothing here\n---\n", .empty),
    ("package.json", "{\"name\": \"x\"}", .other),
    ("broken.yaml", "apiVersion: v1\nkind: Secret\n  metadata: [", .manifest),
  ])
  func role(_ path: String, _ text: String, _ role: FileRole) {
    let files = [
      (path, text), ("chart/Chart.yaml", "apiVersion: v2\nname: c"),
      ("app/kustomization.yaml", "patches:\n  - path: patches/p.yaml"),
    ]
    let inventory = Self.inventory(files)
    #expect(inventory.roles[0] == role)
  }

  @Test func listItemsAreObjectsOfTheirOwn() {
    let inventory = Self.inventory([
      (
        "list.yaml",
        """
        apiVersion: v1
        kind: List
        items:
          - {apiVersion: v1, kind: Secret, metadata: {name: a}}
          - {apiVersion: v1, kind: Secret, metadata: {name: b}}
        ---
        apiVersion: v1
        kind: ConfigMapList
        items:
          - metadata: {name: c}
        """
      )
    ])
    #expect(inventory.resources.map(\.displayName) == ["Secret/a", "Secret/b", "ConfigMap/c"])
  }

  @Test func patchesAndNamelessObjectsAreNoResources() {
    let inventory = Self.inventory([
      (
        "patch.yaml",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: a}
        $patch: delete
        ---
        apiVersion: v1
        kind: Secret
        metadata: {labels: {a: b}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {generateName: seed-}
        """
      )
    ])
    #expect(inventory.resources.map(\.displayName) == ["Job/seed-(generated)"])
  }

  @Test func namesOfTemplatesAreNotKnown() {
    let inventory = Self.inventory([
      ("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: \"${NAME}\", namespace: x}")
    ])
    #expect(inventory.resources.map(\.name) == [nil])
    #expect(inventory.resources.map(\.namespace) == ["x"])
  }

  private static func inventory(_ files: [(path: String, text: String)]) -> Inventory {
    Inventory(
      files.enumerated().map { index, file in
        SourceFile(id: SourceFile.ID(index), path: file.path, contents: Array(file.text.utf8))
      })
  }
}
