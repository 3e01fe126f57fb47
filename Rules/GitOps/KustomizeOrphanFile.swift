internal import Linting

extension Rule {
  static let kustomizeOrphanFile = Rule(
    "kustomize-orphan-file", .note, "A kustomization does not list a manifest beside it",
    why: """
      kustomize builds what is listed and nothing else. A manifest that looks deployed is not, or is
      still there only because nobody pruned it. The reviewer of a change to it approves nothing.
      """,
    symptoms: ["a change is merged and nothing happens in the cluster"],
    detection: """
      A manifest in the folder of a kustomization, or in a folder below it without one of its own,
      from which no root builds and which no engine applies by itself. Samples, tests, patches that
      are switched off and kubebuilder's roles for people are left out on purpose.
      """,
    limits: """
      A file that a script or a person applies by hand, or that another repository refers to, looks
      the same.
      """,
    fix: "List the file under `resources`, or delete it.",
    exceptions: "Samples, files applied once by hand, and alternatives that an overlay may pick.",
    references: ["https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/"],
    examples: [
      .flagged(
        "The line was forgotten", level: .note,
        """
        -- web/kustomization.yaml --
        resources:
          - deployment.yaml
        -- web/deployment.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        -- web/alerts.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: ↓alerts
        """,
        corrected: """
          -- web/kustomization.yaml --
          resources:
            - deployment.yaml
            - alerts.yaml
          -- web/deployment.yaml --
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: web
          -- web/alerts.yaml --
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: alerts
          """),
      .clean(
        "A sample, a patch, and a folder that an Application applies",
        """
        -- web/kustomization.yaml --
        resources:
          - deployment.yaml
        patches:
          - path: replicas.yaml
        -- web/deployment.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        -- web/replicas.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 3
        -- web/examples/settings.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        -- web/jobs/migrate.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: migrate
        -- argocd/jobs.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: jobs
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/web.git
            path: web/jobs
        """),
    ]
  ) { graph, findings in
    var told: Set<SourceFile.ID> = []
    for resource in graph.resources {
      guard graph.unlistedFiles.contains(resource.file), resource.origin == .manifest,
        told.insert(resource.file).inserted,
        !graph.isSample(resource),
        !isLeftOutOnPurpose(graph.inventory.pathInTree(graph.file(of: resource).path))
      else { continue }
      findings.report(
        "\(resource.displayName) is not built: its kustomization does not list the file.",
        at: resource.place, in: resource, confidence: .medium)
    }
  }
}

/// Patches yet to be switched on, and the roles that kubebuilder writes for people to bind.
private func isLeftOutOnPurpose(_ path: String) -> Bool {
  let name = Path.name(path)
  return name.contains("patch")
    || Path.components(path).contains { $0 == "patches" || $0 == "templates" }
    || name.hasSuffix("_viewer_role.yaml") || name.hasSuffix("_editor_role.yaml")
}
