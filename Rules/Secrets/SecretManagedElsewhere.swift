internal import Linting

extension Rule {
  static let secretManagedElsewhere = Rule(
    "secret-managed-elsewhere", .error, "A Secret in Git says that another tool owns it",
    why: """
      The label says who fills the live Secret, and it is not Git. Each sync puts the keys of Git back
      over those of the owner, who then writes again, or has written only once. Such manifests are
      mostly copies of a live object.
      """,
    symptoms: [
      "a Secret changes back and forth between two contents",
      "a seeded Secret has the values of Git again after a sync",
    ],
    detection: """
      A v1 Secret whose own label `managed-by` (any prefix, or one of `managedByKeys`) names a
      controller that writes Secrets, such as `hashicorp-vso`, or that carries the mark of External
      Secrets or cert-manager. Error where Argo CD or Flux applies it, else warning. Another name that
      does not apply Git, on a Secret without data or with placeholders: warning, note where nothing
      in the tree applies it.
      """,
    limits: """
      Whether the tool really writes this Secret is not in the tree; where it is, the other writer is
      reported instead. A name that the list does not know is believed only beside missing data.
      """,
    fix: """
      Take the manifest out of Git after setting `argocd.argoproj.io/sync-options: Prune=false` or
      `kustomize.toolkit.fluxcd.io/prune: disabled` on the live Secret. Or, if Git owns it, take the
      label out.
      """,
    exceptions: """
      A Secret that Flux creates only where it is absent (`ssa: IfNotPresent`), or one whose data the
      Application ignores: neither is reported.
      """,
    references: [
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/"
    ],
    examples: [
      .flagged(
        "Somebody committed a copy of the live Secret", level: .error,
        """
        -- argocd/orders.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: orders
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/orders.git
            path: orders
        -- orders/database.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: database
          namespace: orders
          labels:
            app.kubernetes.io/managed-by: ↓hashicorp-vso
        stringData:
          username: v-kubernetes-orders
        """,
        corrected: """
          -- argocd/orders.yaml --
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata:
            name: orders
            namespace: argocd
          spec:
            source:
              repoURL: https://git.example.com/orders.git
              path: orders
          -- orders/database.yaml --
          apiVersion: v1
          kind: Secret
          metadata:
            name: database
            namespace: orders
            labels:
              app.kubernetes.io/managed-by: argocd
          stringData:
            username: orders
          """),
      .flagged(
        "A mark that only the controller sets", level: .warning,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: mailer
          labels:
            ↓reconcile.external-secrets.io/managed: "true"
        stringData:
          host: mail.example.com
        """,
        corrected: """
          apiVersion: external-secrets.io/v1
          kind: ExternalSecret
          metadata:
            name: mailer
          spec:
            target:
              template:
                metadata:
                  labels:
                    app.kubernetes.io/managed-by: external-secrets
          """),
      .flagged(
        "The label of a seeder, and nothing to seed over", level: .warning,
        """
        -- clusters/production/vault.yaml --
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: vault
          namespace: flux-system
        spec:
          path: ./vault
        -- vault/snapshots.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: snapshots
          namespace: vault
          labels:
            example.dev/managed-by: ↓seeder
        """,
        corrected: """
          -- clusters/production/vault.yaml --
          apiVersion: kustomize.toolkit.fluxcd.io/v1
          kind: Kustomization
          metadata:
            name: vault
            namespace: flux-system
          spec:
            path: ./vault
          -- vault/snapshots.yaml --
          apiVersion: v1
          kind: Secret
          metadata:
            name: snapshots
            namespace: vault
            labels:
              example.dev/managed-by: seeder
            annotations:
              kustomize.toolkit.fluxcd.io/ssa: IfNotPresent
          """),
      .clean(
        "What applies Git, a team's name beside real data, and a chart that was rendered",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: a
          labels:
            app.kubernetes.io/managed-by: argo-cd
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: b
          labels:
            example.com/managed-by: platform-team
        stringData:
          theme: dark
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: c
          labels:
            app.kubernetes.io/managed-by: Helm
        stringData:
          theme: dark
        """),
      .clean(
        "One label for every object of a kustomization",
        """
        -- kustomization.yaml --
        resources: [settings.yaml]
        labels:
          - pairs:
              app.kubernetes.io/managed-by: platform
        -- settings.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: settings
          labels:
            app: web
        """),
    ]
  ) { graph, findings in
    for secret in graph.secrets {
      guard let owner = graph.ownerBesideGit(of: secret),
        !secret.isFilledBySystem, !secret.isTemplateForController,
        graph.otherWriters(of: secret).isEmpty
      else { continue }
      let engine = graph.engine(of: secret.resource)
      guard !engine.leavesExisting, !engine.merges else { continue }
      let isApplied = engine.tool != .unknown
      let level: Level
      if owner.isController {
        level = isApplied ? .error : .warning
      } else if secret.lacksValues {
        level = isApplied ? .warning : .note
      } else {
        continue
      }
      findings.report(
        "\(secret.resource.displayName) says that \(owner.name) owns it, yet each apply (\(engine.name)) puts back what Git has.",
        at: owner.place, in: secret.resource,
        level: graph.isSample(secret.resource) ? .note : level, confidence: .medium,
        evidence: engine.declaration.map {
          [Evidence("\($0.displayName) applies it", at: $0.range)]
        } ?? [])
    }
  }
}

extension Secret {
  /// Whether the manifest has no data, or only what asks to be filled in.
  fileprivate var lacksValues: Bool {
    shell != nil || keys.contains { $0.value == .placeholder || $0.value == .empty }
  }
}
