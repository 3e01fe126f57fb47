internal import Graph
internal import Linting

extension Rule {
  static let vsoDestinationConflict = Rule(
    "vso-destination-conflict", .error,
    "A Secret that the Vault Secrets Operator fills is somebody else's, or never made",
    why: """
      The operator makes a Secret only with `create`, takes over one that it did not make only with
      `overwrite`, and never one of another of its resources. Where it may not, the new value from
      Vault does not arrive and pods go on with the old one. Where it may, it replaces every key, and
      the other writer puts its own back.
      """,
    symptoms: [
      "not the owner of the destination Secret",
      "destination secret does not exist, and create=false",
      "a rotated password that no pod ever gets",
      "a Secret changes back and forth between two values",
    ],
    detection: """
      The `destination` of a VaultStaticSecret or its like beside another writer of the Secret: a
      manifest, another destination, an ExternalSecret, a SealedSecret, a Certificate. In one build,
      application or file: error; in loose files side by side: warning. A manifest without keys that
      the operator makes anyway: note. A script that makes the Secret of a destination with `create`:
      warning, or note where it makes it only if absent and the operator may take it over. A
      destination without `create` whose Secret nothing in the tree makes: warning, or note where the
      tree does not tell what is applied.
      """,
    limits: """
      Objects are compared within one cluster view, and loose files only in one folder. What a chart or
      a person makes is not seen.
      """,
    fix: """
      Delete the other declaration and set `create: true`. Before a manifest leaves Git, keep the live
      Secret (`argocd.argoproj.io/sync-options: Prune=false`,
      `kustomize.toolkit.fluxcd.io/prune: disabled`); then delete it by hand so that the operator makes
      it, or set `overwrite: true` for good. Give each resource a destination of its own.
      """,
    exceptions: """
      A manifest without keys that stays in Git for its labels, filled without `create`. A Secret that
      people make by hand: list it under `externals` in `.manifestguard.yaml`.
      """,
    references: [
      "https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference#destination"
    ],
    examples: VSODestinationConflictExamples.all
  ) { graph, findings in
    for conflict in graph.vaultSecretsOperatorConflicts {
      let (vault, other) = conflict.sides
      findings.report(
        conflict.message(vault, other), at: vault.node ?? vault.resource.place, in: vault.resource,
        level: graph.level(of: conflict),
        confidence: conflict.togetherness == .certain ? .high : .medium,
        evidence: [
          Evidence(
            other.means == .manifest
              ? "this manifest declares it" : "\(other.displayName) writes it too",
            at: other.means == .manifest ? other.resource.place.range : other.range)
        ], key: "owners")
    }
    for destination in graph.vaultDestinations {
      let vault = destination.writer
      let place = vault.node ?? vault.resource.place
      if let seeder = graph.seeder(of: destination) {
        findings.report(
          destination.message(seededBy: seeder), at: place, in: vault.resource,
          level: destination.overwrites && seeder.isOnlyIfAbsent ? .note : .warning,
          confidence: .medium,
          evidence: [Evidence("\(seeder.displayName) makes it", at: seeder.range)], key: "seeded")
      }
      let (isNeverMade, others) = graph.isNeverMade(destination)
      guard isNeverMade else { continue }
      findings.report(
        "\(vault.displayName) never fills Secret \(vault.secret.display): nothing in this tree makes it, and `create` is not set.",
        at: place, in: vault.resource, level: others.isEmpty ? .warning : .note,
        confidence: .medium,
        evidence: others.prefix(3).map { Evidence($0.sentence, at: $0.range) }, key: "unmade")
    }
  }
}

extension SecretConflict {
  /// The operator's destination, of two the one that loses, and the other writer.
  fileprivate var sides: (vault: SecretWriter, other: SecretWriter) {
    second.means.isVaultSecretsOperator ? (second, first) : (first, second)
  }

  fileprivate func message(_ vault: SecretWriter, _ other: SecretWriter) -> String {
    let name = "Secret \(vault.secret.display)"
    let isManifest = other.means == .manifest
    let whose = isManifest ? "a manifest" : other.displayName
    return switch effect {
    case .secondRefuses where other.means.isVaultSecretsOperator:
      "\(vault.displayName) and \(other.displayName) have one destination, \(name): the operator fills it for the first and refuses the other."
    case .secondRefuses:
      "\(vault.displayName) never fills \(name): \(whose) makes it, and `overwrite` is not set."
    case .shell:
      "\(name) is declared without data, and \(vault.displayName) makes it anyway: delete the manifest."
    case .wiped:
      "\(name) is declared without data: each apply removes what \(vault.displayName) writes, until it syncs again."
    case .bothWrite, .twoApplications:
      "\(vault.displayName) replaces every key of \(name), and \(whose) puts its own back."
    }
  }
}

extension VaultDestination {
  fileprivate func message(seededBy seeder: SecretWriter) -> String {
    let name = "Secret \(writer.secret.display)"
    return overwrites
      ? "\(writer.displayName) replaces every key of \(name), which \(seeder.displayName) makes."
      : "\(writer.displayName) does not fill \(name) where \(seeder.displayName) made it first: `overwrite` is not set."
  }
}
