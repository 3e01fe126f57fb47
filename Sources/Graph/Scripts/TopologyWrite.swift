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
    let writes = scripts.filter { $0.role == .main }.map { script in
      (script, script.objectUses.filter { $0.action == .write }.prefix(Script.mostWrites))
    }
    // What runs again and again, by a clock or for ever.
    let tracked = Set(
      writes.filter { script, _ in script.pod.map { $0.resource.kind != "Job" } ?? false }
        .flatMap { $0.1.map(\.object) })
    return writes.flatMap { script, uses -> [TopologyWrite] in
      guard script.pod?.resource.kind == "Job" else { return [] }
      var questions = LeaderQuestions(script)
      return uses.filter { !tracked.contains($0.object) }.compactMap { questions.write(by: $0) }
    }
  }
}

/// The commands of a script that ask who leads, each looked at once however many writes depend on it.
private struct LeaderQuestions {
  private typealias Answer = (place: Int, question: ShellCommand)

  private let script: Script
  /// The commands that set a variable, by its name.
  private let settings: [String: [ShellCommand]]
  private var byVariable: [String: Answer?] = [:]
  private var byTest: [Range<Int>: ShellCommand?] = [:]

  init(_ script: Script) {
    self.script = script
    var settings: [String: [ShellCommand]] = [:]
    for command in script.shell.commands {
      for name in Set(command.assignments.map(\.name)) {
        settings[name, default: []].append(command)
      }
    }
    self.settings = settings
  }

  mutating func write(by use: ObjectUse) -> TopologyWrite? {
    for value in script.valuesStored(by: use.invocation).prefix(64) where !value.isFile {
      guard let question = question(behind: value.word) else { continue }
      return TopologyWrite(
        script: script, target: use.object, place: script.range(value.word.range),
        question: question)
    }
    return nil
  }

  /// The command that asks who leads, where a word's value depends on its answer: it holds the answer, or a
  /// variable that is set where the answer is one or the other.
  private mutating func question(behind word: ShellWord) -> ShellCommand? {
    for leaf in script.shell.origin(of: word).leaves.prefix(16) {
      if case .command(let command) = leaf, script.asksWhoLeads(command) { return command }
    }
    var first: Answer?
    for part in word.parts.prefix(16) {
      guard case .parameter(let parameter) = part.kind, let answer = answer(behind: parameter.name)
      else { continue }
      if first.map({ answer.place < $0.place }) ?? true { first = answer }
    }
    return first?.question
  }

  private mutating func answer(behind variable: String) -> Answer? {
    if let known = byVariable[variable] { return known }
    var found: Answer?
    for command in settings[variable] ?? [] {
      for condition in script.shell.conditions(of: command) where found == nil {
        guard case .commands(let test) = condition.test, let asked = question(of: test) else {
          continue
        }
        found = (command.index, asked)
      }
      if found != nil { break }
    }
    byVariable[variable] = .some(found)
    return found
  }

  private mutating func question(of test: Range<Int>) -> ShellCommand? {
    if let known = byTest[test] { return known }
    let asked = script.questions(behind: test).first { script.asksWhoLeads($0) }
    byTest[test] = .some(asked)
    return asked
  }
}

extension Script {
  fileprivate func asksWhoLeads(_ command: ShellCommand) -> Bool {
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
