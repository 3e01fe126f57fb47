internal import Languages

extension Script {
  /// What a test of presence asks for, in a few words: the object that it reads, or the word that it
  /// looks for in a list of Vault's; `nil` where it tells neither.
  func subject(ofTest range: Range<Int>) -> String? {
    if let object = objectsAsked(by: range).sorted().first { return object }
    // The list may be asked for inside the test's own words, with the search at the end of its pipe.
    let asked = questions(behind: range)
    let list = asked.lazy.flatMap { self.invocations(of: $0) }
      .compactMap { VaultCommand($0)?.subcommand }.first { $0.count == 2 && $0[1] == "list" }
    guard let kind = list?.first else { return nil }
    let pipelines = Set(asked.map(\.pipeline))
    let search = shell.commands.lazy.filter { pipelines.contains($0.pipeline) && $0.name == "grep" }
      .first
    let pattern = search?.words.dropFirst().prefix(8).map { self.text(of: $0) }
      .first { !$0.hasPrefix("-") }
    let what = ["auth": "auth method", "secrets": "secrets engine"][kind] ?? kind
    return pattern.map { "\(what) \($0)" }
  }
}

/// Finds the tests by which a script makes something only while it is not there yet.
struct PresenceTests {
  private let script: Script
  /// The objects that the script writes.
  private let written: Set<String>
  /// The subcommands of Vault that it runs.
  private let subcommands: Set<[String]>

  init(_ script: Script, _ uses: [ObjectUse]) {
    self.script = script
    written = Set(uses.filter { $0.action == .write }.map(\.object))
    subcommands = Set(script.invocations.compactMap { VaultCommand($0)?.subcommand })
  }

  /// The commands of the innermost such test around or before a command, as indices of the script's.
  func test(before command: ShellCommand) -> Range<Int>? {
    for condition in script.shell.conditions(of: command).prefix(32) {
      guard case .commands(let range) = condition.test, let meansPresent = asksPresence(range),
        condition.holds != meansPresent
      else { continue }
      let whole = wholePipeline(of: range)
      if asksForOwnWork(whole) { return whole }
    }
    return nil
  }

  /// With the stages that feed a command, where the condition names only the last one.
  private func wholePipeline(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first.map({ script.shell.commands[$0] }),
      let head = script.shell.pipelines[first.pipeline].stages.first
    else { return range }
    return min(head.lowerBound, range.lowerBound)..<range.upperBound
  }

  /// Whether the success of a test means that something is there; `nil` where it is not only about that.
  private func asksPresence(_ range: Range<Int>) -> Bool? {
    let shell = script.shell
    guard let first = range.first.map({ shell.commands[$0] }),
      shell.commands[range].allSatisfy({
        $0.pipeline == first.pipeline || $0.block != first.block
      })
    else { return nil }
    guard ["[", "[[", "test"].contains(first.name) else { return true }
    let words = first.words.dropFirst().filter { $0.literal != "]" && $0.literal != "]]" }
    let texts = words.map(\.literal)
    switch (texts.count, texts.first ?? nil) {
    case (1, _), (2, "-n"): return true
    case (2, "-z"): return false
    case (3, _): return comparesWithConstant(texts)
    default: return nil
    }
  }

  /// `[ "$X" = "" ]`, `[ "$X" != true ]`; against another value it is a comparison, which sees a change.
  private func comparesWithConstant(_ texts: [String?]) -> Bool? {
    guard let value = texts[2] ?? texts[0], let sign = texts[1] else { return nil }
    let isAbsent = ["", "null", "false", "0"].contains(value)
    guard isAbsent || value == "true" || value == "1" else { return nil }
    if sign == "=" || sign == "==" { return !isAbsent }
    return sign == "!=" ? isAbsent : nil
  }

  /// Whether a test asks for something that the script itself makes.
  private func asksForOwnWork(_ range: Range<Int>) -> Bool {
    if !script.objectsAsked(by: range).isDisjoint(with: written) { return true }
    return script.questions(behind: range).contains { command in
      script.invocations(of: command).contains { invocation in
        switch VaultCommand(invocation)?.subcommand {
        case ["auth", "list"]: subcommands.contains(["auth", "enable"])
        case ["secrets", "list"]: subcommands.contains(["secrets", "enable"])
        case ["policy", "list"]: subcommands.contains(["policy", "write"])
        case ["status"], ["operator", "init"]: subcommands.contains(["operator", "init"])
        default: false
        }
      }
    }
  }
}
