internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

extension DatabaseConnection {
  /// The connections in the fields of operators' objects: vault-config-operator, bank-vaults,
  /// Crossplane's provider-vault.
  static func written(by resource: Resource) -> [DatabaseConnection] {
    switch (resource.kind, resource.group) {
    case ("DatabaseSecretEngineConfig", "redhatcop.redhat.io"): [redHatCoP(resource)]
    case ("Vault", "vault.banzaicloud.com"), ("ConfigMap", ""):
      BankVaultsDatabase.all(of: resource).flatMap { $0.connections(of: resource) }
    case ("SecretBackendConnection", _) where resource.group.hasPrefix("database.vault."):
      upbound(resource)
    default: []
    }
  }

  private static func redHatCoP(_ resource: Resource) -> DatabaseConnection {
    let spec = resource.spec
    let rotation = spec?[path: "rootPasswordRotation", "enable"]
    let credentials = spec?["rootCredentials"]
    let password = credentials?[path: "secret", "name"].flatMap { node in
      node.literal.map { name in
        Password(
          secret: ObjectName(namespace: resource.namespace, name: name),
          key: credentials?["passwordKey"]?.literal ?? "password", range: node.range)
      }
    }
    return DatabaseConnection(
      resource: resource, mount: spec?["path"]?.literal,
      name: spec?["name"]?.literal ?? resource.name, range: resource.place.range,
      url: DatabaseField(spec?["connectionURL"]),
      verifies: DatabaseField(spec?["verifyConnection"]),
      rotation: rotation?.bool == true ? rotation?.range : nil,
      passwords: [password].compactMap { $0 })
  }

  private static func upbound(_ resource: Resource) -> [DatabaseConnection] {
    guard let provider = resource.spec?["forProvider"] else { return [] }
    let engines = provider.entries.filter { $0.value.isSequence }.flatMap(\.value.items)
    return engines.filter { $0["connectionUrl"] != nil }.map { engine in
      DatabaseConnection(
        resource: resource, mount: provider["backend"]?.literal, name: provider["name"]?.literal,
        range: resource.place.range, url: DatabaseField(engine["connectionUrl"]),
        verifies: DatabaseField(provider["verifyConnection"]), rotation: nil, passwords: [])
    }
  }

  /// The writes to `<mount>/config/<name>` in a script.
  static func written(by script: Script) -> [DatabaseConnection] {
    VaultWrite.all(in: script).compactMap { write in
      guard let path = VaultDatabase.split(write.path, at: "config"),
        write.fields["plugin_name"] != nil || write.fields["connection_url"] != nil
      else { return nil }
      return DatabaseConnection(
        resource: script.resource, mount: path.mount, name: path.name,
        range: script.range(write.place.range), url: DatabaseField(write.fields["connection_url"]),
        verifies: DatabaseField(write.fields["verify_connection"]), rotation: nil,
        passwords: write.fields["password"].map { script.secretKeys(behind: $0) } ?? [])
    }
  }
}

extension DatabaseRole {
  static func written(by resource: Resource) -> [DatabaseRole] {
    switch (resource.kind, resource.group) {
    case ("DatabaseSecretEngineRole", "redhatcop.redhat.io"):
      let spec = resource.spec
      return [
        DatabaseRole(
          resource: resource, mount: spec?["path"]?.literal,
          name: spec?["name"]?.literal ?? resource.name, range: resource.place.range,
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
          creation: DatabaseField(provider?["creationStatements"]),
          revocation: DatabaseField(provider?["revocationStatements"]),
          lease: DatabaseField(provider?["defaultTtl"]))
      ]
    default: return []
    }
  }

  /// The writes to `<mount>/roles/<name>` in a script that name a connection.
  static func written(by script: Script) -> [DatabaseRole] {
    VaultWrite.all(in: script).compactMap { write in
      guard let path = VaultDatabase.split(write.path, at: "roles"), write.fields["db_name"] != nil
      else { return nil }
      return DatabaseRole(
        resource: script.resource, mount: path.mount, name: path.name,
        range: script.range(write.place.range),
        creation: DatabaseField(write.fields["creation_statements"]),
        revocation: DatabaseField(write.fields["revocation_statements"]),
        lease: DatabaseField(write.fields["default_ttl"]))
    }
  }
}

/// One database engine in bank-vaults' `externalConfig.secrets`.
private struct BankVaultsDatabase {
  let mount: String?
  let configuration: Node

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

  func connections(of resource: Resource) -> [DatabaseConnection] {
    (configuration["config"]?.items ?? []).map { config in
      DatabaseConnection(
        resource: resource, mount: mount, name: config["name"]?.literal,
        range: (config["name"] ?? config).range, url: DatabaseField(config["connection_url"]),
        verifies: DatabaseField(config["verify_connection"]), rotation: nil, passwords: [])
    }
  }

  func roles(of resource: Resource) -> [DatabaseRole] {
    (configuration["roles"]?.items ?? []).map { role in
      DatabaseRole(
        resource: resource, mount: mount, name: role["name"]?.literal,
        range: (role["name"] ?? role).range, creation: DatabaseField(role["creation_statements"]),
        revocation: DatabaseField(role["revocation_statements"]),
        lease: DatabaseField(role["default_ttl"]))
    }
  }
}

extension DatabaseField {
  /// A text, or the texts of a list.
  fileprivate init?(_ node: Node?) {
    guard let node, !node.isNull else { return nil }
    let texts = node.isSequence ? node.items.map(\.text) : [node.text]
    let known = texts.compactMap { $0 }
    text = known.count == texts.count ? known.joined(separator: "; ") : nil
    range = (node.isSequence ? node.items.first ?? node : node).range
  }

  fileprivate init?(_ field: VaultWrite.Field?) {
    guard let field else { return nil }
    text = field.text
    range = field.range
  }
}

extension Script {
  /// The keys of Secrets that a field's value is taken from, through variables of the container.
  fileprivate func secretKeys(behind field: VaultWrite.Field) -> [DatabaseConnection.Password] {
    guard case .word(let word) = field.source, let container, let pod else { return [] }
    return shell.origin(of: word).leaves.compactMap { leaf in
      guard case .environment(let name, _) = leaf,
        let variable = container.environment.last(where: { $0.name == name }),
        let reference = variable.node[path: "valueFrom", "secretKeyRef"],
        let nameNode = reference["name"], let secret = nameNode.literal,
        let key = reference["key"]?.literal
      else { return nil }
      return DatabaseConnection.Password(
        secret: ObjectName(namespace: pod.resource.namespace, name: secret), key: key,
        range: nameNode.range)
    }
  }
}
