/// Something that must have come out one way for a command to run.
public struct ShellCondition: Sendable {
  /// What is asked.
  public enum Test: Sendable {
    /// Commands whose success decides, as indices of `ShellScript.commands`.
    case commands(Range<Int>)
    /// Whether a `case` finds its subject among these patterns.
    case pattern(subject: ShellWord?, among: [ShellWord])
    /// Whether there is a word left for a loop; nil for `"$@"`.
    case each([ShellWord]?)
    /// Whether somebody calls the function.
    case call(function: String)
  }

  /// What is asked.
  public let test: Test
  /// Whether the answer has to be yes.
  public let holds: Bool
  /// The command that ends the script, or the function, when the answer is another; nil for what stands around or
  /// directly before the command.
  public let otherwiseEnding: ShellCommand?
}

extension ShellScript {
  private static let maximumExits = 64

  /// What must have held for a command to run: the lists, branches, loops and functions it stands in, and the tests
  /// that would have ended the script before it.
  public func conditions(of command: ShellCommand) -> [ShellCondition] {
    let blocks = ancestors(of: command.block)
    return surrounding(command, upTo: nil)
      + endings(before: command).prefix(ShellScript.maximumExits)
      .compactMap { ending -> ShellCondition? in
        let own = surrounding(ending.command, upTo: Set(blocks))
        // Of two tests that must both hold, neither alone is known to have failed.
        guard own.count == 1 else { return nil }
        return ShellCondition(
          test: own[0].test, holds: !own[0].holds, otherwiseEnding: ending.command)
      }
  }

  /// The conditions around a command, from the inside out, up to a block that others are in as well.
  private func surrounding(_ command: ShellCommand, upTo shared: Set<Int>?) -> [ShellCondition] {
    var found = listConditions(
      before: pipelines[command.pipeline].range.lowerBound, in: command.block)
    for index in ancestors(of: command.block) {
      if shared?.contains(index) == true { break }
      let block = blocks[index]
      switch block.kind {
      case .thenBranch, .elseBranch, .ifCondition: found += branchConditions(index)
      case .loopBody:
        if let condition = block.condition {
          found.append(decision(condition, holds: !block.isUntil))
        } else {
          found.append(
            ShellCondition(test: .each(loopWords[index] ?? nil), holds: true, otherwiseEnding: nil))
        }
      case .caseItem:
        let test = ShellCondition.Test.pattern(subject: block.subject, among: block.patterns)
        found.append(ShellCondition(test: test, holds: true, otherwiseEnding: nil))
      case .function(let name):
        found.append(ShellCondition(test: .call(function: name), holds: true, otherwiseEnding: nil))
      case .group, .subshell, .commandSubstitution, .processSubstitution, .script, .loopCondition:
        break
      }
      if block.followsOperator {
        found += listConditions(
          before: blocks[block.compound].outerStart(in: self), in: block.parent)
      }
    }
    return found
  }

  /// The condition of a branch, and those of the branches before it, which were not taken.
  private func branchConditions(_ index: Int) -> [ShellCondition] {
    let block = blocks[index]
    let before = (bindings.conditions[block.compound] ?? []).filter { $0 < index }
    return before.map { condition in
      let isOwn = condition == before.last && block.kind == .thenBranch
      return decision(blocks[condition].commands, holds: isOwn)
    }
  }

  private func decision(_ range: Range<Int>, holds: Bool) -> ShellCondition {
    guard let first = range.first.map({ commands[$0] }), pipelines[first.pipeline].isNegated,
      commands[range].allSatisfy({ $0.pipeline == first.pipeline || $0.block != first.block })
    else { return ShellCondition(test: .commands(range), holds: holds, otherwiseEnding: nil) }
    return ShellCondition(test: .commands(range), holds: !holds, otherwiseEnding: nil)
  }

  private func listConditions(before offset: Int, in block: Int?) -> [ShellCondition] {
    listGuards(before: offset, in: block).map { condition in
      let index = condition.command.index
      return ShellCondition(
        test: .commands(index..<(index + 1)), holds: !condition.runsOnFailure, otherwiseEnding: nil)
    }
  }
}

extension ShellBlock {
  /// Where the pipeline of the compound command begins.
  fileprivate func outerStart(in script: ShellScript) -> Int {
    script.pipelines.indices.contains(pipeline)
      ? script.pipelines[pipeline].range.lowerBound : range.lowerBound
  }
}
