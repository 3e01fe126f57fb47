public import Manifests
public import SourceText

/// The objects of one cluster view and how they depend on one another.
public struct ResourceGraph: Sendable {
  /// What the view was read from.
  public let inventory: Inventory
  /// What the project says about the world outside its tree.
  public let settings: GraphSettings
  /// Every object, each at the index of its number.
  public let resources: [Resource]
  /// Every `v1` Secret.
  public let secrets: [Secret]
  /// Every place that needs a Secret.
  public let secretReaders: [SecretReader]
  /// Everything that writes a Secret.
  public let secretWriters: [SecretWriter]

  /// Every shell script that a resource carries.
  public let scripts: [Script]

  /// Every write of a kubernetes auth mount's configuration.
  public let vaultAuthMounts: [VaultAuthMount]

  /// Every Redis or Valkey server.
  public let redisServers: [RedisServer]
  /// Everything that creates Redis users while a server runs.
  public let redisUserIssuers: [RedisUserIssuer]

  let configMaps: ConfigMapIndex
  private let engines: EngineIndex
  private let readersByName: [String: [Int]]
  private let writersByName: [String: [Int]]

  /// The graph of an inventory.
  public init(_ inventory: Inventory, settings: GraphSettings = GraphSettings()) {
    self.inventory = inventory
    self.settings = settings
    resources = inventory.resources
    secrets = resources.compactMap { Secret($0) }
    secretReaders = resources.flatMap { SecretReader.all(in: $0) }
    let configMaps = ConfigMapIndex(resources)
    self.configMaps = configMaps
    scripts = resources.flatMap {
      Script.inContainers(of: $0) + Script.inConfigMap($0, of: configMaps)
    }
    let seen =
      resources.flatMap { SecretWriter.declared(by: $0) }
      + scripts.flatMap { SecretWriter.written(by: $0) }
      + secrets.flatMap { SecretWriter.commented(beside: $0, in: inventory.file($0.resource.file)) }
    secretWriters = seen + SecretWriter.allowed(by: RoleIndex(resources), beside: seen)
    vaultAuthMounts =
      resources.flatMap { VaultAuthMount.configured(by: $0) }
      + scripts.flatMap { VaultAuthMount.configured(by: $0) }
    redisServers = resources.flatMap { RedisServer.running(in: $0, configMaps) }
    let redisRoles = RedisUserIssuer.redisRoles(in: scripts)
    redisUserIssuers =
      scripts.flatMap { RedisUserIssuer.inScript($0) }
      + resources.compactMap { RedisUserIssuer.declared(by: $0, redisRoles: redisRoles) }
    engines = EngineIndex(resources)
    readersByName = Dictionary(grouping: secretReaders.indices) { [secretReaders] in
      secretReaders[$0].secret.name
    }
    writersByName = Dictionary(grouping: secretWriters.indices) { [secretWriters] in
      secretWriters[$0].secret.name
    }
  }

  /// The objects of a kind in an API group.
  public func resources(_ kind: String, in group: String) -> [Resource] {
    resources.filter { $0.isA(kind, in: group) }
  }

  /// What applies a resource, and how.
  public func engine(of resource: Resource) -> Engine {
    engines.engine(of: resource, path: inventory.pathInTree(file(of: resource)))
  }

  /// The file a resource is written in.
  public func file(of resource: Resource) -> SourceFile { inventory.file(resource.file) }
}

extension ResourceGraph {
  /// Everything that writes a Secret of a name.
  public func writers(of secret: ObjectName) -> [SecretWriter] {
    (writersByName[secret.name] ?? []).map { secretWriters[$0] }.filter {
      $0.secret.mayBe(secret)
    }
  }

  /// Everything that needs a Secret of a name.
  public func readers(of secret: ObjectName) -> [SecretReader] {
    (readersByName[secret.name] ?? []).map { secretReaders[$0] }.filter {
      $0.secret.mayBe(secret)
    }
  }

  /// Whether the project says that an object exists outside the tree.
  public func isExternal(_ kind: String, _ name: ObjectName) -> Bool {
    settings.externals.contains { $0.kind == kind && $0.name.mayBe(name) }
  }
}
