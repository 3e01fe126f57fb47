internal import Languages

/// What scripts say, by their texts: the files of a tree and each cluster that they reach have the same ones.
struct ReadScripts: Sendable {
  private struct Key: Hashable {
    let text: String
    let start: ShellStart
  }

  private var known: [Key: ScriptReading] = [:]

  /// Shorter ones are read again sooner than they are kept.
  private static let shortest = 1_000

  mutating func add(_ scripts: [Script]) {
    for script in scripts where script.text.bytes.count >= Self.shortest {
      known[Key(text: script.shell.text, start: script.start)] = script.reading
    }
  }

  /// What a script says that is read already, or else is read now.
  func reading(of text: String, _ start: ShellStart) -> ScriptReading {
    guard text.utf8.count >= Self.shortest, let reading = known[Key(text: text, start: start)]
    else { return ScriptReading(text, start) }
    return reading
  }
}

/// What a text says as a script, whoever carries it.
final class ScriptReading: Sendable {
  let shell: ShellScript
  /// Every program it runs, in order.
  let invocations: [Invocation]
  /// Every place where it writes a Secret through kubectl.
  let secretWrites: [SecretWrite]

  init(_ text: String, _ start: ShellStart) {
    shell = ShellScript(
      text, interpreter: start.interpreter, stopsOnFailure: start.stopsOnFailure,
      failsInPipe: start.failsInPipe)
    invocations = shell.invocations
    secretWrites = shell.secretWrites(among: invocations)
  }
}
