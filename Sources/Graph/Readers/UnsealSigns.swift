internal import Languages
public import Manifests
public import SourceText
internal import YAML

/// A fact that speaks for a Secret being the unseal keys of a Vault or OpenBao.
public struct UnsealSign: Sendable {
  /// The fact, as a clause.
  public let message: String
  /// Where it is written.
  public let range: SourceRange
}

extension ResourceGraph {
  /// What speaks for a reader's Secret being unseal keys (`facts: vault.md 3`), each kind once.
  ///
  /// Empty for the keys that a server needs before it starts: a static seal's and a transit token.
  public func unsealSigns(of reader: SecretReader) -> [UnsealSign] {
    guard !reader.secret.name.lowercased().contains("transit"), !hasStaticSeal(reader) else {
      return []
    }
    var signs: [UnsealSign] = []
    if KeyMaterial.isNamed(reader.secret.name) {
      signs.append(
        UnsealSign(
          message: "the name \(reader.secret.name) says that it holds unseal keys or a root token",
          range: reader.nameNode.range))
    }
    if let path = reader.mountPaths.first(where: KeyMaterial.speaksOfUnsealing) {
      signs.append(UnsealSign(message: "it is mounted at \(path)", range: reader.reference.range))
    } else if let key = reader.keys.first(where: { KeyMaterial.speaksOfUnsealing($0.text ?? "") }) {
      signs.append(
        UnsealSign(message: "the key \(key.text ?? "") is read from it", range: key.range))
    } else if let variable = reader.variable, KeyMaterial.speaksOfUnsealing(variable.name) {
      signs.append(
        UnsealSign(message: "the variable \(variable.name) takes it in", range: variable.node.range)
      )
    }
    if let range = unsealCommand(of: reader) {
      signs.append(UnsealSign(message: "its container runs operator unseal", range: range))
    }
    if let writer = writers(of: reader.secret).first(where: \.carriesInitialKeys) {
      signs.append(
        UnsealSign(
          message: "\(writer.displayName) fills it from operator init", range: writer.range))
    }
    return signs
  }

  /// An `operator unseal` in a script of the containers that see the Secret.
  private func unsealCommand(of reader: SecretReader) -> SourceRange? {
    let consumers = reader.consumers.map(\.node)
    for script in scripts(runBy: reader.resource) {
      guard let container = script.container, consumers.contains(container.node) else { continue }
      for command in script.invocations.compactMap({ VaultCommand($0) })
      where command.subcommand == ["operator", "unseal"] {
        return script.range(command.invocation.command.range)
      }
    }
    return nil
  }

  /// Whether the pod's Vault has a static seal, whose key must be there before the server starts.
  private func hasStaticSeal(_ reader: SecretReader) -> Bool {
    guard let pod = PodSpec(reader.resource) else { return false }
    return configMaps.texts(of: pod).contains { $0.contains("seal \"static\"") }
  }

  /// Whether something in the tree, or the project's word, says that a Secret comes to be without
  /// a person or a script: a manifest with data, a controller, a generator.
  public func isCreatedDeclaratively(_ secret: ObjectName) -> Bool {
    isExternal("Secret", secret)
      || writers(of: secret).contains { writer in
        switch writer.means {
        case .manifest: Secret(writer.resource)?.keys.isEmpty == false
        case .externalSecret(let policy): policy != "Merge" && policy != "None"
        case .vaultSecretsOperator(let create, _): create
        case .sealedSecret, .certificate, .operatorOutput, .generator: true
        case .script, .program: false
        }
      }
  }
}
