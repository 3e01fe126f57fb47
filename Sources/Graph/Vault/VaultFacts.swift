internal import Manifests
internal import SourceText

/// Everything of a view that tells of Vaults, OpenBao among them.
struct VaultFacts: Sendable {
  let authMounts: [VaultAuthMount]
  let servers: [VaultServer]
  let authRoles: [VaultAuthRole]
  let policies: [VaultPolicyWrite]
  let clients: [VaultClient]
  let initialisations: [VaultInitialisation]
  let databaseConnections: [DatabaseConnection]
  let databaseRoles: [DatabaseRole]
  let database: VaultDatabase
  /// For each Vault, its first mounts of different clusters, two at most.
  let authMountsByVault: [VaultAuthMount.Vault: [VaultAuthMount]]

  init(
    _ resources: [Resource], _ scripts: [Script], _ scriptsByRunner: Lookup<Resource.ID?, Script>,
    _ configMaps: ConfigMapIndex, in inventory: Inventory
  ) {
    let configuring = resources.filter(\.mayConfigureVault)
    let backends = ReferencedBackends(configuring)
    authMounts =
      configuring.flatMap { VaultAuthMount.configured(by: $0, backends) }
      + scripts.flatMap { VaultAuthMount.configured(by: $0) }
    authMountsByVault = VaultAuthMount.byVault(authMounts, in: inventory)
    servers = resources.flatMap { VaultServer.running(in: $0, scriptsByRunner, configMaps) }
    clients =
      resources.flatMap { VaultClient.written(by: $0) }
      + servers.flatMap { VaultClient.configured(by: $0) }
      + scripts.flatMap { VaultClient.written(by: $0) }
    authRoles =
      configuring.flatMap { VaultAuthRole.written(by: $0, backends) }
      + scripts.flatMap { VaultAuthRole.written(by: $0) }
    policies =
      configuring.flatMap { VaultPolicyWrite.written(by: $0) }
      + scripts.flatMap { VaultPolicyWrite.written(by: $0) }
    initialisations =
      configuring.flatMap { VaultInitialisation.written(by: $0) }
      + scripts.flatMap { VaultInitialisation.written(by: $0) }
    let declared = configuring.flatMap { DatabaseConnection.written(by: $0) }
    let written = scripts.flatMap { DatabaseConnection.written(by: $0) }
    databaseConnections = declared + written
    databaseRoles =
      configuring.flatMap { DatabaseRole.written(by: $0) }
      + scripts.flatMap { DatabaseRole.written(by: $0) }
    database = VaultDatabase(written + declared, databaseRoles)
  }
}

extension Resource {
  /// Whether it may be told what a Vault is to be like: the operators' groups, and files in ConfigMaps.
  fileprivate var mayConfigureVault: Bool {
    kind == "ConfigMap" || group == "redhatcop.redhat.io" || group.hasPrefix("vault.")
      || group.contains(ascii: ".vault.")
  }
}

extension ResourceGraph {
  /// Every write of a kubernetes auth mount's configuration.
  public var vaultAuthMounts: [VaultAuthMount] { vault.authMounts }
  /// Every Vault or OpenBao server.
  public var vaultServers: [VaultServer] { vault.servers }
  /// Every role of a kubernetes auth mount.
  public var vaultAuthRoles: [VaultAuthRole] { vault.authRoles }
  /// Every policy that the tree gives to a Vault.
  public var vaultPolicies: [VaultPolicyWrite] { vault.policies }
  /// Everything that is told how to reach a Vault.
  public var vaultClients: [VaultClient] { vault.clients }
  /// Everything that initialises a Vault.
  public var vaultInitialisations: [VaultInitialisation] { vault.initialisations }
  /// Every connection of Vault's database engine.
  public var databaseConnections: [DatabaseConnection] { vault.databaseConnections }
  /// Every role of Vault's database engine.
  public var databaseRoles: [DatabaseRole] { vault.databaseRoles }
  var vaultDatabase: VaultDatabase { vault.database }
  var authMountsByVault: [VaultAuthMount.Vault: [VaultAuthMount]] { vault.authMountsByVault }
}
