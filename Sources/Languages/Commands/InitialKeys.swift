/// Which commands handle the output of `vault operator init`, by way of pipes, variables and files.
public struct InitialKeys: Sendable {
  /// Where any of the output gets to.
  private var output = Spread(isCut: false)
  /// The same without what a filter has cut down to the root token.
  private var unsealKeys = Spread(isCut: true)
  /// The commands that run `operator init`, and those that print its whole output again.
  private var initialising: Set<Int> = []
  private var copying: Set<Int> = []
  private var wholeVariables: Set<String> = []
  private var wholeFiles: Set<String> = []

  /// Goes through the script in order.
  init(in script: ShellScript, _ invocations: [Invocation]) {
    let initialising = invocations.filter { $0.initialisesVault(in: script) }
    guard !initialising.isEmpty else { return }
    self.initialising = Set(initialising.map(\.command.index))
    output.commands = self.initialising
    unsealKeys.commands = self.initialising
    // Twice, since a substitution's commands come after the command around them.
    for _ in 1...2 {
      for command in script.commands {
        output.follow(command, in: script)
        unsealKeys.follow(command, in: script)
        followWhole(command, in: script)
      }
    }
  }

  private mutating func followWhole(_ command: ShellCommand, in script: ShellScript) {
    for assignment in command.assignments where isWhole(assignment.value) {
      wholeVariables.insert(assignment.name)
    }
    guard reach(command) else { return }
    let operands = command.words.dropFirst()
    if ["cat", "echo", "printf"].contains(command.name), let last = operands.last,
      operands.count < 3, isWhole(last)
    {
      copying.insert(command.index)
    }
    // `tee` and `cat` pass on what they are fed.
    let fed = script.upstream(of: command).prefix(2)
    if ["tee", "cat"].contains(command.name), fed.count == 1,
      fed.allSatisfy({ printsAll($0.index) })
    {
      copying.insert(command.index)
      if command.name == "tee" { wholeFiles.formUnion(operands.compactMap(\.literal)) }
    }
    guard printsAll(command.index) else { return }
    wholeFiles.formUnion(command.filesWritten)
  }

  /// Whether nothing runs `operator init`.
  public var isEmpty: Bool { output.commands.isEmpty }

  /// Whether a command prints the keys, is fed with them or names them.
  public func reach(_ command: ShellCommand) -> Bool {
    output.commands.contains(command.index)
  }

  /// Whether unseal keys are, or may be, among what a command prints, is fed with or names.
  func unsealKeysReach(_ command: ShellCommand) -> Bool {
    unsealKeys.commands.contains(command.index)
  }

  /// Whether a command prints all that `operator init` printed.
  public func printsAll(_ command: ShellCommand) -> Bool { printsAll(command.index) }

  /// Whether a command is given all that `operator init` printed, the root token among it: `$INIT`,
  /// `/tmp/init.json`, also behind the name of a key.
  public func areGivenWhole(to command: ShellCommand) -> Bool {
    command.words.dropFirst().prefix(64).contains { word in
      // `--from-file=init.json=/tmp/init.json`
      var rest: ShellWord? = word
      for _ in 0..<3 {
        guard let value = rest else { return false }
        if isWhole(value) { return true }
        rest = value.splitAtEquals()?.value
      }
      return false
    }
  }

  /// Whether a word is all that `operator init` printed: its file, its variable, or the command itself.
  func isWhole(_ word: ShellWord) -> Bool {
    if let literal = word.literal { return wholeFiles.contains(literal) }
    guard word.parts.count == 1, let part = word.parts.first else { return false }
    switch part.kind {
    case .parameter(let parameter): return wholeVariables.contains(parameter.name)
    case .commandSubstitution(let range): return isWhole(range)
    case .literal, .arithmetic, .processSubstitution: return false
    }
  }

  /// Whether commands print it all: the one that initialises, or `cat` of its file.
  private func isWhole(_ range: Range<Int>) -> Bool {
    range.count == 1 && range.first.map { printsAll($0) } == true
  }

  private func printsAll(_ index: Int) -> Bool {
    initialising.contains(index) || copying.contains(index)
  }
}

/// Where something gets to in a script: the commands that handle it, the variables and files that hold it.
private struct Spread {
  /// Whether it ends where a filter picks the root token.
  let isCut: Bool
  var commands: Set<Int> = []
  private var variables: Set<String> = []
  private var files: Set<String> = []

  init(isCut: Bool) { self.isCut = isCut }

  mutating func follow(_ command: ShellCommand, in script: ShellScript) {
    let words = command.words + command.redirections.compactMap(\.body)
    let isFed = script.upstream(of: command).prefix(8).contains { commands.contains($0.index) }
    let reads = command.redirections.contains {
      $0.operator == .input && $0.target.literal.map(files.contains) ?? false
    }
    if isFed || reads || words.contains(where: { carries($0, in: script) }),
      !isCut || !command.picksRootToken(in: script)
    {
      commands.insert(command.index)
    }
    for assignment in command.assignments where carries(assignment.value, in: script) {
      variables.insert(assignment.name)
    }
    guard commands.contains(command.index) else { return }
    files.formUnion(command.filesWritten)
  }

  private func carries(_ word: ShellWord, in script: ShellScript) -> Bool {
    if let literal = word.literal {
      // The path stands alone, or as in `--from-file=key=path`.
      return literal.split(separator: "=").last.map { files.contains(String($0)) } ?? false
    }
    return word.parts.contains { part in
      switch part.kind {
      case .parameter(let parameter): variables.contains(parameter.name)
      case .commandSubstitution(let range), .processSubstitution(let range):
        // What a pipeline prints is what its last command does.
        range.prefix(64).contains { index in
          let command = script.commands[index]
          return commands.contains(index)
            && (!isCut || command.stage + 1 == script.pipelines[command.pipeline].stages.count)
        }
      case .literal, .arithmetic: false
      }
    }
  }
}

extension ShellCommand {
  /// The files that its standard output goes to.
  fileprivate var filesWritten: [String] {
    redirections.filter(\.writesStandardOutput).compactMap(\.target.literal)
      .filter { $0 != "/dev/null" }
  }

  /// `grep 'Root Token'`, `jq -r .root_token`: a filter that lets nothing else through.
  fileprivate func picksRootToken(in script: ShellScript) -> Bool {
    guard let name, ["grep", "egrep", "jq", "yq", "awk", "gawk", "sed"].contains(name) else {
      return false
    }
    let text = words.dropFirst().prefix(8).map { script.text(of: $0).text.lowercased() }
      .joined(separator: " ")
    return ["root_token", "root token", "roottoken"].contains(where: text.contains)
      && !["unseal", "keys_", ".keys", "recovery_key", " -v"].contains(where: text.contains)
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
  /// What the script does with the output of `operator init`, followed once.
  public func initialKeys(_ invocations: [Invocation]) -> InitialKeys {
    InitialKeys(in: self, invocations)
  }

  /// The commands that handle the output of `operator init`: that print it, are fed with it or name it.
  public func commandsWithInitialKeys(_ invocations: [Invocation]) -> [ShellCommand] {
    let keys = InitialKeys(in: self, invocations)
    return commands.filter { keys.reach($0) }
  }
}
