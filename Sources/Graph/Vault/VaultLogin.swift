public import Manifests
public import YAML

/// A VaultAuth of the Vault Secrets Operator that logs in by the kubernetes method.
public struct VaultLogin: Sendable {
  /// The VaultAuth.
  public let resource: Resource
  /// The role it logs in with.
  public let role: String
  /// The place that names the role.
  public let place: Node
  /// The mount's path below `auth/`.
  public let mount: String
}

extension ResourceGraph {
  /// The logins whose role and mount are told (`vault-secrets-operator api/v1beta1/vaultauth_types.go`).
  public var vaultLogins: [VaultLogin] {
    let globals = Lookup(resources("VaultAuthGlobal", in: "secrets.hashicorp.com")) {
      $0.name ?? ""
    }
    return resources("VaultAuth", in: "secrets.hashicorp.com").compactMap { resource in
      let global = globalAuth(of: resource, globals)
      let specs = [resource.spec, global?.spec].compactMap { $0 }
      let method = resource.spec?["method"] ?? global?.spec?["defaultAuthMethod"]
      guard method == nil || method?.hasText("kubernetes") == true,
        // Vault's namespaces each have mounts of their own.
        resource.spec?["namespace"] == nil, global?.spec?["defaultVaultNamespace"] == nil,
        let place = specs.compactMap({ $0[path: "kubernetes", "role"] }).first,
        let role = place.literal, let mount = mount(of: resource, global)
      else { return nil }
      // What stands in the VaultAuthGlobal is no part of this resource.
      let isOwn = resource.spec?[path: "kubernetes", "role"] != nil
      return VaultLogin(
        resource: resource, role: role, place: isOwn ? place : resource.place, mount: mount)
    }
  }

  private func mount(of auth: Resource, _ global: Resource?) -> String? {
    let places = [
      auth.spec?["mount"], global?.spec?[path: "kubernetes", "mount"],
      global?.spec?["defaultMount"],
    ]
    return places.compactMap { $0 }.first?.literal
  }

  private func globalAuth(of auth: Resource, _ globals: Lookup<String, Resource>) -> Resource? {
    let reference = auth.spec?["vaultAuthGlobalRef"]
    guard let name = reference?["name"]?.literal else { return nil }
    let namespace = reference?["namespace"]?.literal ?? auth.namespace
    return globals[name].first { $0.namespace == namespace || namespace == nil }
  }
}
