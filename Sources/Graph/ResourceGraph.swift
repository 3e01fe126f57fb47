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
  /// Every shell script that a resource carries.
  public let scripts: [Script]

  let secretFacts: SecretFacts
  let vault: VaultFacts
  let redis: RedisFacts
  let access: AccessIndex
  let configMaps: ConfigMapIndex
  let selectors: SelectorIndex
  let tcpRoutes: Lookup<String, TCPRoute>
  /// What is known of the Secrets of readers being unseal keys, by the readers' numbers.
  private(set) var unsealVerdicts: [Int: UnsealVerdict] = [:]
  private(set) var selfUnsealing = SelfUnsealing()
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
  private let scriptsByResource: Lookup<Resource.ID, Script>
  private let scriptsByRunner: Lookup<Resource.ID?, Script>

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
    let mounts = ConfigMapIndex(
      resources, in: inventory, scripts: treeSecrets?.scripts ?? ReadScripts())
    let scripts = Script.all(of: resources, mounts)
    let configMaps = mounts.adding(scripts)
    let scriptsByRunner = Lookup(scripts) { $0.pod?.resource.id }
    let routes = TCPRoute.lookup(resources, releases)
    (secretFacts, (selectors, vault, redis)) = concurrently(
      {
        SecretFacts(secrets, resources, scripts, releases, settings.referenceForms, in: inventory)
      },
      {
        let selectors = SelectorIndex(
          resources, in: inventory, isOpen: { $0.isOpenService(routes) })
        let files = MountedFiles(configMaps, secrets, in: inventory)
        let vault = VaultFacts(resources, scripts, scriptsByRunner, configMaps, in: inventory)
        let servers = RedisServer.all(in: resources, files)
        let redis = RedisFacts(
          servers, selectors, resources, scripts, releases, vault.database)
        return (selectors, vault, redis)
      })

    self.inventory = inventory
    helmReleases = releases
    templateRandomness =
      charts.hasUnclaimed ? TemplateRandomness.all(in: charts.tree.inventoryOfTree) : []
    chartEngines = rendered.engines
    self.settings = settings
    self.unlistedFiles = unlistedFiles
    self.resources = resources
    credentialHolders = CredentialHolder.all(
      of: resources, releases + HelmReleases.ownCharts(of: inventory.resources, charts))
    publishedDefaults = charts.hasUnclaimed ? CredentialHolder.publishedDefaults(in: charts) : []
    self.scripts = scripts
    access = AccessIndex(resources)
    self.configMaps = configMaps
    tcpRoutes = routes
    self.engines = engines ?? EngineIndex(resources)
    let treeSecrets = treeSecrets ?? SecretIndex([inventory], written: inventory)
    purposes = Purposes(resources, in: inventory, treeSecrets.folders)
    self.treeSecrets = treeSecrets
    self.treeAlerts = treeAlerts ?? AlertIndex(inventory)
    self.treeRoles = treeRoles ?? DefinedRoles(inventory)
    resourcesByKind = Lookup(resources) { $0.kind }
    scriptsByResource = Lookup(scripts) { $0.resource.id }
    self.scriptsByRunner = scriptsByRunner
    selfUnsealing = SelfUnsealing(self)
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

  /// Whether the project says that an object exists outside the tree.
  public func isExternal(_ kind: String, _ name: ObjectName) -> Bool {
    settings.externals.contains { $0.mayBe(kind, name) }
  }
}
