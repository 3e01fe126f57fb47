internal import Languages

extension Script {
  /// Whether a command runs only if `kubectl get secret NAME` fails: behind `||`, in `else`, after
  /// `if !`, or because the script ends before it where the Secret is there.
  func runs(_ command: ShellCommand, onlyWithout secret: String) -> Bool {
    let guards = shell.guards(of: command) ?? []
    return guards.contains { $0.runsOnFailure && asks($0.command, for: secret) }
      || shell.commands[..<command.index].prefix(Self.mostBefore).contains {
        ends($0, before: command, with: secret)
      }
  }

  /// A script asks at its beginning; thousands of writes must not go through it each.
  private static let mostBefore = 1_000

  private func asks(_ command: ShellCommand, for secret: String) -> Bool {
    invocations(of: command).contains { invocation in
      guard let kubectl = KubectlCommand(invocation), kubectl.verb == "get" else { return false }
      return kubectl.resources.contains { resource in
        resource.isSecret && resource.name.map { text(of: $0) } == secret
      }
    }
  }

  /// Whether an `exit` ends the script before a command just where the Secret is there.
  private func ends(
    _ exit: ShellCommand, before command: ShellCommand, with secret: String
  ) -> Bool {
    guard exit.name == "exit", let guards = shell.guards(of: exit), let only = guards.first,
      guards.count == 1, !only.runsOnFailure, asks(only.command, for: secret)
    else { return false }
    // A subshell or a branch that the command is not in ends for itself.
    let isBranch = exit.block.map { shell.blocks[$0].kind == .thenBranch } ?? false
    let outer = isBranch ? exit.block.flatMap { shell.blocks[$0].parent } : exit.block
    guard let outer else { return true }
    return shell.blocks[outer].commands.contains(command.index)
  }
}
