internal import Languages
internal import Manifests
public import SourceText

/// A place in which a script keeps the root token that its `operator init` printed.
public struct StoredRootToken: Sendable {
  /// What keeps it.
  public enum Store: Sendable, Hashable {
    /// A Secret.
    case secret
    /// A ConfigMap, which is no place for anything secret.
    case configMap
    /// A file on a volume that outlives the pod.
    case file
  }

  /// The script.
  public let script: Script
  /// What keeps it.
  public let store: Store
  /// The name of the object or the path of the file, as it is spelled where a variable tells it.
  public let name: String
  /// The key that is named for the token; `nil` where the whole output of `operator init` is kept.
  public let key: String?
  /// Where that is written.
  public let range: SourceRange
}

extension ResourceGraph {
  /// Every place in which scripts keep a root token of their own making.
  public var storedRootTokens: [StoredRootToken] { scripts.flatMap { $0.storedRootTokens } }
}

extension Script {
  fileprivate var storedRootTokens: [StoredRootToken] {
    let keys = shell.initialKeys(invocations)
    guard !keys.isEmpty else { return [] }
    return tokensInSecrets(keys) + tokensInConfigMaps(keys) + tokensInFiles(keys)
  }

  private func tokensInSecrets(_ keys: InitialKeys) -> [StoredRootToken] {
    let writers = Dictionary(
      SecretWriter.written(by: self).map { ($0.commandOffset, $0) }, uniquingKeysWith: { $1 })
    return secretWrites.filter(\.carriesInitialKeys).compactMap { write in
      let writer = writers[write.range.lowerBound]
      var names = writer?.keys.names.sorted() ?? []
      if case .keys(let given) = write.content { names = given.map(\.name) }
      let key = names.first { $0.lowercased().contains("root") }
      guard key != nil || write.carriesOnlyRootToken || keys.areGivenWhole(to: write.source) else {
        return nil
      }
      return StoredRootToken(
        script: self, store: .secret,
        name: writer?.secret.display ?? write.name.map { text(of: $0) } ?? "",
        key: key ?? (write.carriesOnlyRootToken ? names.first : nil),
        range: writer?.range ?? range(write.name?.range ?? write.range))
    }
  }

  /// `kubectl create configmap`, by itself or into `kubectl apply`.
  private func tokensInConfigMaps(_ keys: InitialKeys) -> [StoredRootToken] {
    invocations.compactMap { KubectlCommand($0) }.compactMap { kubectl in
      guard kubectl.verb == "create", let resource = kubectl.resources.first,
        let name = resource.name,
        ["configmap", "configmaps", "cm"].contains(resource.kind.lowercased()),
        keys.reach(kubectl.invocation.command),
        keys.areGivenWhole(to: kubectl.invocation.command) || kubectl.namesRootToken
      else { return nil }
      return StoredRootToken(
        script: self, store: .configMap, name: text(of: name), key: nil, range: range(name.range))
    }
  }

  /// `vault operator init > /vault/data/init.txt`, on a volume that stays.
  private func tokensInFiles(_ keys: InitialKeys) -> [StoredRootToken] {
    shell.commands.filter { keys.reach($0) }.flatMap { command -> [StoredRootToken] in
      guard keys.printsAll(command) || namesRootVariable(command) else { return [] }
      let copies = command.name == "tee" ? Array(command.words.dropFirst().prefix(8)) : []
      let targets = command.redirections.filter(\.writesStandardOutput).map(\.target) + copies
      return targets.compactMap { target in
        let path = text(of: target)
        guard isKeptOnVolume(path) else { return nil }
        return StoredRootToken(
          script: self, store: .file, name: path, key: nil, range: range(target.range))
      }
    }
  }

  /// `echo "$ROOT_TOKEN"`
  private func namesRootVariable(_ command: ShellCommand) -> Bool {
    ["echo", "printf"].contains(command.name)
      && command.words.dropFirst().prefix(8).contains { word in
        word.parts.contains { part in
          if case .parameter(let parameter) = part.kind {
            parameter.name.lowercased().contains("root")
          } else {
            false
          }
        }
      }
  }

  /// Whether a file outlives the pod.
  private func isKeptOnVolume(_ path: String) -> Bool {
    guard path.hasPrefix("/"), !path.hasPrefix("/dev/"), let pod,
      let mount = container?.volumeMounts.first(where: { $0.contains(path) })
    else { return false }
    return pod.volume(mount.name).map { !$0.isEmptyDir } ?? true
  }
}

extension KubectlCommand {
  /// `--from-literal=root_token="$TOKEN"`
  fileprivate var namesRootToken: Bool {
    options.options.contains { option in
      option.name == "--from-literal"
        && option.value.flatMap { $0.splitAtEquals()?.key }.map(KeyMaterial.isRootToken) == true
    }
  }
}
