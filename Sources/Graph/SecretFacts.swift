public import Manifests

/// Everything of a view that is, writes or needs a Secret.
struct SecretFacts: Sendable {
  let secrets: [Secret]
  let references: [Reference]
  let unnamedReferences: [Reference]
  let readers: [SecretReader]
  let writers: [SecretWriter]
  let unnamedWriters: [SecretWriter]
  /// The references to Secrets by their names.
  let referencesByName: Lookup<String, Reference>
  /// Those that are no manifests, of which there may be many with one name.
  let otherWritersByName: Lookup<String, SecretWriter>
  /// Those whose names end in a hash, by the names without it.
  let hashedSecrets: ObjectLookup<Resource>
  fileprivate let secretsByName: ObjectLookup<Secret>
  fileprivate let readersByName: ObjectLookup<SecretReader>
  fileprivate let writersByName: ObjectLookup<SecretWriter>

  init(
    _ secrets: [Secret], _ resources: [Resource], _ scripts: [Script], _ releases: [HelmRelease],
    _ forms: [ReferenceForm], in inventory: Inventory
  ) {
    let found = Reference.all(in: resources, ReferenceTable(adding: forms))
    let valued = Reference.all(in: releases, besides: found)
    // A release knows more of what its values say than its object does.
    let places = Set(valued.map(\.nameNode.range))
    self.secrets = secrets
    references = (found + valued).filter(\.isNamed)
    unnamedReferences =
      found.filter { !$0.isNamed && !places.contains($0.nameNode.range) }
      + valued.filter { !$0.isNamed }
    readers = SecretReader.all(among: references)
    writers = SecretWriter.all(of: resources, secrets, scripts, in: inventory)
    unnamedWriters = scripts.flatMap { SecretWriter.unnamed(by: $0) }
    referencesByName = Lookup(references.filter { $0.kind == "Secret" }) { $0.object.name }
    otherWritersByName = Lookup(writers.filter { $0.means != .manifest }) { $0.secret.name }
    hashedSecrets = ObjectLookup(secrets.map(\.resource).filter(\.hasNameHash)) {
      $0.nameWithoutHash
    }
    secretsByName = ObjectLookup(secrets) { $0.name }
    readersByName = ObjectLookup(readers) { $0.secret }
    writersByName = ObjectLookup(writers) { $0.secret }
  }
}

extension ResourceGraph {
  /// Every `v1` Secret.
  public var secrets: [Secret] { secretFacts.secrets }
  /// Every place that names a Secret or a ConfigMap, of pods, of other objects and of charts' values.
  public var references: [Reference] { secretFacts.references }
  /// The same where part of the name is yet to be filled in, and stands as it is spelled.
  public var unnamedReferences: [Reference] { secretFacts.unnamedReferences }
  /// Every place where a pod needs a Secret.
  public var secretReaders: [SecretReader] { secretFacts.readers }
  /// Everything that writes a Secret.
  public var secretWriters: [SecretWriter] { secretFacts.writers }
  /// The commands of scripts that make a Secret whose name only a variable tells, which stands as it
  /// is spelled.
  public var unnamedSecretWriters: [SecretWriter] { secretFacts.unnamedWriters }

  /// The manifests of a Secret.
  public func manifests(of secret: ObjectName) -> [Secret] { secretFacts.secretsByName[secret] }

  /// Everything that writes a Secret.
  public func writers(of secret: ObjectName) -> [SecretWriter] { secretFacts.writersByName[secret] }

  /// What writes a Secret, seen from an object: its own scripts, else what stands in its file, else
  /// everything. Of two installations in one tree each fills its own.
  public func writers(of secret: ObjectName, nearestTo resource: Resource) -> [SecretWriter] {
    SecretWriter.nearest(writers(of: secret), to: resource)
  }

  /// Everything that needs a Secret.
  public func readers(of secret: ObjectName) -> [SecretReader] { secretFacts.readersByName[secret] }
}
