/// A command whose success or failure decides whether another runs.
public struct ShellGuard: Sendable {
  /// The command that decides.
  public let command: ShellCommand
  /// Whether the other runs when this one fails: after `||`, in `else`, behind `if !`.
  public let runsOnFailure: Bool
}

extension ShellScript {
  /// Blocks and members of a list looked at around one command.
  private static let reach = 64

  /// What decides whether a command runs: the commands before it in its `&&` and `||` list, and the
  /// conditions around it; nil where more than single commands do, as in a loop.
  public func guards(of command: ShellCommand) -> [ShellGuard]? {
    var guards = listGuards(before: pipelines[command.pipeline].range.lowerBound, in: command.block)
    for (depth, block) in enclosingBlocks(of: command).enumerated() {
      guard depth < ShellScript.reach else { return nil }
      switch block.kind {
      case .thenBranch, .elseBranch:
        guard let condition = block.condition.flatMap({ single(in: $0) }) else { return nil }
        let isNegated = pipelines[condition.pipeline].isNegated
        let isElse = block.kind == .elseBranch
        guards.append(ShellGuard(command: condition, runsOnFailure: isElse != isNegated))
      case .ifCondition, .loopCondition, .loopBody, .caseItem: return nil
      case .function, .group, .subshell, .commandSubstitution, .processSubstitution, .script:
        guards += listGuards(before: block.range.lowerBound, in: block.parent)
      }
    }
    return guards
  }

  /// The only command of a condition.
  private func single(in range: Range<Int>) -> ShellCommand? {
    guard range.count < ShellScript.reach, let first = range.first.map({ commands[$0] }) else {
      return nil
    }
    let isAlone = commands[range].allSatisfy { $0.index == first.index || $0.block != first.block }
    return isAlone ? first : nil
  }

  func listGuards(before offset: Int, in block: Int?) -> [ShellGuard] {
    var guards: [ShellGuard] = []
    var offset = offset
    while guards.count < ShellScript.reach, let previous = previous(before: offset, in: block) {
      let pipeline = pipelines[previous.pipeline]
      // What is far away is no operator.
      guard pipeline.range.upperBound <= offset,
        offset - pipeline.range.upperBound < 4 * ShellScript.reach
      else { break }
      let between = bytes[pipeline.range.upperBound..<offset].filter {
        !" \t\r\n\\{(!".utf8.contains($0)
      }
      let isAnd = between.elementsEqual("&&".utf8)
      guard isAnd || between.elementsEqual("||".utf8) else { break }
      guards.append(ShellGuard(command: previous, runsOnFailure: isAnd == pipeline.isNegated))
      offset = pipeline.range.lowerBound
    }
    return guards
  }

  /// The last command of a block that begins before an offset.
  private func previous(before offset: Int, in block: Int?) -> ShellCommand? {
    var low = 0
    var high = commands.count
    while low < high {
      let middle = (low + high) / 2
      if commands[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return commands[..<low].suffix(ShellScript.reach).last { $0.block == block }
  }
}
