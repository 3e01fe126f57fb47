internal import Linting

extension Rule {
  static let yamlSyntax = Rule(
    "yaml-syntax", .error, "A YAML document cannot be parsed",
    why: """
      Nothing in the document reaches the cluster: `kubectl apply` and `kustomize build` stop at it,
      and a GitOps controller keeps the last good revision. Nothing in it is judged here either.
      """,
    symptoms: ["error converting YAML to JSON", "Argo CD: ComparisonError", "Flux: build failed"],
    detection: """
      libyaml refuses the document, or an alias in it names no anchor. Other documents of the file
      are read. Files that hold template actions are counted as templates, not as broken. In a
      file that is for a tool beside the cluster (a kind or eksctl configuration, a pipeline): note.
      """,
    limits: "A document that is valid YAML and still not what its author meant passes.",
    fix: "Correct the line that is named. The cause may stand some lines above it.",
    exceptions: "A test fixture that must be broken: exclude it with `paths.exclude`.",
    examples: [
      .flagged(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: app
        data:
          key: ↓*nowhere
        """,
        corrected: """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: app
          data:
            key: "*nowhere"
          """),
      .clean(
        "A template is not rendered yet",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ include "app.fullname" . }}
        """),
    ]
  ) { graph, findings in
    for item in graph.inventory.problems
    where item.problem.kind == .syntax && !item.isForeignJSON {
      findings.report(
        "This document cannot be parsed: \(item.problem.message).", at: item.problem.range,
        in: nil, level: item.role.isForTools ? .note : .error)
    }
  }
}
