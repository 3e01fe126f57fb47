internal import Linting

extension Rule {
  static let argocdIgnoreExtraneousNotProtection = Rule(
    "argocd-ignore-extraneous-not-protection", .warning,
    "IgnoreExtraneous does not keep Argo CD from overwriting a Secret",
    why: """
      `IgnoreExtraneous` only changes what the status shows for objects that are not in Git. A Secret
      that is in Git is applied at every sync all the same, and its placeholder or missing keys win
      over the live ones.
      """,
    symptoms: [
      "a seeded Secret is empty after a sync although it carries the annotation"
    ],
    detection: """
      A v1 Secret with `argocd.argoproj.io/compare-options: IgnoreExtraneous` whose manifest has no
      data, or empty or placeholder values, or that somebody else writes too.
      """,
    limits: "A person who types the real value with kubectl leaves no trace in Git.",
    fix: """
      Take the manifest out of Git after setting `argocd.argoproj.io/sync-options: Prune=false` on the
      live Secret. Or let the Application ignore `/data` of this Secret in `ignoreDifferences` and set
      `RespectIgnoreDifferences=true`; that protects once the Secret exists.
      """,
    exceptions: """
      On what a controller makes, as in the template of an ExternalSecret, the annotation is right.
      """,
    references: ["https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/"],
    examples: [
      .flagged(
        "A placeholder, which somebody meant to protect", level: .warning,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: push-key
          namespace: web
          annotations:
            argocd.argoproj.io/compare-options: ↓IgnoreExtraneous
        stringData:
          key.json: '{"private_key": "PLACEHOLDER"}'
        """,
        corrected: """
          apiVersion: external-secrets.io/v1
          kind: ExternalSecret
          metadata:
            name: push-key
            namespace: web
          spec:
            target:
              template:
                metadata:
                  annotations:
                    argocd.argoproj.io/compare-options: IgnoreExtraneous
          """),
      .flagged(
        "A Secret without data", level: .warning,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: push-key
          namespace: web
          annotations:
            argocd.argoproj.io/compare-options: ↓IgnoreExtraneous
        """,
        corrected: """
          apiVersion: v1
          kind: Secret
          metadata:
            name: push-key
            namespace: web
            annotations:
              reflector.v1.k8s.emberstack.com/reflects: mobile/push-key
              argocd.argoproj.io/compare-options: IgnoreExtraneous
          """),
      .clean(
        "Git holds all there is",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: settings
          annotations:
            argocd.argoproj.io/compare-options: IgnoreExtraneous
        stringData:
          theme: dark
        """),
      .clean(
        "The Application keeps the live data",
        """
        -- argocd/web.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: web
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/web.git
            path: web
          ignoreDifferences:
            - kind: Secret
              name: push-key
              jsonPointers: [/data]
          syncPolicy:
            syncOptions:
              - RespectIgnoreDifferences=true
        -- web/push-key.yaml --
        apiVersion: v1
        kind: Secret
        metadata:
          name: push-key
          namespace: web
          annotations:
            argocd.argoproj.io/compare-options: IgnoreExtraneous
        """),
    ]
  ) { graph, findings in
    for secret in graph.secrets {
      guard let option = secret.resource.annotation("argocd.argoproj.io/compare-options"),
        option.text?.contains("IgnoreExtraneous") == true,
        let (reason, evidence) = graph.reasonToProtect(secret)
      else { continue }
      findings.report(
        "IgnoreExtraneous does not protect \(secret.resource.displayName): Argo CD applies its manifest, which \(reason).",
        at: option, in: secret.resource, confidence: .medium, evidence: evidence)
    }
  }
}

extension ResourceGraph {
  /// What an apply of the Secret's manifest would spoil, and who wrote that; `nil` where it spoils
  /// nothing.
  fileprivate func reasonToProtect(_ secret: Secret) -> (String, [Evidence])? {
    guard !secret.isFilledBySystem, !secret.isEncrypted, !secret.isTemplateForController,
      !engine(of: secret.resource).leavesExisting
    else { return nil }
    let writers = otherWriters(of: secret).filter { $0.means != .program && $0.means != .generator }
    if secret.shell != nil {
      guard !isFilledByController(secret) else { return nil }
      return (
        "declares no data", writers.map { Evidence("\($0.displayName) writes it", at: $0.range) }
      )
    }
    if let writer = writers.first {
      return (
        "\(writer.displayName) writes too",
        writers.map { Evidence("\($0.displayName) writes it", at: $0.range) }
      )
    }
    guard let key = secret.keys.first(where: \.isHollow)
    else { return nil }
    let what = key.value == .empty ? "nothing" : "a placeholder"
    return (
      "has \(what) for \(key.name)", [Evidence("the value of \(key.name)", at: key.place.range)]
    )
  }
}
