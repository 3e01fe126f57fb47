internal import Linting

extension Rule {
  static let placeholderSecretOverwrite = Rule(
    "placeholder-secret-overwrite", .warning,
    "A Secret in Git holds empty or placeholder values that an apply puts in place",
    why: """
      A declared key is applied again at every sync, under every tool. Whatever seeds the real
      value, be it a script, an ExternalSecret or a person, loses to the placeholder in Git, at the
      latest when somebody edits the file. Pods keep the old value in memory, so nothing fails until a restart.
      """,
    symptoms: [
      "logins fail after a harmless sync", "WRONGPASS or 401 after a pod restart",
      "the Secret's values in the cluster read CHANGEME or nothing",
    ],
    detection: """
      A v1 Secret declares a key whose decoded value is empty or asks to be replaced (`CHANGEME`,
      `<password>`, `xxx`), also inside a JSON value. Another writer whose keys the next apply
      overwrites, or removes with the key's neighbours, as field owners and the engine decide: error. A
      placeholder text, or an empty value under a key-material name or with a reader: warning. Other
      empty values and Secrets whose name ends in a hash: note.
      """,
    limits: """
      A person who types the real value with kubectl leaves no trace in Git. Values of substitution
      tools (`${VAR}`, `{{ }}`, `<path:...>`, `op://`, SOPS) are unknown and never reported.
      """,
    fix: """
      Delete the manifest and mount with `optional: true`, or declare the real source (ExternalSecret,
      VaultStaticSecret, SealedSecret). Before deleting, stop pruning of the live Secret:
      `argocd.argoproj.io/sync-options: Prune=false` or `kustomize.toolkit.fluxcd.io/prune: disabled`.
      With Flux, `kustomize.toolkit.fluxcd.io/ssa: IfNotPresent` keeps the file as a first value.
      """,
    exceptions: """
      Service account tokens, SOPS and sealed Secrets, Secrets that a reflector or generator fills,
      and resources that are never applied over a live one (Flux `IfNotPresent`, `Ignore`,
      `reconcile: disabled`, `spec.ignore` of `/data`; Argo CD `ignoreDifferences` of `/data` with
      `RespectIgnoreDifferences=true`) are not reported, nor are keys of an unused component that its
      own `replacements` or those of a component beside it fill. `IgnoreExtraneous`, `Prune=false`,
      Flux `Merge`, Helm's `resource-policy: keep` and labels keep no declared value.
      """,
    references: [
      "https://kubernetes.io/docs/reference/using-api/server-side-apply/",
      "https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources",
    ],
    inExamples: .replaced, examples: PlaceholderSecretOverwriteExamples.all
  ) { graph, findings in
    for secret in graph.secrets where graph.mayHoldPlaceholder(secret) {
      let suspects = findings.unexcused(
        secret.keys.filter {
          $0.isHollow && !graph.isFilledByComponent($0, of: secret)
        },
        at: \.key, in: secret.resource)
      guard let worst = suspects.first(where: { $0.value == .placeholder }) ?? suspects.first else {
        continue
      }
      let verdict = PlaceholderVerdict(secret, worst, in: graph)
      findings.report(
        verdict.message, at: worst.key, in: secret.resource, level: verdict.level,
        confidence: verdict.confidence,
        evidence: verdict.evidence
          + suspects.filter { $0.name != worst.name }.map {
            Evidence("the key \($0.name) is no better", at: $0.key.range)
          }, key: "placeholder")
    }
  }
}

extension ResourceGraph {
  /// Whether a Secret's declared values are what finally stands in the cluster.
  fileprivate func mayHoldPlaceholder(_ secret: Secret) -> Bool {
    guard !secret.isFilledBySystem, !secret.isEncrypted, !secret.isTemplateForController,
      secret.resource.name != nil, !isLeftAlone(secret)
    else { return false }
    return !otherWriters(of: secret).contains {
      $0.means == .externalSecret(creationPolicy: "Merge")
    }
  }
}

extension [ApplyForecast] {
  /// The forecast in which keys go or are overwritten, the former first; `nil` where none are touched.
  fileprivate var worst: ApplyForecast? {
    first(where: \.losesKeys) ?? first { !$0.outcome.overwrittenKeys.isEmpty }
  }
}

/// How bad a placeholder is, and the story to tell about it.
private struct PlaceholderVerdict {
  let message: String
  let level: Level
  let confidence: Confidence
  let evidence: [Evidence]

  init(_ secret: Secret, _ key: Secret.Key, in graph: ResourceGraph) {
    let resource = secret.resource
    let name = ObjectName(namespace: resource.namespace, name: resource.name ?? "")
    let what = key.value == .empty ? "an empty value" : "a placeholder"
    let forecasts = graph.nextApply(of: secret).filter { $0.writer.means != .program }
    let writers = forecasts.map(\.writer)
    let readers = graph.readers(of: name).filter { $0.mayNeed(key.name) }
    let isCertificateShell =
      secret.type == "kubernetes.io/tls" && key.value == .empty
      && (writers.isEmpty || writers.allSatisfy { $0.means == .certificate })
    let subject = "Secret \(name.display) declares \(what) for \(key.name)"
    let isApplied = graph.unlistedFiles[resource.file] == nil
    if resource.hasNameHash {
      self.init(
        "\(subject); its name ends in a hash, so a real value makes a Secret of another name.",
        .note, .low)
    } else if graph.isSample(resource) {
      self.init("\(subject); do not apply it as it is.", .note, .low)
    } else if graph.isFilledByProduct(name.name) {
      self.init(
        "\(subject); its product fills such a Secret itself, and an apply puts this value back.",
        .note, .low)
    } else if graph.isOfUnusedComponent(resource) {
      self.init(
        "\(subject) in a component that nothing in the tree uses: whoever does has to replace it.",
        .note, .low)
    } else if isCertificateShell {
      self.init(
        "\(subject); a certificate's controller has to fill it again after an apply.", .note, .low)
    } else if key.value == .empty, !writers.isEmpty,
      writers.allSatisfy({ $0.means == .operatorOutput }),
      secret.keys.contains(where: { $0.value == .value })
    {
      // Operators let their users give the password, and say by an empty key what they leave to them.
      self.init(
        "\(subject) beside a real one; its operator may want it so, as where users give a password.",
        .note, .low)
    } else if let worst = forecasts.worst {
      let writer = worst.writer
      let engine = worst.engine
      let apply = engine.tool == .unknown ? "each apply" : "each apply (\(engine.name))"
      let others =
        worst.losesKeys
        ? " and removes the keys that are not in Git\(worst.reason.map { ", as it \($0)" } ?? "")"
        : ""
      self.init(
        writer.isOnlyIfAbsent
          ? "\(subject), and \(writer.displayName) writes the same Secret only where it is absent: \(apply) keeps the value of Git in place\(others)."
          : "\(subject), while \(writer.displayName) writes the same Secret: \(apply) puts the value of Git back\(others).",
        .error, .high,
        evidence: writers.map { Evidence("\($0.displayName) writes it", at: $0.range) })
    } else if key.value == .placeholder {
      self.init(
        "\(subject): an apply \(isApplied ? "overwrites" : "would overwrite") whatever real value was put in the cluster.",
        .warning,
        .medium, evidence: Self.readersStory(readers))
    } else if KeyMaterial.isNamed(name.name) || !readers.isEmpty {
      self.init(
        "\(subject): an apply \(isApplied ? "empties" : "would empty") whatever real value was put in the cluster.",
        .warning, .medium, evidence: Self.readersStory(readers))
    } else {
      self.init(
        "\(subject); if a real value is put in the cluster, an apply empties it again.", .note, .low
      )
    }
  }

  private init(
    _ message: String, _ level: Level, _ confidence: Confidence, evidence: [Evidence] = []
  ) {
    self.message = message
    self.level = level
    self.confidence = confidence
    self.evidence = evidence
  }

  private static func readersStory(_ readers: [SecretReader]) -> [Evidence] {
    readers.map {
      Evidence("\($0.resource.displayName) reads it (\($0.formName))", at: $0.nameNode.range)
    }
  }
}
