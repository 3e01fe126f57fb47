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
    var details = details(of: spec?["databaseSpecificConfig"])
    details["connection_url"] = DatabaseField(spec?["connectionURL"])
    details["verify_connection"] = DatabaseField(spec?["verifyConnection"])
    details["username"] = DatabaseField(spec?["username"])
    details["allowed_roles"] = DatabaseField(spec?["allowedRoles"])
    let plugin = spec?["pluginName"]
    return DatabaseConnection(
      resource: resource, mount: spec?["path"]?.literal,
      name: spec?["name"]?.literal ?? resource.name, range: resource.place.range,
      plugin: DatabaseField(plugin), pluginRange: (plugin ?? resource.place).range,
      details: details, isComplete: true,
      rotation: rotation?.bool == true ? rotation?.range : nil,
      passwords: [password].compactMap { $0 })
  }

  /// Crossplane's provider-vault: a list for each database, `redis: [{host: ...}]`.
  private static func upbound(_ resource: Resource) -> [DatabaseConnection] {
    guard let provider = resource.spec?["forProvider"] else { return [] }
    let engines = provider.entries.filter { $0.value.isSequence }.flatMap { entry in
      entry.value.items.map { (name: entry.key, engine: $0) }
    }
    return engines.compactMap { name, engine in
      let isRedis = name.hasText("redis")
      guard isRedis || engine["connectionUrl"] != nil else { return nil }
      var details = details(of: engine)
      details["connection_url"] = DatabaseField(engine["connectionUrl"])
      details["insecure_tls"] = DatabaseField(engine["insecureTls"])
      details["verify_connection"] = DatabaseField(provider["verifyConnection"])
      details["allowed_roles"] = DatabaseField(provider["allowedRoles"])
      return DatabaseConnection(
        resource: resource, mount: provider["backend"]?.literal, name: provider["name"]?.literal,
        range: resource.place.range,
        plugin: isRedis ? DatabaseField(text: "redis-database-plugin", range: name.range) : nil,
        pluginRange: name.range, details: details, isComplete: true, rotation: nil, passwords: [])
    }
  }

  /// The fields of a mapping that are named as Vault names them.
  static func details(of node: Node?) -> [String: DatabaseField] {
    var details: [String: DatabaseField] = [:]
    for entry in node?.entries ?? [] {
      guard let key = entry.key.text, key != "password" else { continue }
      details[key] = DatabaseField(entry.value)
    }
    return details
  }

  /// The writes to `<mount>/config/<name>` in a script.
  static func written(by script: Script) -> [DatabaseConnection] {
    script.vaultWrites.compactMap { write in
      guard let path = VaultDatabase.split(write.path, at: "config"),
        write.fields["plugin_name"] != nil || write.fields["connection_url"] != nil
      else { return nil }
      let place = script.range(write.place.range)
      return DatabaseConnection(
        resource: script.resource, mount: path.mount, name: path.name, range: place,
        plugin: DatabaseField(write.fields["plugin_name"]), pluginRange: place,
        details: write.fields.filter { $0.key != "password" }.compactMapValues {
          DatabaseField($0)
        }, isComplete: write.isComplete, rotation: nil,
        passwords: write.fields["password"].map { script.secretKeys(behind: $0) } ?? [])
    }
  }
}

extension DatabaseField {
  /// A text, or the texts of a list.
  init?(_ node: Node?) {
    guard let node, !node.isNull else { return nil }
    let texts = node.isSequence ? node.items.map(\.text) : [node.text]
    let known = texts.compactMap { $0 }
    self.init(
      text: known.count == texts.count ? known.joined(separator: "; ") : nil,
      range: (node.isSequence ? node.items.first ?? node : node).range)
  }

  init?(_ field: VaultWrite.Field?) {
    guard let field else { return nil }
    self.init(text: field.text, texts: field.texts, range: field.range)
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
