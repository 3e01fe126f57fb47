public import Languages
internal import Manifests

/// A step of a Job's script that an `exit 0` before it keeps from running, although the test of that
/// `exit` has nothing to do with it.
public struct SkippedStep: Sendable {
  /// The script.
  public let script: Script
  /// The `exit 0`.
  public let exit: ShellCommand
  /// The object that the test before the `exit` asks about.
  public let tested: String
  /// The command that writes this object when the script goes on.
  public let write: ShellCommand
  /// The change that does not happen.
  public let step: ObjectUse
}

extension ResourceGraph {
  /// The steps that a script of a Job or CronJob leaves out when another object is already as wanted.
  ///
  /// A step counts only where it asks by itself whether it has work to do, about something that the
  /// lines since the `exit` did not make: its author means it to run each time.
  public var skippedSteps: [SkippedStep] {
    scripts.flatMap { script -> [SkippedStep] in
      guard let kind = script.pod?.resource.kind, kind == "Job" || kind == "CronJob" else {
        return []
      }
      let exits = script.shell.commands.filter { $0.isPlainExit }.prefix(Script.mostExits)
      guard !exits.isEmpty else { return [] }
      let changes = script.objectUses.filter { $0.action != .read }
      return exits.compactMap { script.stepSkipped(by: $0, changes) }
    }
  }
}

extension Script {
  fileprivate static let mostExits = 16

  /// The first step that an `exit 0` leaves out for no reason.
  fileprivate func stepSkipped(by exit: ShellCommand, _ changes: [ObjectUse]) -> SkippedStep? {
    let around = shell.enclosingBlocks(of: exit)
    guard around.count == 1, around[0].kind == .thenBranch || around[0].kind == .elseBranch else {
      return nil
    }
    let conditions = shell.conditions(of: exit).filter { $0.otherwiseEnding == nil }
    guard conditions.count == 1, case .commands(let test) = conditions[0].test else { return nil }
    let tested = objectsAsked(by: test)
    let later = changes.filter { $0.invocation.command.index > exit.index }
    guard let write = later.first(where: { $0.action == .write && tested.contains($0.object) }),
      shell.enclosingBlocks(of: write.invocation.command).isEmpty
    else { return nil }
    let step = later.prefix(64).first { step in
      !tested.contains(step.object)
        && isIndependent(step.invocation.command, of: tested, since: exit)
    }
    return step.map {
      SkippedStep(
        script: self, exit: exit, tested: write.object, write: write.invocation.command, step: $0)
    }
  }

  /// Whether a command decides by a question of its own, and takes nothing from the lines between.
  private func isIndependent(
    _ command: ShellCommand, of tested: Set<String>, since exit: ShellCommand
  ) -> Bool {
    guard let region = shell.enclosingBlocks(of: command).last?.range.lowerBound,
      region > exit.range.upperBound
    else { return false }
    let tests = shell.conditions(of: command).compactMap { condition -> Range<Int>? in
      guard condition.otherwiseEnding == nil, case .commands(let test) = condition.test,
        let first = test.first, first > exit.index
      else { return nil }
      return test
    }
    // What was asked before the `exit` is known to both, and is no question of the step.
    let asking = tests.flatMap { questions(behind: $0) }.filter { $0.index > exit.index }
    let asked = Set(
      asking.flatMap { invocations(of: $0) }.flatMap { uses(by: $0) }
        .filter { $0.action == .read }.map(\.object))
    guard asking.contains(where: { asksAnother($0) }), asked.isDisjoint(with: tested) else {
      return false
    }
    let words = command.words + asking.flatMap(\.words)
    return words.prefix(64).allSatisfy { word in
      shell.origin(of: word).leaves.allSatisfy { leaf in
        guard case .command(let source) = leaf else { return true }
        return source.index < exit.index || source.range.lowerBound >= region
      }
    }
  }

  /// Whether a command asks a server, and not only the shell.
  private func asksAnother(_ command: ShellCommand) -> Bool {
    invocations(of: command).contains {
      ["kubectl", "oc", "vault", "bao", "curl", "wget", "redis-cli", "valkey-cli", "psql", "mysql"]
        .contains($0.program)
    }
  }
}

extension ShellCommand {
  fileprivate var isPlainExit: Bool { name == "exit" && words.dropFirst().first?.literal == "0" }
}
