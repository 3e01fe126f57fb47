internal import Manifests

/// Two writers that both take one Secret for theirs.
public struct SecretConflict: Sendable {
  /// What comes of it.
  public enum Effect: Sendable, Hashable {
    /// Each puts its own content back whenever it runs.
    case bothWrite
    /// The second refuses to write what it did not make.
    case secondRefuses
    /// The manifest holds no keys: who owns labels and the object's life is all that is contested.
    case shell
    /// The apply of a manifest without keys removes what the second wrote.
    case wiped
    /// Two applications declare it.
    case twoApplications
  }

  /// The writer to look at first: the manifest if there is one.
  public let first: SecretWriter
  /// The other.
  public let second: SecretWriter
  /// What comes of it.
  public let effect: Effect
  /// Whether the tree shows that both reach one cluster.
  public let togetherness: ResourceGraph.Togetherness

  /// Whether one of the two is the destination of a resource of the Vault Secrets Operator.
  public var isOfVaultSecretsOperator: Bool {
    first.means.isVaultSecretsOperator || second.means.isVaultSecretsOperator
  }
}

extension ResourceGraph {
  /// Every two writers of one Secret that cannot both have it; of many the first two.
  public var secretConflicts: [SecretConflict] { conflicts { _ in true } }

  /// Those of them in which one is the destination of a resource of the Vault Secrets Operator.
  public var vaultSecretsOperatorConflicts: [SecretConflict] {
    conflicts { $0.contains(where: \.means.isVaultSecretsOperator) }
      .filter(\.isOfVaultSecretsOperator)
  }

  /// The conflicts among the writers of each name, where these are asked for.
  private func conflicts(where isAsked: ([SecretWriter]) -> Bool) -> [SecretConflict] {
    let declared = secretWriters.filter { !$0.isSeeding && $0.means != .program }
    let byName = Dictionary(grouping: declared) { $0.secret.name }.filter { isAsked($0.value) }
    return byName.sorted { $0.key < $1.key }.flatMap { conflicts(among: $0.value) }
  }

  private func conflicts(among writers: [SecretWriter]) -> [SecretConflict] {
    guard writers.count > 1 else { return [] }
    // The name of a thousand Secrets would be asked for a million times.
    let some = writers.prefix(40)
    var found: [SecretConflict] = []
    for (index, writer) in some.enumerated() {
      let others = some.dropFirst(index + 1)
      if let conflict = others.lazy.compactMap({ self.conflict(writer, $0) }).first {
        found.append(conflict)
      }
    }
    return found
  }

  private func conflict(_ one: SecretWriter, _ other: SecretWriter) -> SecretConflict? {
    guard one.resource.id != other.resource.id, areOneSecret(one, other) else { return nil }
    let isTurned = other.means == .manifest && one.means != .manifest
    let (first, second) = isTurned ? (other, one) : (one, other)
    guard let effect = effect(first, second) else { return nil }
    let togetherness = togetherness(first.resource, second.resource)
    guard togetherness != .unknown else { return nil }
    return SecretConflict(
      first: first, second: second, effect: effect, togetherness: togetherness)
  }

  private func areOneSecret(_ one: SecretWriter, _ other: SecretWriter) -> Bool {
    let namespace = one.secret.namespace ?? one.resource.namespace
    guard namespace == other.secret.namespace ?? other.resource.namespace else {
      let root = one.resource.kustomizeRoot
      return root != nil && root == other.resource.kustomizeRoot && one.secret.mayBe(other.secret)
    }
    guard namespace == nil else { return true }
    // The namespaces that a selector picks are not those of whoever applies it.
    return [one, other].allSatisfy { $0.resource.kind != "ClusterExternalSecret" }
      && !areOfTwoApplications(one.resource, other.resource)
  }

  private func effect(_ first: SecretWriter, _ second: SecretWriter) -> SecretConflict.Effect? {
    if first.means == .manifest, second.means == .manifest {
      let isOne = isOneObject(first.resource, second.resource)
      return isOne && areOfTwoApplications(first.resource, second.resource)
        && !isExempt(first) && !isExempt(second) ? .twoApplications : nil
    }
    // One object that is declared twice is no second owner.
    guard first.resource.kind != second.resource.kind || first.resource.name != second.resource.name
    else { return nil }
    let claims = (claim(of: first), claim(of: second))
    switch claims {
    case (.shares, _), (_, .shares): return nil
    case (.manifest, _) where isForController(first): return nil
    // Even a manifest that is applied once makes what the other then refuses.
    case (.manifest, .refusesOthers) where !isExempt(first) || isAppliedOnce(first.resource):
      return .secondRefuses
    case (.manifest, _) where isExempt(first): return nil
    // placeholder-secret-overwrite says of these keys what they do to the other writer's.
    case (.manifest(true), .takes), (.manifest(true), .fills):
      return holdsPlaceholder(first) ? nil : .bothWrite
    case (.manifest(true), .certificate): return declaresCertificate(first) ? .bothWrite : nil
    case (.manifest(false), .takes): return isWiped(first, by: second) ? .wiped : .shell
    case (.manifest(false), .fills): return isWiped(first, by: second) ? .wiped : nil
    case (.manifest, _): return nil
    // What only fills sets no controller, and neither does cert-manager unless it is told to.
    case (.controls, .fills), (.fills, .controls), (.controls, .certificate),
      (.certificate, .controls):
      return nil
    case (.controls, _), (_, .controls): return .secondRefuses
    case (.refusesOthers, .refusesOthers), (.takes, .refusesOthers): return .secondRefuses
    // Two resources of one controller, which keeps to whom it belongs.
    case (.takes, .takes) where first.resource.group == second.resource.group:
      return .secondRefuses
    default: return .bothWrite
    }
  }

  private func claim(of writer: SecretWriter) -> SecretClaim {
    SecretClaim(writer) { Secret($0)?.hasKeys == true }
  }

  private func secret(of writer: SecretWriter) -> Secret? { Secret(writer.resource) }

  /// Whether the manifest says itself that another program fills or adopts it, or is never applied
  /// over what is there.
  private func isExempt(_ writer: SecretWriter) -> Bool {
    guard let secret = secret(of: writer) else { return true }
    return isForController(writer) || isLeftAlone(secret)
  }

  /// Whether the manifest says itself that another program fills or adopts it.
  private func isForController(_ writer: SecretWriter) -> Bool {
    guard let secret = secret(of: writer) else { return true }
    return secret.isTemplateForController || secret.isFilledBySystem || secret.resource.hasNameHash
  }

  /// Whether Flux makes the object where it is absent.
  private func isAppliedOnce(_ resource: Resource) -> Bool {
    resource.annotation("kustomize.toolkit.fluxcd.io/ssa")?.text?.lowercased() == "ifnotpresent"
  }

  private func holdsPlaceholder(_ writer: SecretWriter) -> Bool {
    secret(of: writer)?.keys.contains(where: \.isHollow) == true
  }

  private func isWiped(_ manifest: SecretWriter, by writer: SecretWriter) -> Bool {
    guard let secret = secret(of: manifest) else { return false }
    return nextApply(of: secret).contains {
      $0.losesKeys && $0.writer.resource.id == writer.resource.id
    }
  }

  /// Whether a manifest gives a certificate or its key a value of its own.
  private func declaresCertificate(_ writer: SecretWriter) -> Bool {
    guard let secret = secret(of: writer) else { return false }
    return secret.keys.contains { key in
      ["tls.crt", "tls.key"].contains(key.name) && key.value == .value
    }
  }
}
