internal import Linting

extension Rule {
  static let yamlDuplicateKey = Rule(
    "yaml-duplicate-key", .warning, "A key is written twice in one mapping",
    why: """
      The last one holds and the first is dropped without a word, or the tool refuses the file:
      `kubectl` warns or fails in strict mode, kustomize stops. What a reviewer reads first is not
      what is applied.
      """,
    symptoms: [
      "mapping key \"...\" already defined", "a field that was set has its default value",
    ],
    detection: """
      Two equal scalar keys in one mapping. An error in a kustomization and in a file that one builds, as
      kustomize refuses it and nothing of the root is applied; a warning in other Kubernetes objects, a
      note in other files, whose readers differ.
      """,
    limits: "Keys that a merge key (`<<`) overrides are meant to be overridden and pass.",
    fix: "Keep the one that is meant and delete the other.",
    exceptions: "None: no tool reads both.",
    examples: [
      .flagged(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: app
        data:
          ↓level: debug
          level: info
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: app
          data:
            level: info
          """),
      .flagged(
        "A file that kustomize is to build", level: .error,
        """
        -- kustomization.yaml --
        resources: [app.yaml]
        -- app.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: app
        data:
          ↓level: debug
          level: info
        """,
        corrected: """
          -- kustomization.yaml --
          resources: [app.yaml]
          -- app.yaml --
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: app
          data:
            level: info
          """),
      .clean(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: app
        data:
          level: debug
        """),
    ]
  ) { graph, findings in
    for item in graph.inventory.problems
    where item.problem.kind == .duplicateKey && !item.isForeignJSON {
      let isApplied = item.role == .manifest || item.role == .kustomization
      let isBuilt =
        item.role == .kustomization
        || item.role == .manifest && graph.isTakenByKustomization(item.problem.range.file)
      findings.report(
        "In this mapping \(item.problem.message)\(isBuilt ? "; kustomize refuses the file, so that nothing of its root is applied" : "").",
        at: item.problem.range, in: nil,
        level: isBuilt ? .error : isApplied ? .warning : .note)
    }
  }
}
