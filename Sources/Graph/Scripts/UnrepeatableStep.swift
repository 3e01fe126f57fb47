public import Languages
internal import Manifests
internal import SourceText

/// A step of a hook that fails when it is run a second time.
public struct UnrepeatableStep: Sendable {
  /// The script.
  public let script: Script
  /// The command.
  public let command: ShellCommand
  /// The command in a few words.
  public let name: String
  /// What is there already: `Secret seed`, `auth/kubernetes`.
  public let object: String
  /// Why the hook runs again.
  public let repetition: Repetition
}

extension ResourceGraph {
  /// The steps of hooks that make what the first sync has made, and so end each later one.
  public var unrepeatableSteps: [UnrepeatableStep] {
    scripts.flatMap { script -> [UnrepeatableStep] in
      guard script.role == .main, let resource = script.pod?.resource,
        let repetition = Repetition(resource, engine(of: resource)), repetition.isEachSync
      else { return [] }
      return script.invocations.prefix(Script.mostSteps).compactMap { invocation in
        let command = invocation.command
        guard let (name, object) = script.creation(by: invocation), script.decides(command),
          script.shell.conditions(of: command).isEmpty,
          !script.removes(object, before: command)
        else { return nil }
        return UnrepeatableStep(
          script: script, command: command, name: name, object: object, repetition: repetition)
      }
    }
  }
}

extension Script {
  /// Of one script no more commands are judged.
  fileprivate static let mostSteps = 1_000

  /// What a program makes, and refuses to make again.
  fileprivate func creation(by invocation: Invocation) -> (name: String, object: String)? {
    if let vault = VaultCommand(invocation) { return creation(by: vault) }
    if let kubectl = KubectlCommand(invocation) { return creation(by: kubectl) }
    if let psql = PsqlCommand(invocation) { return creation(by: psql) }
    let words = invocation.arguments.map { text(of: $0) }
    let operands = words.filter { !$0.hasPrefix("-") }
    switch (invocation.program, operands.first) {
    case ("helm", "install"):
      return operands.dropFirst().first.map { ("helm install", "release \($0)") }
    case ("mc", "mb") where !words.contains("-p") && !words.contains("--ignore-existing"):
      return operands.dropFirst().first.map { ("mc mb", "bucket \($0)") }
    default: return nil
    }
  }

  /// "path is already in use", "Vault is already initialized" (`vault http/sys_mount.go, sys_init.go`).
  private func creation(by vault: VaultCommand) -> (String, String)? {
    let program = vault.invocation.program
    switch vault.subcommand {
    case ["auth", "enable"], ["secrets", "enable"], ["audit", "enable"]:
      guard let path = (vault.mountPath ?? vault.options.value("-path") ?? vault.operands.first),
        case .known(let known) = value(of: path)
      else { return nil }
      let name = vault.subcommand.joined(separator: " ")
      return ("\(program) \(name)", "\(vault.subcommand[0]) mount \(known)")
    case ["operator", "init"]:
      return vault.options.isSet("-status")
        ? nil : ("\(program) operator init", "the initialised Vault")
    default: return nil
    }
  }

  private func creation(by kubectl: KubectlCommand) -> (String, String)? {
    guard kubectl.verb == "create", !kubectl.isDryRun, kubectl.tokenRequest == nil,
      kubectl.filenames.isEmpty, let resource = kubectl.resources.first,
      // A name in a variable may be another one each time.
      let word = resource.name, case .known(let name) = value(of: word)
    else { return nil }
    return ("kubectl create \(resource.type)", "\(resource.kind) \(name)")
  }

  private func creation(by psql: PsqlCommand) -> (String, String)? {
    for word in psql.commands {
      let words = text(of: word).split(whereSeparator: { $0.isWhitespace || $0 == ";" })
      guard words.count > 2, words[0].lowercased() == "create",
        ["database", "user", "role", "schema", "table"].contains(words[1].lowercased()),
        words[2].lowercased() != "if", !words[2].contains("$"), !words[2].contains("(")
      else { continue }
      return ("psql -c", "\(words[1].lowercased()) \(words[2])")
    }
    return nil
  }

  /// Whether the script deletes an object first.
  fileprivate func removes(_ object: String, before command: ShellCommand) -> Bool {
    let name = object.split(separator: " ").last.map(String.init) ?? object
    return invocations.contains { invocation in
      guard invocation.command.index < command.index else { return false }
      let words = invocation.arguments.prefix(32).map { text(of: $0) }
      let isRemoval = words.contains { word in
        ["delete", "disable", "uninstall", "rb"].contains(word)
          || word.lowercased().hasPrefix("drop ")
      }
      // Of a selection it is not known what it deletes.
      let isSelection = words.contains { ["-l", "--all", "-f"].contains($0) || $0.contains("$") }
      return isRemoval && (isSelection || words.contains { $0.contains(name) })
    }
  }
}
