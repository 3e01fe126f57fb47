internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A write of a secret in Vault's key-value engine, whoever makes it.
public struct KeyValueWrite: Sendable {
  /// The resource that writes, or that carries the script.
  public let resource: Resource
  /// The path as the CLI takes it, without `data/`.
  public let path: String
  /// The keys it writes.
  public let keys: Set<String>
  /// Whether it drops the keys it does not name.
  public let replaces: Bool
  /// The place of the path.
  public let range: SourceRange
  /// Whether it is one of the list of a bank-vaults configuration.
  var isConfiguration = false
  var source: (script: Script, write: VaultWrite)?
}

/// A write that drops keys which another one puts at the same path.
public struct ClobberingWrite: Sendable {
  /// The write that drops them.
  public let write: KeyValueWrite
  /// The one that puts them there.
  public let other: KeyValueWrite
  /// The keys.
  public let lost: [String]
  /// Whether the one is sure to come after the other.
  public let isInOrder: Bool
}

extension ResourceGraph {
  /// The writes that drop keys of others, each once.
  public var clobberingWrites: [ClobberingWrite] {
    let writes =
      resources.flatMap { KeyValueWrite.written(by: $0) }
      + scripts.flatMap { KeyValueWrite.written(by: $0) }
    let byPath = Lookup(writes) { $0.path }
    return writes.filter(\.replaces).compactMap { write in
      let others = byPath[write.path].prefix(16).filter { $0.range != write.range }
      let found = others.compactMap { clobbering($0, by: write) }
      return found.first(where: \.isInOrder) ?? found.first
    }
  }

  private func clobbering(_ other: KeyValueWrite, by write: KeyValueWrite) -> ClobberingWrite? {
    let lost = other.keys.subtracting(write.keys)
    guard !lost.isEmpty else { return nil }
    let result = { (isInOrder: Bool) in
      ClobberingWrite(write: write, other: other, lost: lost.sorted(), isInOrder: isInOrder)
    }
    // Each bank-vaults configuration is for a Vault of its own, and is carried out from top to bottom.
    if other.isConfiguration || write.isConfiguration {
      return other.resource.id == write.resource.id && other.range.lower < write.range.lower
        ? result(true) : nil
    }
    guard let one = other.source, let two = write.source,
      one.script.resource.id == two.script.resource.id,
      one.script.shell.text == two.script.shell.text
    else {
      // A variable means something else in each script; a write under a condition may be the first.
      let isConditional = write.source?.write.invocation.command.isConditional == true
      guard !isConditional, !write.path.contains("$"), Substitution(write.path) == nil,
        togetherness(write.resource, other.resource) != .unknown
          || Path.directory(inventory.appliedPath(of: write.resource))
            == Path.directory(inventory.appliedPath(of: other.resource)),
        mayBeOneVault(other.source?.write, write.source?.write)
      else { return nil }
      return result(false)
    }
    guard one.write.address == two.write.address, one.write.namespace == two.write.namespace else {
      return nil
    }
    let order = one.script.shell.order(
      of: one.write.invocation.command, then: two.write.invocation.command)
    return order == .always ? result(true) : nil
  }
}

/// Whether two commands may mean one Vault and one of its namespaces.
private func mayBeOneVault(_ one: VaultWrite?, _ other: VaultWrite?) -> Bool {
  guard let one, let other else { return true }
  return one.namespace == other.namespace
    && (one.address == other.address || one.address == nil || other.address == nil)
}

extension KeyValueWrite {
  /// `vault kv put`, `vault kv patch`, and what goes to `<mount>/data/<path>` through the API.
  static func written(by script: Script) -> [KeyValueWrite] {
    script.keyValueWrites.compactMap { write in
      let path = write.verb == .put ? write.path : apiPath(write.path) ?? write.path
      let isOfAPI = write.verb == .write || write.dataKeys != nil
      guard write.isComplete, !isOfAPI || write.dataKeys != nil else { return nil }
      let keys = isOfAPI ? write.dataKeys ?? [] : Array(write.fields.keys)
      guard !keys.isEmpty, keys.allSatisfy({ !$0.contains("$") && Substitution($0) == nil }) else {
        return nil
      }
      return KeyValueWrite(
        resource: script.resource, path: path, keys: Set(keys), replaces: write.verb != .patch,
        range: script.range(write.place.range), source: (script, write))
    }
  }

  /// vault-config-operator's RandomSecret, and bank-vaults' `startupSecrets`.
  static func written(by resource: Resource) -> [KeyValueWrite] {
    switch (resource.kind, resource.group) {
    case ("RandomSecret", "redhatcop.redhat.io"):
      let spec = resource.spec
      guard let folder = spec?["path"]?.literal, let key = spec?["secretKey"]?.literal,
        let name = spec?["name"]?.literal ?? resource.name
      else { return [] }
      return [
        KeyValueWrite(
          resource: resource, path: apiPath("\(folder)/\(name)") ?? "\(folder)/\(name)",
          // Newer operators keep the other keys of the path.
          keys: [key], replaces: false, range: (spec?["secretKey"] ?? resource.place).range)
      ]
    case ("Vault", "vault.banzaicloud.com"), ("ConfigMap", ""):
      let settings =
        resource.kind == "Vault"
        ? resource.spec?["externalConfig"] : VaultAuthMount.bankVaultsFile(of: resource)
      return (settings?["startupSecrets"]?.items ?? []).compactMap { startup(of: $0, in: resource) }
    default: return []
    }
  }

  private static func startup(of item: Node, in resource: Resource) -> KeyValueWrite? {
    guard item["type"]?.hasText("kv") == true, let place = item["path"], let path = place.literal,
      let data = item["data"]
    else { return nil }
    let references = (data["secretKeyRef"]?.items ?? []).compactMap { $0["key"]?.literal }
    let written = data["data"]?.entries ?? data.entries.filter { !$0.key.hasText("secretKeyRef") }
    return KeyValueWrite(
      resource: resource, path: apiPath(path) ?? path,
      keys: Set(written.compactMap(\.key.text) + references), replaces: true,
      range: place.range, isConfiguration: true)
  }

  /// `secret/app` of `secret/data/app`.
  private static func apiPath(_ path: String) -> String? {
    var parts = path.split(separator: "/")
    guard parts.count > 2, let place = parts.dropLast().dropFirst().firstIndex(of: "data") else {
      return nil
    }
    parts.remove(at: place)
    return parts.joined(separator: "/")
  }
}
