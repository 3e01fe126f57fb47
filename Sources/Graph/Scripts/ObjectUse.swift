public import Languages
internal import SourceText

/// A command of a script that reads or changes one object: a path of Vault, an object of Kubernetes.
public struct ObjectUse: Sendable {
  /// What it does with the object.
  public enum Action: Sendable { case read, write, delete }

  /// The object for messages, the same for all uses of it: `database/config/redis`, `Secret app`.
  public let object: String
  /// What it does.
  public let action: Action
  /// The program that does it.
  public let invocation: Invocation
}

extension Script {
  /// What the script reads and changes by name, in order.
  public var objectUses: [ObjectUse] { invocations.flatMap { uses(by: $0) } }

  /// What a program reads and changes by name.
  public func uses(by invocation: Invocation) -> [ObjectUse] {
    if let vault = VaultCommand(invocation) { return use(by: vault).map { [$0] } ?? [] }
    if let kubectl = KubectlCommand(invocation) { return uses(by: kubectl) }
    guard let curl = CurlCommand(invocation), let method = curl.method else { return [] }
    return curl.urls.compactMap { url in
      let text = text(of: url)
      guard let version = text.firstRange(of: "/v1/") else { return nil }
      let path = String(text[version.upperBound...].prefix { $0 != "?" })
      let action: ObjectUse.Action =
        method == "GET" ? .read : method == "DELETE" ? .delete : .write
      return Self.isState(path)
        ? ObjectUse(object: path, action: action, invocation: invocation) : nil
    }
  }

  /// The objects that a condition asks about, by itself or through variables.
  public func objectsAsked(by commands: Range<Int>) -> Set<String> {
    Set(
      questions(behind: commands).flatMap { invocations(of: $0) }.flatMap { uses(by: $0) }
        .filter { $0.action == .read }.map(\.object))
  }

  /// The commands whose answers a test looks at: its own, and those that fill its variables.
  public func questions(behind commands: Range<Int>) -> [ShellCommand] {
    shell.commands[commands].prefix(16).flatMap { command -> [ShellCommand] in
      [command]
        + command.words.prefix(16).flatMap { word in
          shell.origin(of: word).leaves.compactMap { leaf in
            if case .command(let asked) = leaf { asked } else { nil }
          }
        }
    }
  }

  private func use(by vault: VaultCommand) -> ObjectUse? {
    guard let word = vault.path else { return nil }
    let action: ObjectUse.Action
    switch vault.subcommand {
    case ["read"], ["kv", "get"], ["policy", "read"]: action = .read
    case ["write"], ["patch"], ["kv", "put"], ["kv", "patch"], ["policy", "write"]: action = .write
    case ["delete"], ["kv", "delete"]: action = .delete
    default: return nil
    }
    let path = text(of: word)
    return Self.isState(path)
      ? ObjectUse(object: path, action: action, invocation: vault.invocation) : nil
  }

  private func uses(by kubectl: KubectlCommand) -> [ObjectUse] {
    let action: ObjectUse.Action
    switch kubectl.verb {
    case "get": action = .read
    case "create", "patch", "label", "annotate", "rollout", "scale": action = .write
    case "delete": action = .delete
    default: return []
    }
    return kubectl.resources.flatMap { resource -> [ObjectUse] in
      guard let word = resource.name else { return [] }
      let known = value(of: word).possibilities
      return (known.isEmpty ? [text(of: word)] : known).map {
        ObjectUse(
          object: "\(resource.kind) \($0)", action: action, invocation: kubectl.invocation)
      }
    }
  }

  /// Whether a path of Vault keeps what is written to it: logins and issued certificates it does not.
  private static func isState(_ path: String) -> Bool {
    !path.hasPrefix("sys/") && !path.contains("/login") && !path.contains("/issue/")
      && !path.contains("/sign/")
  }
}
