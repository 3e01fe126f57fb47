import Languages

/// What holds for any text that is read as a script, however broken.
struct ShellInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let script: ShellScript
  private let size: Int

  init(_ text: String) {
    script = ShellScript(text)
    size = text.utf8.count
    for command in script.commands { check(command) }
    for block in script.blocks {
      check(block.range, "a block")
      expect(block.parent.map { $0 < script.blocks.count } ?? true, "a block has no such parent")
      expect(block.commands.upperBound <= script.commands.count, "a block has no such command")
    }
    for problem in script.problems { check(problem.range, "a problem") }
    checkPrograms()
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private mutating func check(_ range: Range<Int>, _ name: String) {
    expect(range.lowerBound >= 0 && range.upperBound <= size, "\(name) is outside of the script")
  }

  private mutating func check(_ command: ShellCommand) {
    check(command.range, "a command")
    let bodies = command.redirections.compactMap(\.body)
    for word in command.words + command.assignments.map(\.value) + bodies {
      check(word.range, "a word")
      for part in word.parts {
        check(part.range, "a part of a word")
        _ = script.origin(of: part).leaves.count
      }
      let text = script.text(of: word)
      check(text.range(of: 0..<text.text.utf8.count), "a text")
      _ = (script.value(of: word), script.origin(of: word).leaves.count, script.payload(word))
    }
    _ = (script.conditions(of: command), script.guards(of: command))
    _ = (script.failureEndsScript(command), script.standardInput(of: command))
    _ = (script.printsToLog(command) { _ in true }, script.isErrexit(at: command))
  }

  private mutating func checkPrograms() {
    for run in script.invocations {
      _ = (JQCommand(run, in: script), RedisCliCommand(run, in: script), PsqlCommand(run))
      if let vault = VaultCommand(run), let operation = VaultOperation(vault) {
        _ = script.value(of: operation.path)
      }
      if let curl = CurlCommand(run) { _ = VaultOperation.requests(of: curl, in: script) }
      if let kubectl = KubectlCommand(run) {
        _ = (
          kubectl.resources.map(\.kind), kubectl.manifests(in: script), kubectl.patch(in: script)
        )
      }
    }
    for command in script.commandsWithInitialKeys(script.invocations) {
      check(command.range, "a command with initial keys")
    }
    for write in script.secretWrites(among: script.invocations) { check(write.range, "a write") }
  }
}
