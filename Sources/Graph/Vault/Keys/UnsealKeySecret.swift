public import Manifests
public import SourceText

/// A Secret that holds the unseal keys of a Vault, and that nobody can make again.
public struct UnsealKeySecret: Sendable {
  /// The Secret.
  public let secret: ObjectName
  /// The resource that names it.
  public let resource: Resource
  /// The place that names it: where `operator init` fills it, or else where a pod takes it in.
  public let range: SourceRange
  /// What fills it from `operator init`, if the tree shows it.
  public let writer: SecretWriter?
  /// What says that it holds unseal keys.
  public let signs: [UnsealSign]
}

extension ResourceGraph {
  /// The Secrets with unseal keys, each once: those that `operator init` fills, and those of which two signs
  /// say so. What a controller keeps filled is no such Secret: its keys are kept elsewhere.
  public var unsealKeySecrets: [UnsealKeySecret] {
    var found: [UnsealKeySecret] = []
    for writer in secretWriters
    where writer.carriesInitialKeys && !writer.isComment && !hasSealOfItsOwn(writer.resource) {
      found.append(
        UnsealKeySecret(
          secret: writer.secret, resource: writer.resource, range: writer.range, writer: writer,
          signs: []))
    }
    for reader in secretReaders where !mayBeStaticSealKey(reader) {
      let signs = unsealSigns(of: reader)
      guard signs.count > 1 else { continue }
      found.append(
        UnsealKeySecret(
          secret: reader.secret, resource: reader.resource, range: reader.nameNode.range,
          writer: nil, signs: signs))
    }
    var names: [String: [ObjectName]] = [:]
    return found.filter { key in
      let known = names[key.secret.name] ?? []
      // Two scripts that write it may be of two clusters; a pod that reads it adds nothing.
      let isKnown = known.contains {
        $0 == key.secret || key.writer == nil && $0.mayBe(key.secret)
      }
      guard !isKnown, !isCreatedDeclaratively(key.secret) else { return false }
      names[key.secret.name, default: []].append(key.secret)
      return true
    }
  }
}
