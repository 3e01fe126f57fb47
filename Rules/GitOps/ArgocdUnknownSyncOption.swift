internal import Linting

extension Rule {
  static let argocdUnknownSyncOption = Rule(
    "argocd-unknown-sync-option", .warning, "Argo CD does not know a sync option and ignores it",
    why: """
      Sync options are texts that Argo CD compares letter by letter. One it does not know changes
      nothing and raises no error, so the protection or the behaviour that somebody counts on is not
      there.
      """,
    symptoms: [
      "an option seems to have no effect",
      "a sync prunes or overwrites what the option should keep",
    ],
    detection: """
      An entry of `spec.syncPolicy.syncOptions` of an Application or ApplicationSet, or a part of the
      annotation `argocd.argoproj.io/sync-options`, that no Argo CD up to 3.x knows, its value
      included: `True` is not `true`.
      """,
    limits: """
      An option that a later version adds is reported until this list knows it. Whether the installed
      version is new enough for an option is not known.
      """,
    fix:
      "Write the option as the documentation does. Compare options belong to another annotation.",
    exceptions: "An option of a fork, or of a version newer than this list.",
    references: ["https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/"],
    examples: [
      .flagged(
        "A compare option is no sync option", level: .warning,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/platform.git
            path: vault
          syncPolicy:
            syncOptions:
              - CreateNamespace=true
              - ↓IgnoreExtraneous=true
        """,
        corrected: """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata:
            name: vault
            namespace: argocd
          spec:
            source:
              repoURL: https://git.example.com/platform.git
              path: vault
            syncPolicy:
              syncOptions:
                - CreateNamespace=true
          """),
      .flagged(
        "Two options in one entry", level: .warning,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata:
          name: tenants
          namespace: argocd
        spec:
          template:
            spec:
              syncPolicy:
                syncOptions:
                  - ↓CreateNamespace=true,PruneLast=true
        """,
        corrected: """
          apiVersion: argoproj.io/v1alpha1
          kind: ApplicationSet
          metadata:
            name: tenants
            namespace: argocd
          spec:
            template:
              spec:
                syncPolicy:
                  syncOptions:
                    - CreateNamespace=true
                    - PruneLast=true
          """),
      .flagged(
        "A mapping is no text", level: .warning,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          syncPolicy:
            syncOptions:
              - ↓PruneLast: true
        """,
        corrected: """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata:
            name: vault
            namespace: argocd
          spec:
            syncPolicy:
              syncOptions:
                - PruneLast=true
          """),
      .flagged(
        "A value in capitals is another text", level: .warning,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          syncPolicy:
            syncOptions:
              - ↓"ServerSideApply=True"
        """),
      .flagged(
        "Argo CD knows no other word for false", level: .warning,
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          syncPolicy:
            syncOptions:
              - ↓Validate=off
        """),
      .flagged(
        "One object asks in an annotation", level: .warning,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: api-token
          annotations:
            argocd.argoproj.io/sync-options: Prune=false,↓Prunable=false
        """,
        corrected: """
          apiVersion: v1
          kind: Secret
          metadata:
            name: api-token
            annotations:
              argocd.argoproj.io/sync-options: Prune=false
          """),
      .clean(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: vault
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/platform.git
            path: vault
          syncPolicy:
            syncOptions:
              - CreateNamespace=false
              - PrunePropagationPolicy=foreground
              - Prune=confirm
              - "{{ .Values.option }}"
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          annotations:
            argocd.argoproj.io/sync-options: Force=true, Replace=true
            argocd.argoproj.io/compare-options: IgnoreExtraneous
        """),
    ]
  ) { graph, findings in
    for option in graph.syncOptions where !option.isKnown && !option.isSubstituted {
      let subject = "Argo CD does not know the sync option \(option.text.prefix(60))"
      findings.report(
        "\(subject) of \(option.resource.displayName)\(option.hint).", at: option.range,
        in: option.resource, fix: graph.respelling(of: option),
        key: String(option.text.prefix(60)))
    }
  }
}

extension ResourceGraph {
  /// Writes the option that is meant; what differs in more than capitals is for someone to look at.
  fileprivate func respelling(of option: SyncOption) -> Fix? {
    let file = inventory.file(option.range.file)
    guard !option.text.contains(","), let meant = option.nearest, file.id == option.range.file,
      let quote = ["", "\"", "'"].first(where: {
        file.bytes[option.range.offsets].elementsEqual("\($0)\(option.text)\($0)".utf8)
      })
    else { return nil }
    return Fix(
      "Write `\(meant)`.", isSafe: meant.lowercased() == option.text.lowercased(),
      edits: [TextEdit(option.range, with: "\(quote)\(meant)\(quote)")])
  }
}

extension SyncOption {
  fileprivate var nearest: String? {
    isOfComparison ? nil : inOtherWords ?? Spelling.nearest(to: text, in: Self.known)
  }

  /// The same with `true` or `false` for another word that says so: `Validate=off`.
  private var inOtherWords: String? {
    let parts = text.lowercased().split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let isOff = ["off", "no", "0", "disable", "disabled", "never"].contains(parts[1])
    guard isOff || ["on", "yes", "1", "enable", "enabled", "always"].contains(parts[1]) else {
      return nil
    }
    return Self.known.first { $0.lowercased() == "\(parts[0])=\(!isOff)" }
  }

  fileprivate var isOfComparison: Bool {
    ["IgnoreExtraneous", "ServerSideDiff", "IncludeMutationWebhook"]
      .contains(text.prefix { $0 != "=" })
  }

  /// What was probably meant.
  fileprivate var hint: String {
    if isOfComparison {
      return ", which is a compare option and protects nothing"
    }
    if text.contains(",") { return "; each option needs an entry of its own" }
    return nearest.map { "; \($0) was perhaps meant" } ?? ""
  }
}
