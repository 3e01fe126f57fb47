internal import Languages
internal import Manifests
public import SourceText
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

/// The roles that a tree gives a kubernetes auth mount.
public struct DefinedRoles: Sendable {
  /// Their names in small letters, as Vault keeps them.
  public let names: Set<String>
  /// Where each is defined, in the order of the tree.
  public let places: [(name: String, range: SourceRange)]
}

extension ResourceGraph {
  /// The logins whose role and mount are told (`vault-secrets-operator api/v1beta1/vaultauth_types.go`).
  public var vaultLogins: [VaultLogin] {
    resources("VaultAuth", in: "secrets.hashicorp.com").compactMap { resource in
      let global = globalAuth(of: resource)
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

  private func globalAuth(of auth: Resource) -> Resource? {
    let reference = auth.spec?["vaultAuthGlobalRef"]
    guard let name = reference?["name"]?.literal else { return nil }
    let namespace = reference?["namespace"]?.literal ?? auth.namespace
    return resources("VaultAuthGlobal", in: "secrets.hashicorp.com").first {
      $0.name == name && ($0.namespace == namespace || namespace == nil)
    }
  }

  /// The roles of a mount, where the tree seems to define them all: it enables or configures the mount
  /// and defines roles of it, each by name. `nil` where it does not.
  public func definedRoles(of mount: String) -> DefinedRoles? {
    guard vaultAuthMounts.contains(where: { $0.path == mount }) || enables(mount) else {
      return nil
    }
    var places: [(name: String, range: SourceRange)] = []
    for role in vaultAuthRoles where role.mount == mount || role.mount == nil {
      guard role.mount != nil, let name = role.name else { return nil }
      places.append((name, role.range))
    }
    // A role whose fields stand in a file is a role all the same.
    for script in scripts {
      for write in script.vaultWrites {
        let parts = write.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] == "auth", parts[parts.count - 2] == "role" else {
          continue
        }
        let own = parts[1..<(parts.count - 2)].joined(separator: "/")
        let name = String(parts[parts.count - 1])
        guard !own.contains("$"), Substitution(own) == nil else { return nil }
        guard own == mount else { continue }
        guard !name.contains("$"), Substitution(name) == nil else { return nil }
        places.append((name, script.range(write.place.range)))
      }
    }
    guard !places.isEmpty else { return nil }
    return DefinedRoles(names: Set(places.map { $0.name.lowercased() }), places: places)
  }

  /// Whether something of the tree makes the mount.
  private func enables(_ mount: String) -> Bool {
    let isMade = resources("AuthEngineMount", in: "redhatcop.redhat.io").contains {
      $0.spec?["path"]?.literal == mount || $0.name == mount
    }
    return isMade
      || scripts.contains { script in
        script.invocations.contains { invocation in
          guard let vault = VaultCommand(invocation), vault.subcommand == ["auth", "enable"] else {
            return false
          }
          return vault.mountPath.map { script.text(of: $0) == mount } ?? false
        }
      }
  }
}
