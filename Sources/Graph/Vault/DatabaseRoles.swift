internal import Languages
internal import Manifests
internal import YAML

extension DatabaseRole {
  /// The roles in the fields of operators' objects.
  static func written(by resource: Resource) -> [DatabaseRole] {
    switch (resource.kind, resource.group) {
    case ("DatabaseSecretEngineRole", "redhatcop.redhat.io"):
      let spec = resource.spec
      return [
        DatabaseRole(
          resource: resource, mount: spec?["path"]?.literal,
          name: spec?["name"]?.literal ?? resource.name, range: resource.place.range,
          connection: DatabaseField(spec?["dBName"]),
          creation: DatabaseField(spec?["creationStatements"]),
          revocation: DatabaseField(spec?["revocationStatements"]),
          lease: DatabaseField(spec?["defaultTTL"]))
      ]
    case ("Vault", "vault.banzaicloud.com"), ("ConfigMap", ""):
      return BankVaultsDatabase.all(of: resource).flatMap { $0.roles(of: resource) }
    case ("SecretBackendRole", _) where resource.group.hasPrefix("database.vault."):
      let provider = resource.spec?["forProvider"]
      return [
        DatabaseRole(
          resource: resource, mount: provider?["backend"]?.literal,
          name: provider?["name"]?.literal, range: resource.place.range,
          connection: DatabaseField(provider?["dbName"]),
          creation: DatabaseField(provider?["creationStatements"]),
          revocation: DatabaseField(provider?["revocationStatements"]),
          lease: DatabaseField(provider?["defaultTtl"]))
      ]
    default: return []
    }
  }

  /// The writes to `<mount>/roles/<name>` in a script that name a connection.
  static func written(by script: Script) -> [DatabaseRole] {
    script.vaultWrites.compactMap { write in
      guard let path = VaultDatabase.split(write.path, at: "roles"), write.fields["db_name"] != nil
      else { return nil }
      return DatabaseRole(
        resource: script.resource, mount: path.mount, name: path.name,
        range: script.range(write.place.range),
        connection: DatabaseField(write.fields["db_name"]),
        creation: DatabaseField(write.fields["creation_statements"]),
        revocation: DatabaseField(write.fields["revocation_statements"]),
        lease: DatabaseField(write.fields["default_ttl"]))
    }
  }
}

/// One database engine in bank-vaults' `externalConfig.secrets`.
struct BankVaultsDatabase {
  private let mount: String?
  private let configuration: Node

  /// The engines that a Vault or a configuration file names.
  static func all(of resource: Resource) -> [BankVaultsDatabase] {
    let settings =
      resource.kind == "Vault"
      ? resource.spec?["externalConfig"] : VaultAuthMount.bankVaultsFile(of: resource)
    return (settings?["secrets"]?.items ?? []).compactMap { engine in
      guard engine["type"]?.hasText("database") == true,
        let configuration = engine["configuration"]
      else { return nil }
      return BankVaultsDatabase(
        mount: engine["path"].map { $0.literal } ?? "database", configuration: configuration)
    }
  }

  /// Its connections.
  func connections(of resource: Resource) -> [DatabaseConnection] {
    (configuration["config"]?.items ?? []).map { config in
      let range = (config["name"] ?? config).range
      return DatabaseConnection(
        resource: resource, mount: mount, name: config["name"]?.literal, range: range,
        plugin: DatabaseField(config["plugin_name"]), pluginRange: range,
        details: DatabaseConnection.details(of: config), isComplete: true, rotation: nil,
        passwords: [])
    }
  }

  /// Its roles.
  func roles(of resource: Resource) -> [DatabaseRole] {
    (configuration["roles"]?.items ?? []).map { role in
      DatabaseRole(
        resource: resource, mount: mount, name: role["name"]?.literal,
        range: (role["name"] ?? role).range, connection: DatabaseField(role["db_name"]),
        creation: DatabaseField(role["creation_statements"]),
        revocation: DatabaseField(role["revocation_statements"]),
        lease: DatabaseField(role["default_ttl"]))
    }
  }
}
