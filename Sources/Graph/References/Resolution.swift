internal import Manifests

/// What a tree tells of the Secret that a reference names.
public enum Resolution: Sendable {
  /// Something makes it.
  case made
  /// Something may make it: a name yet to be filled in, the platform, the project's word.
  case assumed
  /// Part of its name is yet to be filled in, and nothing makes one by the same spelling.
  case unknown
  /// What makes it in this view puts none of these keys there.
  case lacks([Reference.Key], writers: [SecretWriter])
  /// Only in other namespaces something makes a Secret of this name; more may be made there by what
  /// the tree sends to no namespace in particular.
  case elsewhere([SecretProducer], unless: [OpaqueProducer])
  /// Nothing makes it, but in its namespace more is made than the tree shows.
  case outOfSight([OpaqueProducer])
  /// Nothing makes it; more may be made there by what the tree sends to no namespace in particular.
  case missing(unless: [OpaqueProducer])
}

extension ResourceGraph {
  /// What may make Secrets in a namespace of which the tree does not tell the names.
  public func opaqueProducers(in namespace: String?) -> [OpaqueProducer] {
    treeSecrets.opaqueProducers(in: namespace)
  }

  /// The Secrets of the whole tree, of which the view may be a part.
  public var secretsOfTree: SecretIndex { treeSecrets }

  /// Whether the Secret of a reference has to be there: what refers to it is applied as it stands,
  /// and does not do without.
  public func isDemanded(_ reference: Reference) -> Bool {
    guard reference.kind == "Secret", reference.isOptional == false else { return false }
    guard let resource = reference.resource else {
      let path = inventory.file(reference.nameNode.range.file).path
      return Purpose(path: inventory.pathInTree(path), in: treeSecrets.folders) == .use
    }
    return resource.origin != .helmTemplate
      // What an engine applies is no sample, whatever its folder is called.
      && (!isSample(resource) || engine(of: resource).declaration != nil)
  }

  /// What the tree tells of the Secret that a reference names.
  public func resolution(of reference: Reference) -> Resolution {
    let secret = reference.object
    guard reference.kind == "Secret", !isExternal("Secret", secret) else { return .assumed }
    guard reference.isNamed else { return isMadeUnnamed(secret) ? .made : .unknown }
    let writers = writers(of: secret)
    let inTree = treeSecrets.someProducers(of: secret.name).filter { !$0.addsOnly }
    let reaching = treeSecrets.producers(reaching: secret).filter { !$0.addsOnly }
    if writers.contains(where: { !$0.addsOnly }) {
      // Nobody applies a sample, so what it lacks is no evidence; what fills it may put more there.
      guard writers.contains(where: { !isSample($0.resource) }), !isNamedByPlatform(secret) else {
        return .made
      }
      let lacking = reference.keys.filter { key in
        Substitution(key.name) == nil
          && writers.allSatisfy { $0.keys.has(key.name) == false }
          // Another writer of the tree may only add keys; one that tells them all is for another
          // cluster.
          && reaching.allSatisfy { $0.keys.isComplete }
      }
      return lacking.isEmpty ? .made : .lacks(lacking, writers: writers)
    }
    guard reaching.isEmpty else { return .made }
    guard !isNamedByPlatform(secret), !PlatformNamespaces.contains(secret.namespace),
      hashedName(for: reference) != nil || !treeSecrets.hasPattern(for: secret)
    else { return .assumed }
    let own = reference.form.isReadFirst ? reference.resource?.place.range : nil
    let opaque = treeSecrets.opaqueProducers(in: secret.namespace).filter { $0.range != own }
    guard opaque.isEmpty else {
      let others = unrelatedMakers(of: secret, beside: opaque, inTree)
      return others.isEmpty ? .outOfSight(opaque) : .elsewhere(others, unless: opaque)
    }
    let stray = treeSecrets.strayProducers
    // A tree that declares the Secrets of a namespace is likely to declare them all.
    guard stray.isEmpty || secret.namespace.map(treeSecrets.declaresSecrets) == true else {
      return .outOfSight(stray)
    }
    return inTree.isEmpty ? .missing(unless: stray) : .elsewhere(inTree, unless: stray)
  }

  /// The name with a hash of its content under which the reference's own build makes the Secret, where
  /// kustomize knows nothing of the field and left it as it was (`kustomize nameReference`).
  public func hashedName(for reference: Reference) -> String? {
    guard let root = reference.resource?.kustomizeRoot, reference.kind == "Secret" else {
      return nil
    }
    return secretFacts.hashedSecrets[reference.object].first {
      $0.kustomizeRoot == root && $0.namespace == reference.object.namespace
    }?.name
  }

  /// Whether a script makes a Secret by a name that is spelled the same.
  private func isMadeUnnamed(_ secret: ObjectName) -> Bool {
    unnamedSecretWriters.contains { $0.secret.mayBe(secret) }
  }

  /// What makes a Secret of this name in other namespaces, where in its own only charts may make more
  /// that have nothing to do with the name; empty where that is not so.
  private func unrelatedMakers(
    of secret: ObjectName, beside opaque: [OpaqueProducer], _ makers: [SecretProducer]
  ) -> [SecretProducer] {
    guard secret.namespace != nil,
      opaque.allSatisfy({ $0.chart?.isUnrelated(to: secret.name) == true })
    else { return [] }
    return makers.isEmpty ? treeSecrets.chartsNamed(secret.name) : makers
  }

  /// Whether the platform or an installation makes Secrets of such a name by itself.
  private func isNamedByPlatform(_ secret: ObjectName) -> Bool {
    isFilledByProduct(secret.name)
      || Self.certificateSuffixes.contains { secret.name.hasSuffix($0) }
      || ["default-token", "default-dockercfg"].contains { secret.name.hasPrefix($0) }
      || Self.madeAtInstallation.contains(secret.name)
  }

  private static let madeAtInstallation: Set<String> = [
    "flux-system", "sops-age", "sops-gpg", "argocd-initial-admin-secret", "argocd-redis",
    "argocd-repo-server-tls", "pull-secret", "cilium-ca", "sealed-secrets-key", "bootstrap-secret",
  ]
}

extension Resource {
  /// What a generator's entry is called: the name without a `-` and the letters of the hash.
  var nameWithoutHash: ObjectName? {
    name.map { ObjectName(namespace: namespace, name: String($0.dropLast(11))) }
  }
}
