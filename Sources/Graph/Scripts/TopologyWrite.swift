public import Languages
internal import Manifests
public import SourceText

/// A setting that a script derives from which server leads at the moment.
public struct TopologyWrite: Sendable {
  /// The script.
  public let script: Script
  /// The object it is written to: `database/config/redis`.
  public let target: String
  /// The value that is written.
  public let place: SourceRange
  /// The command that asks who leads.
  public let question: ShellCommand
}

extension ResourceGraph {
  /// What Jobs write once although it follows which server leads, and nothing of the tree writes again.
  public var untrackedTopologyWrites: [TopologyWrite] {
    let writes = scripts.filter { $0.role == .main }.flatMap { script in
      script.objectUses.filter { $0.action == .write }.prefix(Script.mostWrites).map {
        (script, $0)
      }
    }
    // What runs again and again, by a clock or for ever.
    let tracked = Set(
      writes.filter { script, _ in script.pod.map { $0.resource.kind != "Job" } ?? false }
        .map(\.1.object))
    return writes.compactMap { script, use in
      guard script.pod?.resource.kind == "Job", !tracked.contains(use.object) else { return nil }
      return script.topologyWrite(by: use)
    }
  }
}

extension Script {
  fileprivate func topologyWrite(by use: ObjectUse) -> TopologyWrite? {
    for value in valuesStored(by: use.invocation).prefix(64) where !value.isFile {
      guard let question = topologyQuestion(behind: value.word) else { continue }
      return TopologyWrite(
        script: self, target: use.object, place: range(value.word.range), question: question)
    }
    return nil
  }

  /// The command that asks who leads, where a word's value depends on its answer: it holds the answer, or a
  /// variable that is set where the answer is one or the other.
  private func topologyQuestion(behind word: ShellWord) -> ShellCommand? {
    for leaf in shell.origin(of: word).leaves.prefix(16) {
      if case .command(let command) = leaf, asksWhoLeads(command) { return command }
    }
    let names = word.parts.prefix(16).compactMap { part -> String? in
      if case .parameter(let parameter) = part.kind { parameter.name } else { nil }
    }
    for command in shell.commands
    where command.assignments.contains(where: { names.contains($0.name) }) {
      for condition in shell.conditions(of: command) {
        guard case .commands(let test) = condition.test else { continue }
        if let asked = questions(behind: test).first(where: { asksWhoLeads($0) }) { return asked }
      }
    }
    return nil
  }

  private func asksWhoLeads(_ command: ShellCommand) -> Bool {
    invocations(of: command).contains { invocation in
      if addressOwner(askedBy: invocation) == .master { return true }
      if let redis = RedisCliCommand(invocation, in: shell) {
        return redis.commands.contains { words in
          let texts = words.prefix(2).map { text(of: $0).lowercased() }
          return texts == ["role"] || texts == ["info", "replication"]
        }
      }
      guard let kubectl = KubectlCommand(invocation), kubectl.verb == "get",
        let selector = kubectl.options.value("-l", "--selector").map({ text(of: $0).lowercased() })
      else { return false }
      return ["=master", "=primary", "=leader", "vault-active=true", "openbao-active=true"]
        .contains { selector.contains($0) }
    }
  }
}
