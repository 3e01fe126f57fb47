// Where what a command prints ends up.

extension ShellScript {
  /// Calls and quoted scripts followed outwards from one command.
  private static let maximumCalls = 3

  /// Whether what a command prints comes out of the script, and so into a container's log: no file,
  /// pipe or substitution takes it. A function nobody calls prints nothing.
  ///
  /// - Parameter goesThrough: whether a stage of the command's own pipeline hands on what it reads.
  public func printsToLog(
    _ command: ShellCommand,
    goesThrough: (ShellCommand) -> Bool = { $0.name == "tee" }
  ) -> Bool {
    printsToLog(command, depth: 0, goesThrough)
  }

  /// Whether a file takes what a command prints.
  public func writesOutput(_ command: ShellCommand) -> Bool {
    command.redirections.contains(where: \.writesStandardOutput)
  }

  private func printsToLog(
    _ command: ShellCommand, depth: Int, _ goesThrough: (ShellCommand) -> Bool
  ) -> Bool {
    guard depth <= ShellScript.maximumCalls, isLeftOpen(command.redirections),
      passes(after: command.stage, of: command.pipeline, goesThrough),
      !isTakenByExec(before: command)
    else { return false }
    let copies = { (command: ShellCommand) in command.name == "tee" }
    for index in ancestors(of: command.block) {
      let block = blocks[index]
      switch block.kind {
      case .commandSubstitution, .processSubstitution: return false
      case .script(let outer): return printsToLog(commands[outer], depth: depth + 1, copies)
      case .function(let name):
        return (bindings.calls[name] ?? []).prefix(16).contains {
          printsToLog(commands[$0], depth: depth + 1, copies)
        }
      default:
        guard isLeftOpen(blocks[block.compound].redirections), isLeftOpen(block.redirections),
          passes(after: block.stage, of: block.pipeline, copies)
        else { return false }
      }
    }
    return true
  }

  /// Whether standard output stays what it was, or becomes the terminal's.
  private func isLeftOpen(_ redirections: [ShellRedirection]) -> Bool {
    redirections.allSatisfy { redirection in
      !redirection.writesStandardOutput
        || ["/dev/stderr", "/dev/stdout", "/proc/1/fd/1"].contains(redirection.target.literal)
    }
  }

  /// Whether the stages after one hand on what they read, as `tee` does.
  private func passes(
    after stage: Int, of pipeline: Int, _ goesThrough: (ShellCommand) -> Bool
  ) -> Bool {
    guard pipelines.indices.contains(pipeline) else { return true }
    return pipelines[pipeline].stages.dropFirst(stage + 1).allSatisfy { commands in
      guard let first = commands.first.map({ self.commands[$0] }) else { return false }
      return goesThrough(first) && isLeftOpen(first.redirections)
    }
  }

  /// `exec > FILE`
  private func isTakenByExec(before command: ShellCommand) -> Bool {
    bindings.outputChanges.first.map { $0 < command.index } ?? false
  }
}
