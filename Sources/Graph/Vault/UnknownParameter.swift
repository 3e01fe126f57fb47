internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A parameter of a write to Vault that its path does not know: Vault takes the write and ignores it.
public struct UnknownParameter: Sendable {
  /// The resource that writes, or that carries the script.
  public let resource: Resource
  /// The path.
  public let path: String
  /// The parameter.
  public let name: String
  /// Where it is written.
  public let range: SourceRange
  /// The one that may be meant.
  public let meant: String?
}

extension ResourceGraph {
  /// The unknown parameters of scripts' writes and of bank-vaults' configurations.
  public var unknownParameters: [UnknownParameter] {
    scripts.flatMap { script in
      script.vaultWrites.flatMap { write in
        UnknownParameter.all(
          of: script.resource, path: write.path,
          fields: write.fields.map { ($0.key, $0.value.range) },
          plugin: write.fields["plugin_name"]?.text)
      }
    } + resources.flatMap { UnknownParameter.all(ofBankVaults: $0) }
  }
}

extension UnknownParameter {
  fileprivate static func all(
    of resource: Resource, path: String, fields: [(name: String, range: SourceRange)],
    plugin: String?, beside own: Set<String> = []
  ) -> [UnknownParameter] {
    guard let endpoint = VaultEndpoint(path: path, given: fields.map(\.name), plugin: plugin)
    else { return [] }
    let known = endpoint.parameters
    return fields.filter { field in
      !known.contains(field.name) && !own.contains(field.name) && isName(field.name)
    }.sorted { $0.range.lower < $1.range.lower }.map { field in
      let begins = known.sorted().first { $0.hasPrefix(field.name + "_") }
      return UnknownParameter(
        resource: resource, path: path, name: field.name, range: field.range,
        meant: begins ?? Spelling.nearest(to: field.name, in: known.sorted()))
    }
  }

  /// Whether it is a name as it stands, and no template or variable of one.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  /// The mappings that bank-vaults writes as they are (`bank-vaults internal/vault`).
  fileprivate static func all(ofBankVaults resource: Resource) -> [UnknownParameter] {
    let settings: Node?
    switch (resource.kind, resource.group) {
    case ("Vault", "vault.banzaicloud.com"): settings = resource.spec?["externalConfig"]
    case ("ConfigMap", ""): settings = VaultAuthMount.bankVaultsFile(of: resource)
    default: return []
    }
    let methods = (settings?["auth"]?.items ?? []).filter {
      $0["type"]?.hasText("kubernetes") == true
    }
    let auth = methods.flatMap { method -> [UnknownParameter] in
      let mount = method["path"]?.literal ?? "kubernetes"
      let config = method["config"].map {
        all(of: resource, path: "auth/\(mount)/config", fields: fields(of: $0), plugin: nil)
      }
      let roles = (method["roles"]?.items ?? []).flatMap { role in
        all(
          of: resource, path: "auth/\(mount)/role/\(role["name"]?.literal ?? "")",
          fields: fields(of: role), plugin: nil)
      }
      return (config ?? []) + roles
    }
    let engines = (settings?["secrets"]?.items ?? []).filter {
      $0["type"]?.hasText("database") == true
    }
    let database = engines.flatMap { engine -> [UnknownParameter] in
      let mount = engine["path"]?.literal ?? "database"
      let own: Set = ["create_only", "rotate", "save_to"]
      return ["config", "roles"].flatMap { kind in
        (engine["configuration"]?[kind]?.items ?? []).flatMap { item in
          all(
            of: resource, path: "\(mount)/\(kind)/\(item["name"]?.literal ?? "")",
            fields: fields(of: item), plugin: item["plugin_name"]?.text, beside: own)
        }
      }
    }
    return auth + database
  }

  private static func fields(of node: Node) -> [(name: String, range: SourceRange)] {
    node.entries.compactMap { entry in entry.key.text.map { ($0, entry.key.range) } }
  }
}
