/// A command that ends the script, or the function it stands in.
public struct ShellEnding: Sendable {
  /// How it ends.
  public enum Kind: Sendable {
    /// `exit`, with its status.
    case exit(status: ShellWord?)
    /// `return`, which ends a function or a sourced script.
    case `return`
    /// `exec PROGRAM`, which takes the shell's place.
    case exec
    /// A call of a function that always ends the script.
    case call(function: String)
  }

  /// The command that ends it.
  public let command: ShellCommand
  /// How it ends.
  public let kind: Kind
}

extension ShellScript {
  /// What may end the script before it comes to a command; see `failureEndsScript(_:)` for `set -e`.
  public func endings(before command: ShellCommand) -> [ShellEnding] {
    let chain = ancestors(of: command.block)
    let function = bindings.function(around: command.block)
    var low = 0
    var high = bindings.endings.count
    while low < high {
      let middle = (low + high) / 2
      if bindings.endings[middle].command < command.index {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return bindings.endings[..<low].suffix(256).compactMap { ending in
      let other = commands[ending.command]
      let own = bindings.function(around: other.block)
      if case .return = ending.kind, own != function { return nil }
      // A function's `exit` counts where the function is called, and what runs in a process ends only that.
      guard own == nil || own == function else { return nil }
      let isInner = ancestors(of: other.block).contains { !chain.contains($0) && isProcess($0) }
      return isInner ? nil : ShellEnding(command: other, kind: ending.kind)
    }
  }

  /// Whether the script ends when a command fails: `set -e` is on and nothing looks at the command's status
  /// (POSIX XCU 2.14 `set`, `-e`).
  public func failureEndsScript(_ command: ShellCommand) -> Bool {
    failureEndsScript(command, depth: 0)
  }

  private func failureEndsScript(_ command: ShellCommand, depth: Int) -> Bool {
    guard isErrexit(at: command), !isChecked(command.pipeline) else { return false }
    let isLast = command.stage == pipelines[command.pipeline].stages.count - 1
    guard
      isLast || startsWithPipefail
        || bindings.pipefail.contains(where: { $0 < command.range.lowerBound })
    else { return false }
    for index in ancestors(of: command.block) {
      let block = blocks[index]
      switch block.kind {
      case .ifCondition, .loopCondition: return false
      case .commandSubstitution, .processSubstitution, .script: return true
      case .function(let name):
        // Where the status of a call is looked at, `-e` is off in all of the function.
        let calls = (bindings.calls[name] ?? []).prefix(16)
        guard depth < 3, !calls.isEmpty else { return true }
        return calls.contains { failureEndsScript(commands[$0], depth: depth + 1) }
      default:
        if pipelines.indices.contains(block.pipeline), isChecked(block.pipeline) { return false }
      }
    }
    return true
  }

  /// Whether `set -e` is on where a command stands.
  public func isErrexit(at command: ShellCommand) -> Bool {
    bindings.errexit.last { $0.offset < command.range.lowerBound }?.isOn ?? startsWithErrexit
  }

  /// Whether `!`, `&&` or `||` looks at the status of a pipeline.
  private func isChecked(_ index: Int) -> Bool {
    let pipeline = pipelines[index]
    guard !pipeline.isNegated else { return true }
    let rest = bytes[min(pipeline.range.upperBound, bytes.count)...].prefix(64)
      .drop { " \t\\\r}\n)".utf8.contains($0) }
    return rest.starts(with: "&&".utf8) || rest.starts(with: "||".utf8)
  }
}
