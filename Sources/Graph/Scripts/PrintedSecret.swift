public import Languages
internal import Manifests
internal import SourceText
internal import YAML

/// A secret that a script shows in its container's log.
public struct PrintedSecret: Sendable {
  /// How it gets there.
  public enum Means: Sendable {
    /// A command prints it.
    case command
    /// `set -x`
    case trace
  }

  /// What it is: the variable, or what the program prints.
  public let name: String
  /// How it gets there.
  public let means: Means
  /// The command that prints it, or that turns tracing on.
  public let command: ShellCommand
  /// The traced command that holds the secret.
  public var uses: [ShellCommand] = []
}

extension Script {
  /// The secrets that the script shows in the log, once for each command.
  public var printedSecrets: [PrintedSecret] {
    let variables = SecretVariables(self)
    return shell.commands.compactMap { printed(by: $0, variables) } + traced(variables)
  }

  private func printed(
    by command: ShellCommand, _ variables: SecretVariables
  ) -> PrintedSecret? {
    guard let name = secretPrinted(by: command, variables), shell.printsToLog(command) else {
      return nil
    }
    return PrintedSecret(name: name, means: .command, command: command)
  }

  /// What a command would print, by its words alone.
  private func secretPrinted(
    by command: ShellCommand, _ variables: SecretVariables
  ) -> String? {
    switch command.name {
    case "echo", "printf":
      return command.words.dropFirst().prefix(32).lazy.compactMap { variables.first(in: $0) }.first
    case "cat" where command.words.count == 1:
      return command.hereDocument.flatMap { variables.first(in: $0) }
    case "base64":
      let decodes = command.words.dropFirst().contains {
        ["-d", "-D", "--decode"].contains($0.literal)
      }
      guard decodes, let source = shell.upstream(of: command).first else { return nil }
      return invocations(of: source).lazy.compactMap { decoded(by: $0) }.first
    default:
      return invocations(of: command).lazy.compactMap { outright(by: $0) }.first
    }
  }

  /// The programs whose own output is a secret.
  private func outright(by invocation: Invocation) -> String? {
    if let vault = VaultCommand(invocation), vault.subcommand == ["operator", "init"],
      !vault.options.isSet("-status")
    {
      return "the unseal keys and the root token that `operator init` returns"
    }
    if let kubectl = KubectlCommand(invocation), kubectl.tokenRequest != nil {
      return "the token that `create token` returns"
    }
    return nil
  }

  /// `kubectl get secret NAME -o jsonpath='{.data.password}' | base64 -d`
  private func decoded(by invocation: Invocation) -> String? {
    guard let kubectl = KubectlCommand(invocation), kubectl.verb == "get",
      let secret = kubectl.resources.first, secret.isSecret, let name = secret.name,
      let output = kubectl.options.value("-o", "--output")?.literal,
      let key = output.split(whereSeparator: { "{}.'\"[]=".contains($0) }).last.map(String.init),
      CredentialName(key) != nil
    else { return nil }
    return "key \(key) of Secret \(text(of: name))"
  }
}

// MARK: Tracing

extension Script {
  /// `set -x`, with the first command after it that has a secret among its words.
  private func traced(_ variables: SecretVariables) -> [PrintedSecret] {
    var start: ShellCommand?
    var found: [PrintedSecret] = []
    for command in shell.commands {
      if let isOn = command.setsTracing {
        start = isOn ? command : nil
      } else if let own = start, let name = variables.first(inWordsOf: command) {
        found.append(
          PrintedSecret(name: name, means: .trace, command: own, uses: [command]))
        start = nil
      }
    }
    return found
  }
}

extension ShellCommand {
  /// Whether it turns tracing on or off; `nil` for another command.
  fileprivate var setsTracing: Bool? {
    guard name == "set" else { return nil }
    for word in words.dropFirst().compactMap(\.literal) {
      if word.hasPrefix("+"), word.contains("x") { return false }
      if word.hasPrefix("-"), !word.hasPrefix("--"), word.contains("x") { return true }
    }
    return nil
  }
}
