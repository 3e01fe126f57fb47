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
  /// Only one where a configuration out of sight may make them a static seal's.
  public func unsealSigns(of reader: SecretReader) -> [UnsealSign] {
    guard !KeyMaterial.isTransit(reader.secret.name) else { return [] }
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
    signs += unsealCommand(of: reader)
    if let writer = writers(of: reader.secret).first(where: \.carriesInitialKeys) {
      signs.append(
        UnsealSign(
          message: "\(writer.displayName) fills it from operator init", range: writer.range))
    }
    guard !signs.isEmpty, let pod = PodSpec(reader.resource) else { return signs }
    if hasStaticSeal(pod) == true { return [] }
    return mayBeStaticSealKey(reader) ? Array(signs.prefix(1)) : signs
  }

  /// Whether a configuration out of sight may make a Secret the key of a static seal: not where
  /// something unseals with it, or `operator init` fills it.
  public func mayBeStaticSealKey(_ reader: SecretReader) -> Bool {
    guard let pod = PodSpec(reader.resource), hasStaticSeal(pod) == nil else { return false }
    return unsealCommand(of: reader).isEmpty
      && !writers(of: reader.secret).contains(where: \.carriesInitialKeys)
  }

  /// An unseal command in a script of the containers that see the Secret, and that it takes it in.
  private func unsealCommand(of reader: SecretReader) -> [UnsealSign] {
    let consumers = reader.consumers.map(\.node)
    for script in scripts(runBy: reader.resource) {
      guard let container = script.container, consumers.contains(container.node) else { continue }
      for invocation in script.invocations {
        guard let name = Self.unsealing(invocation, in: script) else { continue }
        let range = script.range(invocation.command.range)
        let sign = UnsealSign(message: "its container runs \(name)", range: range)
        guard reader.feeds(invocation.command, of: script) else { return [sign] }
        return [sign, UnsealSign(message: "\(name) is given what it holds", range: range)]
      }
    }
    return []
  }

  /// What unseals: the CLI's command or a call of the API.
  private static func unsealing(_ invocation: Invocation, in script: Script) -> String? {
    if VaultCommand(invocation)?.subcommand == ["operator", "unseal"] { return "operator unseal" }
    let urls = CurlCommand(invocation)?.urls ?? []
    let calls = urls.contains { script.text(of: $0).contains("/v1/sys/unseal") }
    return calls ? "sys/unseal" : nil
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

extension SecretReader {
  /// Whether a command's words hold the variable, or a file below the mounts.
  fileprivate func feeds(_ command: ShellCommand, of script: Script) -> Bool {
    let folders = mountPaths.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    return command.words.prefix(32).contains { word in
      script.shell.origin(of: word).leaves.contains { leaf in
        switch leaf {
        case .file(let path):
          let path = script.text(of: path)
          return folders.contains { path.hasPrefix($0) }
        case .environment(let name, _): return name == variable?.name
        default: return false
        }
      }
    }
  }
}
