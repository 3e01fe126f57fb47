public import Languages

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
  /// The command that the value comes from, where it is another one.
  public var source: ShellCommand?
}

extension Script {
  /// The secrets that the script shows in the log, once for each command.
  public var printedSecrets: [PrintedSecret] {
    // What hooks and probes print is nobody's log.
    guard role == .main else { return [] }
    var flow = SecretFlow(self)
    return shell.commands.compactMap { printed(by: $0, &flow) } + traced(&flow)
  }

  private func printed(by command: ShellCommand, _ flow: inout SecretFlow) -> PrintedSecret? {
    guard var secret = flow.secretPrinted(by: command) else { return nil }
    let reachesLog = shell.printsToLog(command) { stage in
      guard let left = self.secret(secret, passing: stage) else { return false }
      secret = left
      return true
    }
    guard reachesLog else { return nil }
    return PrintedSecret(
      name: secret.name, means: .command, command: command,
      source: secret.source?.index == command.index ? nil : secret.source)
  }
}

// MARK: Tracing

extension Script {
  /// `set -x` or `sh -x`, with the first command after it that has a secret among its words.
  private func traced(_ flow: inout SecretFlow) -> [PrintedSecret] {
    var start = isTraced ? shell.commands.first : nil
    var found: [PrintedSecret] = []
    for command in shell.commands {
      if let isOn = command.setsTracing {
        start = isOn ? command : nil
      } else if let own = start, let secret = flow.secret(inWordsOf: command) {
        let isOption = own.setsTracing == nil
        found.append(
          PrintedSecret(
            name: secret.name, means: .trace, command: isOption ? command : own,
            uses: isOption ? [] : [command]))
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
