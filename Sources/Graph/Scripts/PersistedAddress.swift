internal import Languages
internal import Manifests
public import SourceText
internal import YAML

/// An address of a pod that a script writes where it outlives the pod.
public struct PersistedAddress: Sendable {
  /// Whose address it is.
  public enum Owner: Sendable {
    /// The master that Sentinel names at the moment.
    case master
    /// A pod of the cluster.
    case pod
    /// The pod that runs the script.
    case itself
  }

  /// The script.
  public let script: Script
  /// Whose address it is.
  public let owner: Owner
  /// The object it is written to: `database/config/redis`, `ConfigMap redis`.
  public let target: String
  /// The value that is written.
  public let place: SourceRange
  /// The command or the variable that it comes from.
  public let source: SourceRange
}

extension ResourceGraph {
  /// The addresses of pods that scripts write to Vault, to ConfigMaps and to Secrets.
  ///
  /// A long-running container that writes its own address does so at each start, which is right.
  public var persistedAddresses: [PersistedAddress] {
    scripts.flatMap { script -> [PersistedAddress] in
      guard let kind = script.pod?.resource.kind else { return [] }
      let runsOnce = kind == "Job" || kind == "CronJob"
      let variables = script.podAddresses
      return script.invocations.flatMap { script.persistedAddresses(by: $0, variables) }
        .filter { runsOnce || $0.owner != .itself }
    }
  }
}

extension Script {
  /// The variables that hold the address of the script's own pod.
  fileprivate var podAddresses: [String: SourceRange] {
    var addresses: [String: SourceRange] = [:]
    for variable in container?.environment ?? [] {
      let field = variable.node[path: "valueFrom", "fieldRef", "fieldPath"]
      if let field, field.hasText("status.podIP") { addresses[variable.name] = field.range }
    }
    return addresses
  }

  fileprivate func persistedAddresses(
    by invocation: Invocation, _ variables: [String: SourceRange]
  ) -> [PersistedAddress] {
    guard let use = uses(by: invocation).first(where: { $0.action == .write }) else { return [] }
    return valuesStored(by: invocation).compactMap { value in
      guard !value.isFile, let (owner, source) = address(in: value.word, variables) else {
        return nil
      }
      return PersistedAddress(
        script: self, owner: owner, target: use.object, place: range(value.word.range),
        source: source)
    }
  }

  /// Whose address a word holds, and where it comes from.
  private func address(
    in word: ShellWord, _ variables: [String: SourceRange]
  ) -> (PersistedAddress.Owner, SourceRange)? {
    for leaf in shell.origin(of: word).leaves {
      switch leaf {
      case .command(let command):
        guard
          let owner = invocations(of: command).lazy.compactMap({ addressOwner(askedBy: $0) }).first
        else { continue }
        return (owner, range(command.range))
      case .environment(let name, _):
        guard let field = variables[name] else { continue }
        return (.itself, field)
      default: continue
      }
    }
    return nil
  }

  /// Whose address a program prints.
  func addressOwner(askedBy invocation: Invocation) -> PersistedAddress.Owner? {
    if let redis = RedisCliCommand(invocation, in: shell) {
      let asks = redis.commands.contains { words in
        words.contains { $0.literal?.lowercased() == "get-master-addr-by-name" }
      }
      return asks ? .master : nil
    }
    if let kubectl = KubectlCommand(invocation), kubectl.verb == "get" {
      let output = kubectl.options.value("-o", "--output").map { text(of: $0) } ?? ""
      return output.contains("podIP") ? .pod : nil
    }
    let isOwn =
      invocation.program == "hostname" && invocation.container == nil
      && invocation.arguments.contains { ["-i", "-I"].contains($0.literal) }
    return isOwn ? .itself : nil
  }
}
