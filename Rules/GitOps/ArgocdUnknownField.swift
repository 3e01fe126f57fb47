internal import Linting

extension Rule {
  static let argocdUnknownField = Rule(
    "argocd-unknown-field", .note, "Argo CD does not have a field and drops it",
    why: """
      The API server prunes fields that the definition does not have, without a word. What somebody
      declared, as an order among applications or a pruning policy, does not happen.
      """,
    symptoms: ["kubectl get shows the object without the field"],
    detection: """
      A field of an Application, ApplicationSet or AppProject that no version of Argo CD up to 3.x
      has at its place. Generators and the source hydrator are not looked into. Warning for an
      ApplicationSet's `preserveResourcesOnDeletion` at another place than `spec.syncPolicy`, where it
      guards nothing: whoever deletes the set deletes what its Applications run. A finalizer that is written
      as Argo CD's and is none: nobody takes it out, so that the object is never deleted.
      """,
    limits: """
      Whether the installed version already has, or still has, a known field is not told. A field of
      a newer version is reported until this list knows it.
      """,
    fix: "Spell the field as the specification does, put it where it belongs, or take it out.",
    exceptions: "A field of a fork, or of a version newer than this list.",
    references: [
      "https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/"
    ],
    examples: [
      .flagged(
        "An order that Argo CD does not know", level: .note,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: orders
          namespace: argocd
        spec:
          project: product
          ↓dependencies: [database]
          source:
            repoURL: https://git.example.com/orders.git
            path: deploy
          syncPolicy:
            automated:
              ↓selfheal: true
        """,
        corrected: """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata:
            name: orders
            namespace: argocd
            annotations:
              argocd.argoproj.io/sync-wave: "2"
          spec:
            project: product
            source:
              repoURL: https://git.example.com/orders.git
              path: deploy
            syncPolicy:
              automated:
                selfHeal: true
          """),
      .flagged(
        "A guard against deletion that guards nothing where it stands", level: .warning,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata:
          name: kueue
          namespace: argocd
        spec:
          goTemplate: true
          generators:
            - clusters: {}
          template:
            metadata:
              name: "kueue-{{ .name }}"
            spec:
              project: default
              source:
                repoURL: https://git.example.com/kueue.git
                path: kueue
              destination:
                server: "{{ .server }}"
                namespace: kueue
              syncPolicy:
                ↓preserveResourcesOnDeletion: true
                automated: {prune: true}
        """,
        corrected: """
          apiVersion: argoproj.io/v1alpha1
          kind: ApplicationSet
          metadata:
            name: kueue
            namespace: argocd
          spec:
            goTemplate: true
            syncPolicy: {preserveResourcesOnDeletion: true}
            generators:
              - clusters: {}
            template:
              metadata:
                name: "kueue-{{ .name }}"
              spec:
                project: default
                source:
                  repoURL: https://git.example.com/kueue.git
                  path: kueue
                destination:
                  server: "{{ .server }}"
                  namespace: kueue
                syncPolicy:
                  automated: {prune: true}
          """),
      .flagged(
        "A finalizer that nobody takes out", level: .note,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: orders
          namespace: argocd
          finalizers:
            - ↓argoproj.io/resources-finalizer
            - backup.example.com/keep
            - post-delete-finalizer.argocd.argoproj.io/cleanup
        """,
        corrected: """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata:
            name: orders
            namespace: argocd
            finalizers:
              - resources-finalizer.argocd.argoproj.io
          """),
      .clean(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata:
          name: tenants
          namespace: argocd
        spec:
          goTemplate: true
          generators:
            - git:
                repoURL: https://git.example.com/tenants.git
                directories:
                  - path: tenants/*
          template:
            metadata:
              name: "{{ .path.basename }}"
            spec:
              project: tenants
              sources:
                - repoURL: https://git.example.com/tenants.git
                  path: "{{ .path.path }}"
                  helm:
                    valuesObject:
                      anything: {goes: here}
              destination:
                name: in-cluster
        """),
    ]
  ) { graph, findings in
    for field in graph.unknownArgoCDFields {
      let place = field.parent.isEmpty ? "" : " in \(field.parent)"
      let hint =
        Spelling.nearest(to: field.name, in: field.known).map { "; \($0) was perhaps meant" }
        ?? field.place.map { "; its place is \($0.isEmpty ? "the root" : $0)" }
      let risk =
        field.isLostGuard
        ? ", so that deleting the set deletes what its Applications run" : ""
      findings.report(
        "\(field.resource.displayName) has a field \(field.name.prefix(60))\(place) that Argo CD does not know\(hint ?? "")\(risk).",
        at: field.key, in: field.resource, level: field.isLostGuard ? .warning : .note,
        confidence: .medium)
    }
    for finalizer in graph.unknownFinalizers {
      let hint = finalizer.meant.map { "; \($0) was perhaps meant" } ?? ""
      findings.report(
        "\(finalizer.resource.displayName) has a finalizer \(finalizer.text.prefix(60)) that Argo CD does not take out, so that deleting it never ends\(hint).",
        at: finalizer.entry, in: finalizer.resource, level: .note, confidence: .medium)
    }
  }
}
