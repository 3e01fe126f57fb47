internal import Languages
public import Manifests
public import SourceText

/// The objects of one cluster view and how they depend on one another.
public struct ResourceGraph: Sendable {
  /// What the view was read from.
  public let inventory: Inventory
  /// What the project says about the world outside its tree.
  public let settings: GraphSettings
  /// The files that no kustomization builds although one stands beside or above them.
  public let unlistedFiles: [SourceFile.ID: UnlistedFile]
  /// The releases of charts.
  public let helmReleases: [HelmRelease]
  /// The places of charts' templates that make up a Secret's value; told in one view of a tree.
  public let templateRandomness: [TemplateRandomness]
  /// Every object, each at the index of its number; those that charts make of values come last.
  public let resources: [Resource]
  /// Every `v1` Secret.
  public let secrets: [Secret]
  /// Every shell script that a resource carries.
  public let scripts: [Script]
  /// Every place that names a Secret or a ConfigMap, of pods, of other objects and of charts' values.
  public let references: [Reference]
  /// The same where part of the name is yet to be filled in, and stands as it is spelled.
  public let unnamedReferences: [Reference]
  /// Every place where a pod needs a Secret.
  public let secretReaders: [SecretReader]
  /// Everything that writes a Secret.
  public let secretWriters: [SecretWriter]
  /// The commands of scripts that make a Secret whose name only a variable tells, which stands as it
  /// is spelled.
  public let unnamedSecretWriters: [SecretWriter]
  /// Every write of a kubernetes auth mount's configuration.
  public let vaultAuthMounts: [VaultAuthMount]
  /// Every Vault or OpenBao server.
  public let vaultServers: [VaultServer]
  /// Every role of a kubernetes auth mount.
  public let vaultAuthRoles: [VaultAuthRole]
  /// Every policy that the tree gives to a Vault.
  public let vaultPolicies: [VaultPolicyWrite]
  /// Everything that is told how to reach a Vault.
  public let vaultClients: [VaultClient]
  /// Everything that initialises a Vault.
  public let vaultInitialisations: [VaultInitialisation]
  /// Every connection of Vault's database engine.
  public let databaseConnections: [DatabaseConnection]
  /// Every role of Vault's database engine.
  public let databaseRoles: [DatabaseRole]
  /// Every Redis or Valkey server.
  public let redisServers: [RedisServer]
  /// Everything that creates Redis users while a server runs.
  public let redisUserIssuers: [RedisUserIssuer]

  let access: AccessIndex
  let configMaps: ConfigMapIndex
  let selectors: SelectorIndex
  let issuance: RedisIssuance
  let redisConnections: RedisConnections
  let vaultDatabase: VaultDatabase
  let serverNames: ServerNames
  let redisTopology: RedisTopology
  let tcpRoutes: Lookup<String, TCPRoute>
  /// For each Vault, its first mounts of different clusters, two at most.
  let authMountsByVault: [VaultAuthMount.Vault: [VaultAuthMount]]
  /// What is known of the Secrets of readers being unseal keys, by the readers' numbers.
  private(set) var unsealVerdicts: [Int: UnsealVerdict] = [:]
  /// Every list of Redis users that is written out.
  public private(set) var aclLists: [ACLList] = []
  /// What certainly keeps each server from starting, by the servers' numbers.
  private(set) var redisStartFailures: [RedisServer.ID: [RedisStartFailure]] = [:]
  /// The policy in front of each server, for which a thousand may have to be read.
  private(set) var ingressPolicies: [RedisServer.ID: Resource] = [:]
  let purposes: Purposes
  /// The custom resources and the releases that hold credentials in clear, each field once.
  public let credentialHolders: [CredentialHolder]
  /// The credentials that the tree's charts publish as defaults; told in one view of a tree.
  public let publishedDefaults: [CredentialHolder]
  let engines: EngineIndex
  let chartEngines: [Resource.ID: Engine]
  let treeSecrets: SecretIndex
  /// The alerts of the whole tree.
  public let treeAlerts: AlertIndex
  /// The roles of kubernetes auth mounts that the whole tree defines.
  public let treeRoles: DefinedRoles
  private let resourcesByKind: Lookup<String, Resource>
  private let secretsByName: ObjectLookup<Secret>
  private let scriptsByResource: Lookup<Resource.ID, Script>
  private let scriptsByRunner: Lookup<Resource.ID?, Script>
  private let readersByName: ObjectLookup<SecretReader>
  /// The references to Secrets by their names.
  let secretReferencesByName: Lookup<String, Reference>
  private let writersByName: ObjectLookup<SecretWriter>
  /// Those that are no manifests, of which there may be many with one name.
  let otherWritersByName: Lookup<String, SecretWriter>

  /// The graph of an inventory.
  ///
  /// `engines`, `treeSecrets` and `treeAlerts` are those of the whole tree, where the inventory is only a part of it;
  /// `charts` tells which releases of the tree are the inventory's.
  public init(
    _ inventory: Inventory, settings: GraphSettings = GraphSettings(), engines: EngineIndex? = nil,
    treeSecrets: SecretIndex? = nil, treeAlerts: AlertIndex? = nil,
    treeRoles: DefinedRoles? = nil, charts: HelmScope? = nil,
    unlistedFiles: [SourceFile.ID: UnlistedFile] = [:]
  ) {
    let charts = charts ?? HelmScope(HelmTree(inventory))
    let releases = HelmReleases.all(in: inventory, charts)
    let rendered = ChartResources.all(of: releases, from: inventory.resources.count)
    let resources = inventory.resources + rendered.resources
    let secrets = resources.compactMap { Secret($0) }
    var configMaps = ConfigMapIndex(resources, in: inventory)
    configMaps.scripts = treeSecrets?.scripts ?? ReadScripts()
    let scripts = Script.all(of: resources, configMaps)
    configMaps.scripts.add(scripts)
    let found = Reference.all(in: resources, ReferenceTable(adding: settings.referenceForms))
    let valued = Reference.all(in: releases, besides: found)
    let references = (found + valued).filter(\.isNamed)
    let readers = SecretReader.all(among: references)
    let writers = SecretWriter.all(of: resources, secrets, scripts, in: inventory)

    self.inventory = inventory
    helmReleases = releases
    templateRandomness =
      charts.hasUnclaimed ? TemplateRandomness.all(in: charts.tree.inventoryOfTree) : []
    chartEngines = rendered.engines
    self.settings = settings
    self.unlistedFiles = unlistedFiles
    self.resources = resources
    credentialHolders = CredentialHolder.all(of: resources, releases)
    publishedDefaults = charts.hasUnclaimed ? CredentialHolder.publishedDefaults(in: charts) : []
    self.secrets = secrets
    self.scripts = scripts
    access = AccessIndex(resources)
    self.configMaps = configMaps
    self.references = references
    // A release knows more of what its values say than its object does.
    let places = Set(valued.map(\.nameNode.range))
    unnamedReferences =
      found.filter { !$0.isNamed && !places.contains($0.nameNode.range) }
      + valued.filter { !$0.isNamed }
    unnamedSecretWriters = scripts.flatMap { SecretWriter.unnamed(by: $0) }
    secretReaders = readers
    secretWriters = writers
    vaultAuthMounts =
      resources.flatMap { VaultAuthMount.configured(by: $0) }
      + scripts.flatMap { VaultAuthMount.configured(by: $0) }
    let scriptsByRunner = Lookup(scripts) { $0.pod?.resource.id }
    vaultServers = resources.flatMap { VaultServer.running(in: $0, scriptsByRunner, configMaps) }
    vaultClients =
      resources.flatMap { VaultClient.written(by: $0) }
      + vaultServers.flatMap { VaultClient.configured(by: $0) }
      + scripts.flatMap { VaultClient.written(by: $0) }
    vaultAuthRoles =
      resources.flatMap { VaultAuthRole.written(by: $0) }
      + scripts.flatMap { VaultAuthRole.written(by: $0) }
    vaultPolicies =
      resources.flatMap { VaultPolicyWrite.written(by: $0) }
      + scripts.flatMap { VaultPolicyWrite.written(by: $0) }
    vaultInitialisations =
      resources.flatMap { VaultInitialisation.written(by: $0) }
      + scripts.flatMap { VaultInitialisation.written(by: $0) }
    let connections = (
      resources.flatMap { DatabaseConnection.written(by: $0) },
      scripts.flatMap { DatabaseConnection.written(by: $0) }
    )
    databaseConnections = connections.0 + connections.1
    databaseRoles =
      resources.flatMap { DatabaseRole.written(by: $0) }
      + scripts.flatMap { DatabaseRole.written(by: $0) }
    vaultDatabase = VaultDatabase(connections.1 + connections.0, databaseRoles)
    authMountsByVault = VaultAuthMount.byVault(vaultAuthMounts, in: inventory)
    let routes = TCPRoute.lookup(resources, releases)
    selectors = SelectorIndex(resources, in: inventory, isOpen: { $0.isOpenService(routes) })
    tcpRoutes = routes
    let mountedFiles = MountedFiles(configMaps, secrets, in: inventory)
    redisServers = RedisServer.all(in: resources, mountedFiles)
    redisUserIssuers = RedisUserIssuer.all(of: resources, scripts, vaultDatabase)
    serverNames = ServerNames(redisServers, selectors)
    issuance = RedisIssuance(redisUserIssuers, serverNames)
    redisTopology = RedisTopology(redisServers, serverNames)
    redisConnections = RedisConnections(
      redisServers, serverNames, resources, scripts, releases, vaultDatabase)
    self.engines = engines ?? EngineIndex(resources)
    let treeSecrets = treeSecrets ?? SecretIndex([inventory], written: inventory)
    purposes = Purposes(resources, in: inventory, treeSecrets.folders)
    self.treeSecrets = treeSecrets
    self.treeAlerts = treeAlerts ?? AlertIndex(inventory)
    self.treeRoles = treeRoles ?? DefinedRoles(inventory)
    resourcesByKind = Lookup(resources) { $0.kind }
    secretsByName = ObjectLookup(secrets) { $0.name }
    scriptsByResource = Lookup(scripts) { $0.resource.id }
    self.scriptsByRunner = scriptsByRunner
    readersByName = ObjectLookup(readers) { $0.secret }
    secretReferencesByName = Lookup(references.filter { $0.kind == "Secret" }) { $0.object.name }
    writersByName = ObjectLookup(writers) { $0.secret }
    otherWritersByName = Lookup(writers.filter { $0.means != .manifest }) { $0.secret.name }
    unsealVerdicts = UnsealSurvey.verdicts(in: self)
    aclLists = ACLList.all(in: self)
    for server in redisServers {
      redisStartFailures[server.id] = foundStartFailures(of: server)
      ingressPolicies[server.id] = foundIngressPolicy(of: server)
    }
  }
}

extension ResourceGraph {
  /// The objects of a kind in an API group.
  public func resources(_ kind: String, in group: String) -> [Resource] {
    resourcesByKind.all(kind).filter { $0.group == group }
  }

  /// The file a resource is written in.
  public func file(of resource: Resource) -> SourceFile { inventory.file(resource.file) }

  /// What applies a resource, and how.
  public func engine(of resource: Resource) -> Engine {
    if let engine = chartEngines[resource.id] { return engine.refined(by: resource) }
    return engines.engine(of: resource, path: inventory.appliedPath(of: resource))
  }

  /// Whether an engine of the tree is known to bring a resource to the cluster of this view.
  func isAppliedHere(_ resource: Resource) -> Bool { engines.isApplied(resource.id) }

  /// The scripts that a resource carries.
  public func scripts(of resource: Resource) -> [Script] { scriptsByResource[resource.id] }

  /// The scripts that a resource's pod runs, wherever their text stands.
  public func scripts(runBy resource: Resource) -> [Script] { scriptsByRunner[resource.id] }

  /// The manifests of a Secret.
  public func manifests(of secret: ObjectName) -> [Secret] { secretsByName[secret] }

  /// Everything that writes a Secret.
  public func writers(of secret: ObjectName) -> [SecretWriter] { writersByName[secret] }

  /// What writes a Secret, seen from an object: its own scripts, else what stands in its file, else
  /// everything. Of two installations in one tree each fills its own.
  public func writers(of secret: ObjectName, nearestTo resource: Resource) -> [SecretWriter] {
    SecretWriter.nearest(writers(of: secret), to: resource)
  }

  /// Everything that needs a Secret.
  public func readers(of secret: ObjectName) -> [SecretReader] { readersByName[secret] }

  /// Whether the project says that an object exists outside the tree.
  public func isExternal(_ kind: String, _ name: ObjectName) -> Bool {
    settings.externals.contains { $0.kind == kind && $0.name.mayBe(name) }
  }
}
