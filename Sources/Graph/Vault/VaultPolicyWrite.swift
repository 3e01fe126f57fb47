public import Languages
public import Manifests
public import SourceText
internal import YAML

/// A policy that something of the tree gives to Vault.
public struct VaultPolicyWrite: Sendable {
  /// The resource that carries it.
  public let resource: Resource
  /// The name; `nil` where it is not told.
  public let name: String?
  /// What it allows.
  public let policy: VaultPolicy
  /// The way from a place in the text to the place in the file.
  private let place: Place

  private enum Place: Sendable {
    case same
    /// A text in a script, whose offsets lead through the script.
    case script(ShellText, EmbeddedText)
  }

  /// Whether a command of a script gives it to Vault.
  public var isOfScript: Bool {
    if case .script = place { true } else { false }
  }

  /// Where a part of the policy stands in its file.
  public func range(_ range: SourceRange) -> SourceRange {
    switch place {
    case .same: range
    case .script(let text, let script): script.range(text.range(of: range.offsets))
    }
  }

  private init(_ resource: Resource, _ name: String?, _ text: EmbeddedText) {
    self.resource = resource
    self.name = name
    policy = VaultPolicy(HCLText(text))
    place = .same
  }

  private init(_ script: Script, _ name: String?, _ text: ShellText) {
    resource = script.resource
    self.name = name
    let file = SourceFile(id: script.text.file, path: "", contents: Array(text.text.utf8))
    policy = VaultPolicy(HCLText(EmbeddedText(file)))
    place = .script(text, script.text)
  }
}

extension VaultPolicyWrite {
  /// The policies of operators' objects, and of files that ConfigMaps hold for scripts.
  static func written(by resource: Resource) -> [VaultPolicyWrite] {
    switch (resource.kind, resource.group) {
    case ("Policy", "redhatcop.redhat.io"):
      return one(
        resource, resource.spec?["name"]?.literal ?? resource.name, resource.spec?["policy"])
    case ("Policy", _) where resource.group.hasPrefix("vault.vault."):
      let provider = resource.spec?["forProvider"]
      return one(resource, provider?["name"]?.literal, provider?["policy"])
    case ("Vault", "vault.banzaicloud.com"):
      return bankVaults(resource.spec?["externalConfig"], of: resource)
    case ("ConfigMap", ""):
      let settings = VaultAuthMount.bankVaultsFile(of: resource)
      return bankVaults(settings, of: resource) + files(of: resource)
    default: return []
    }
  }

  private static func one(
    _ resource: Resource, _ name: String?, _ node: Node?
  ) -> [VaultPolicyWrite] {
    node?.embeddedText.map { [VaultPolicyWrite(resource, name, $0)] } ?? []
  }

  private static func bankVaults(_ settings: Node?, of resource: Resource) -> [VaultPolicyWrite] {
    (settings?["policies"]?.items ?? []).flatMap { item in
      one(resource, item["name"]?.literal, item["rules"])
    }
  }

  /// The keys of a ConfigMap that hold policies: `path` blocks in a file of HCL.
  private static func files(of configMap: Resource) -> [VaultPolicyWrite] {
    (configMap.node["data"]?.entries ?? []).compactMap { entry in
      guard let key = entry.key.text, key.hasSuffix(".hcl"), let text = entry.value.embeddedText
      else { return nil }
      let write = VaultPolicyWrite(configMap, String(key.dropLast(4)), text)
      return write.policy.rules.isEmpty ? nil : write
    }
  }

  /// `vault policy write NAME -`, or with a file that the script writes.
  static func written(by script: Script) -> [VaultPolicyWrite] {
    script.invocations.compactMap { invocation in
      guard let vault = VaultCommand(invocation), vault.subcommand == ["policy", "write"],
        let name = vault.operands.first, let source = vault.operands.dropFirst().first
      else { return nil }
      let input =
        source.literal == "-"
        ? script.shell.standardInput(of: invocation.command)
        : script.shell.contents(ofFile: source)
      guard case .text(let text)? = input else { return nil }
      return VaultPolicyWrite(script, script.name(of: name), text)
    }
  }
}
