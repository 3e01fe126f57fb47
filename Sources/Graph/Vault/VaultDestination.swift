internal import Manifests

/// A Secret that a resource of the Vault Secrets Operator is to fill, as its `destination` says
/// (`facts: vault.md 4.1`).
public struct VaultDestination: Sendable {
  /// The writer, with its place.
  public let writer: SecretWriter
  /// Whether the operator makes the Secret where it is absent.
  public let creates: Bool
  /// Whether it takes over a Secret that has no owner.
  public let overwrites: Bool

  init?(_ writer: SecretWriter) {
    guard case .vaultSecretsOperator(let creates, let overwrites) = writer.means else { return nil }
    self.writer = writer
    self.creates = creates
    self.overwrites = overwrites
  }
}

extension ResourceGraph {
  /// Every destination of the Vault Secrets Operator.
  public var vaultDestinations: [VaultDestination] {
    secretWriters.compactMap { VaultDestination($0) }
  }

  /// The first script that makes the Secret of a destination, which then is not the operator's.
  public func seeder(of destination: VaultDestination) -> SecretWriter? {
    guard destination.creates else { return nil }
    let object = destination.writer.secret
    return secretFacts.otherWritersByName[object.name].first { writer in
      // A patch and a label are for the Secret that the operator has made.
      writer.isSeeding && writer.isCreation && !writer.isComment
        && writer.secret.namespace == object.namespace
        && togetherness(writer.resource, destination.writer.resource) != .unknown
    }
  }

  /// Whether nothing makes the Secret that the operator may only fill; with what may yet make it.
  public func isNeverMade(_ destination: VaultDestination) -> (Bool, unless: [OpaqueProducer]) {
    let object = destination.writer.secret
    guard !destination.creates, let namespace = object.namespace, !isExternal("Secret", object),
      !isSample(destination.writer.resource),
      // The others may only fill it too, which is as bad.
      writers(of: object).allSatisfy({ VaultDestination($0)?.creates == false }),
      treeSecrets.producers(reaching: object).allSatisfy(\.fillsOnly),
      !treeSecrets.hasPattern(for: object), treeSecrets.opaqueProducers(in: namespace).isEmpty
    else { return (false, []) }
    return (true, treeSecrets.strayProducers)
  }
}
