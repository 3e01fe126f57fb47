internal import Linting

extension Rule {
  static let secretTwoOwners = Rule(
    "secret-two-owners", .error, "Two writers take one Secret for their own",
    why: """
      Each writer puts its own content back whenever it runs, or refuses to write what it did not
      make. Which value a pod gets then depends on who came last. When one of them is taken away, it
      may delete the Secret for both.
      """,
    symptoms: [
      "a Secret changes back and forth between two values",
      "target is owned by another ExternalSecret",
      "failed update: Resource already exists and is not managed by SealedSecret",
      "an Application that is OutOfSync again after each sync",
    ],
    detection: """
      One namespace and name, written by two of: a manifest with keys, an ExternalSecret that owns its
      target, a SealedSecret, a Certificate, an operator that copies a store or makes itself the Secret's
      controller (RabbitMQ, Crunchy Postgres), another application. In one build, application or
      file: error; in loose files side by side: warning. A manifest without keys beside an owner: note,
      error where its apply removes the keys. A manifest whose label says that another program manages
      the Secret: error; a label of the project's own on a manifest without values: warning.
      """,
    limits: """
      Objects are compared within one cluster view, and loose files only where one application or one
      folder holds both. Keys that a chart or a plugin fills in are not seen. Destinations of the Vault
      Secrets Operator are a matter of `vso-destination-conflict`.
      """,
    fix: """
      Decide who owns the Secret and delete the other declaration. Before a manifest leaves Git, keep
      the live Secret: `argocd.argoproj.io/sync-options: Prune=false` or
      `kustomize.toolkit.fluxcd.io/prune: disabled`. To add keys to a Secret of Git, use
      `creationPolicy: Merge`.
      """,
    exceptions: """
      ExternalSecrets that merge, orphan or make nothing, shells for reflectors, replicators, SealedSecrets (`managed`, `patch`) and certificates, names with a content
      hash, and manifests that Flux applies only if absent.
      """,
    references: [
      "https://external-secrets.io/latest/guides/ownership-deletion-policy/",
      "https://github.com/bitnami-labs/sealed-secrets#managing-existing-secrets",
    ],
    examples: SecretTwoOwnersExamples.all
  ) { graph, findings in
    let conflicts = graph.secretConflicts
    for conflict in conflicts where !conflict.isOfVaultSecretsOperator {
      findings.report(
        conflict.message, at: conflict.place, in: conflict.first.resource,
        level: graph.level(of: conflict),
        confidence: conflict.togetherness == .certain ? .high : .medium,
        evidence: [
          Evidence("\(conflict.second.displayName) writes it", at: conflict.second.range)
        ] + graph.appliers(of: conflict), key: "owners")
    }
    let told = Set(conflicts.map(\.first.resource.id))
    for secret in graph.secrets {
      guard let name = secret.name, let label = graph.foreignOwner(of: secret) else { continue }
      // The controller itself is in the tree, and the conflict with it is told.
      if case .controller = label.owner, told.contains(secret.resource.id) { continue }
      findings.report(
        label.message(name.display), at: label.key, in: secret.resource,
        level: label.owner == .project ? .warning : .error,
        confidence: label.owner == .project ? .low : .medium,
        evidence: graph.otherWriters(of: secret).filter(\.isSeeding).map {
          Evidence("\($0.displayName) seeds it", at: $0.range)
        }, key: "label")
    }
  }
}

extension SecretConflict {
  fileprivate var place: Node {
    first.means == .manifest ? first.resource.place : first.node ?? first.resource.place
  }

  fileprivate var message: String {
    let name = "Secret \(first.secret.display)"
    let one = first.means == .manifest ? "this manifest" : first.displayName
    let other = second.displayName
    return switch effect {
    case .bothWrite:
      "\(name) has two owners: \(one) and \(other) each put their own content back."
    case .secondRefuses:
      "\(name) has two owners: \(one) makes it, and \(other) refuses to write what it does not own."
    case .shell:
      "\(name) is declared without data and filled by \(other), which makes it anyway: delete one of them."
    case .wiped:
      "\(name) is declared without data: each apply removes what \(other) writes, until that runs again."
    case .twoApplications:
      "\(name) is declared by two applications of one cluster: each sync undoes the other's."
    }
  }
}

extension ResourceGraph {
  /// How bad it is that two take one Secret: what nobody applies disturbs nobody.
  func level(of conflict: SecretConflict) -> Level {
    guard !isSample(conflict.second.resource) else { return .note }
    return switch conflict.effect {
    case .shell: .note
    case .bothWrite, .secondRefuses, .wiped, .twoApplications:
      conflict.togetherness == .certain ? .error : .warning
    }
  }

  /// The applications that bring both.
  fileprivate func appliers(of conflict: SecretConflict) -> [Evidence] {
    guard conflict.effect == .twoApplications else { return [] }
    return [conflict.first, conflict.second].compactMap { engine(of: $0.resource).declaration }
      .map { Evidence("\($0.applierName) applies it", at: $0.range) }
  }
}

extension OwnerLabel {
  fileprivate func message(_ secret: String) -> String {
    switch owner {
    case .controller(let name):
      "Secret \(secret) says by its label that \(name) manages it, but a manifest of Git declares it."
    case .seeder:
      "Secret \(secret) says by its label that \(value) manages it and a script seeds it, but a manifest of Git declares it too."
    case .project:
      "Secret \(secret) says by its label that \(value) manages it, but a manifest without values of its own declares it."
    }
  }
}
