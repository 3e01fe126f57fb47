internal import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// The forms in which roles are written (`facts: vault.md 1.3`).
extension VaultAuthRole {
  static func written(
    by resource: Resource, _ backends: ReferencedBackends
  ) -> [VaultAuthRole] {
    switch (resource.kind, resource.group) {
    case ("KubernetesAuthEngineRole", "redhatcop.redhat.io"): [redHatCoP(resource)]
    case ("Vault", "vault.banzaicloud.com"):
      bankVaults(resource.spec?["externalConfig"], of: resource)
    case ("ConfigMap", ""):
      VaultAuthMount.bankVaultsFile(of: resource).map { bankVaults($0, of: resource) } ?? []
    case ("AuthBackendRole", _) where resource.group.hasPrefix("kubernetes.vault."):
      [upbound(resource, backends)].compactMap { $0 }
    default: []
    }
  }

  static func written(by script: Script) -> [VaultAuthRole] {
    script.vaultWrites.compactMap { VaultAuthRole($0, in: script) }
  }

  private init?(_ write: VaultWrite, in script: Script) {
    let parts = write.path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0] == "auth", parts[parts.count - 2] == "role",
      let names = write.fields["bound_service_account_names"]
    else { return nil }
    resource = script.resource
    name = Self.known(String(parts[parts.count - 1]))
    mount = Self.known(parts[1..<(parts.count - 2)].joined(separator: "/"))
    range = script.range(write.place.range)
    accounts = Self.words(names)
    namespaces = Self.words(write.fields["bound_service_account_namespaces"])
    policies = Self.words(write.fields["token_policies"] ?? write.fields["policies"])
  }

  private static func known(_ text: String) -> String? {
    Substitution(text) == nil && !text.contains("$") ? text : nil
  }

  /// The names of `a,b`.
  private static func words(_ field: VaultWrite.Field?) -> [Word] {
    guard let field, let text = field.text else { return [] }
    return text.split(separator: ",").map { part in
      Word(text: String(part.drop { $0 == " " }), range: field.range)
    }
  }

  /// The names of a list, or of one text with commas.
  private static func words(_ node: Node?) -> [Word] {
    guard let node else { return [] }
    if node.isSequence {
      return node.items.compactMap { item in
        item.literal.map { Word(text: $0, range: item.range) }
      }
    }
    return (node.literal ?? "").split(separator: ",").map { part in
      Word(text: String(part.drop { $0 == " " }), range: node.range)
    }
  }

  /// redhat-cop vault-config-operator: without a list the role is for `default`.
  private static func redHatCoP(_ resource: Resource) -> VaultAuthRole {
    let spec = resource.spec
    let accounts = spec?["targetServiceAccounts"]
    return VaultAuthRole(
      resource: resource, name: spec?["name"]?.literal ?? resource.name,
      mount: spec?["path"]?.literal, range: resource.place.range,
      accounts: accounts.map { words($0) } ?? [
        Word(text: "default", range: resource.place.range, isFilledIn: true)
      ],
      namespaces: words(spec?[path: "targetNamespaces", "targetNamespaces"]),
      policies: words(spec?["policies"]))
  }

  private static func bankVaults(_ configuration: Node?, of resource: Resource) -> [VaultAuthRole] {
    let methods = configuration?["auth"]?.items ?? []
    return methods.filter { $0["type"]?.hasText("kubernetes") == true }.flatMap { method in
      (method["roles"]?.items ?? []).map { role in
        VaultAuthRole(
          resource: resource, name: role["name"]?.literal,
          mount: method["path"].map { $0.literal } ?? "kubernetes",
          range: (role["name"] ?? role).range, accounts: words(role["bound_service_account_names"]),
          namespaces: words(role["bound_service_account_namespaces"]),
          policies: words(role["token_policies"] ?? role["policies"]))
      }
    }
  }

  private static func upbound(
    _ resource: Resource, _ backends: ReferencedBackends
  ) -> VaultAuthRole? {
    guard let provider = resource.spec?["forProvider"] else { return nil }
    return VaultAuthRole(
      resource: resource, name: provider["roleName"]?.literal,
      mount: backends.path(of: resource), range: resource.place.range,
      accounts: words(provider["boundServiceAccountNames"]),
      namespaces: words(provider["boundServiceAccountNamespaces"]),
      policies: words(provider["tokenPolicies"]))
  }
}
