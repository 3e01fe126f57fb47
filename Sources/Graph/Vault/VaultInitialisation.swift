internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// How something initialises a Vault: into how many shares its key is split.
public struct VaultInitialisation: Sendable {
  /// The resource that does it, or that carries the script.
  public let resource: Resource
  /// The number of key shares; `nil` for the default of 5, or where a variable decides.
  public let shares: Number?
  /// Whether the root token is kept beside the keys; `nil` where the tree does not tell.
  public let storesRootToken: Bool?
  /// The place that decides whether the root token is kept.
  public let rootTokenRange: SourceRange

  /// A number and where it is written.
  public struct Number: Sendable {
    /// The number.
    public let value: Int
    /// Where it is written.
    public let range: SourceRange
  }
}

extension VaultInitialisation {
  /// bank-vaults' `unsealConfig.options`; the root token is kept unless it says otherwise
  /// (`bank-vaults vault-operator pkg/apis/vault/v1alpha1`, UnsealOptions).
  static func written(by resource: Resource) -> [VaultInitialisation] {
    guard resource.isA("Vault", in: "vault.banzaicloud.com") else { return [] }
    let entry = resource.spec?.entry("unsealConfig")
    let options = entry?.value["options"]
    let shares = options?.entry("secretShares").flatMap { entry in
      entry.value.int.map { Number(value: $0, range: entry.value.range) }
    }
    let stored = options?.entry("storeRootToken")
    return [
      VaultInitialisation(
        resource: resource, shares: shares, storesRootToken: stored.map { $0.value.bool } ?? true,
        rootTokenRange: (stored?.value ?? entry?.key ?? resource.place).range)
    ]
  }

  /// `vault operator init`, and the API's `sys/init`.
  static func written(by script: Script) -> [VaultInitialisation] {
    let commands = script.invocations.compactMap { invocation -> VaultInitialisation? in
      guard let vault = VaultCommand(invocation), vault.subcommand == ["operator", "init"] else {
        return nil
      }
      let option = vault.options.options.last {
        ["-key-shares", "-n"].contains($0.name) && $0.value != nil
      }
      let shares = option.flatMap { option in
        option.value.flatMap { Int(script.text(of: $0)) }.map {
          Number(value: $0, range: script.range(option.range))
        }
      }
      return VaultInitialisation(
        resource: script.resource, shares: shares, storesRootToken: nil,
        rootTokenRange: script.range(invocation.word.range))
    }
    let requests = script.vaultWrites.filter { $0.path == "sys/init" }.map { write in
      let field = write.fields["secret_shares"]
      return VaultInitialisation(
        resource: script.resource,
        shares: field.flatMap { field in
          field.text.flatMap { Int($0) }.map { Number(value: $0, range: field.range) }
        },
        storesRootToken: nil, rootTokenRange: script.range(write.place.range))
    }
    return commands + requests
  }
}
