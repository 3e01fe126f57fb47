/// Which commands handle the output of `vault operator init`, by way of pipes, variables and files.
struct InitialKeys {
  private var commands: Set<Int> = []
  private var variables: Set<String> = []
  private var files: Set<String> = []

  /// Goes through the script in order.
  init(in script: ShellScript, _ invocations: [Invocation]) {
    let initialising = invocations.filter { $0.initialisesVault(in: script) }
    guard !initialising.isEmpty else { return }
    commands = Set(initialising.map(\.command.index))
    // Twice, since a substitution's commands come after the command around them.
    for _ in 1...2 {
      for command in script.commands { follow(command, in: script) }
    }
  }

  private mutating func follow(_ command: ShellCommand, in script: ShellScript) {
    let words = command.words + command.redirections.compactMap(\.body)
    let isFed = script.upstream(of: command).prefix(8).contains { commands.contains($0.index) }
    let reads = command.redirections.contains {
      $0.operator == .input && $0.target.literal.map(files.contains) ?? false
    }
    if isFed || reads || words.contains(where: carries) { commands.insert(command.index) }
    for assignment in command.assignments where carries(assignment.value) {
      variables.insert(assignment.name)
    }
    guard commands.contains(command.index) else { return }
    for redirection in command.redirections where redirection.writesStandardOutput {
      if let path = redirection.target.literal, path != "/dev/null" { files.insert(path) }
    }
  }

  func reach(_ command: ShellCommand) -> Bool { commands.contains(command.index) }

  private func carries(_ word: ShellWord) -> Bool {
    if let literal = word.literal {
      // The path stands alone, or as in `--from-file=key=path`.
      return literal.split(separator: "=").last.map { files.contains(String($0)) } ?? false
    }
    return word.parts.contains { part in
      switch part.kind {
      case .parameter(let parameter): variables.contains(parameter.name)
      case .commandSubstitution(let range), .processSubstitution(let range):
        range.prefix(64).contains(where: commands.contains)
      case .literal, .arithmetic: false
      }
    }
  }
}

extension Invocation {
  /// `operator init`, or a write to `sys/init`.
  fileprivate func initialisesVault(in script: ShellScript) -> Bool {
    if let vault = VaultCommand(self) {
      return vault.subcommand == ["operator", "init"] && !vault.options.isSet("-status")
    }
    guard let curl = CurlCommand(self) else { return false }
    return VaultOperation.requests(of: curl, in: script).contains {
      $0.verb == .write && $0.path.literal == "sys/init"
    }
  }
}

extension ShellScript {
  /// The commands that handle the output of `operator init`: that print it, are fed with it or name it.
  public func commandsWithInitialKeys(_ invocations: [Invocation]) -> [ShellCommand] {
    let keys = InitialKeys(in: self, invocations)
    return commands.filter { keys.reach($0) }
  }
}
