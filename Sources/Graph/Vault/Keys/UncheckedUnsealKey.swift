internal import Languages
internal import Manifests
public import SourceText
internal import YAML

/// An unseal key that may be empty when it is given to Vault, without a test before.
public struct UncheckedUnsealKey: Sendable {
  /// The script.
  public let script: Script
  /// The word that holds the key.
  public let place: SourceRange
  /// Where the key comes from, for a sentence.
  public let source: String
  /// The test that looks only whether the file is there.
  public let presenceTest: SourceRange?
}

extension ResourceGraph {
  /// The unseal keys that may be empty without the script saying so.
  ///
  /// Where the failure of the command ends the script, its pod shows that something is wrong.
  public var uncheckedUnsealKeys: [UncheckedUnsealKey] {
    scripts.flatMap { script in
      script.unsealSteps.compactMap { step in
        guard !script.decides(step.invocation.command),
          let source = script.mayBeEmpty(step.key)
        else { return nil }
        let tests = EmptinessTests(script)
        let names = script.variables(behind: step.key)
        guard !tests.look(at: names, source.path) else { return nil }
        return UncheckedUnsealKey(
          script: script, place: script.range(step.key.range), source: source.meaning,
          presenceTest: source.path.flatMap { tests.presenceTest(of: $0) })
      }
    }
  }
}

extension Script {
  /// Where a key comes from that nothing promises to be there; `nil` for one that is, or that is not known.
  fileprivate func mayBeEmpty(_ word: ShellWord) -> (meaning: String, path: String?)? {
    for leaf in shell.origin(of: word).leaves.prefix(16) {
      switch leaf {
      case .file(let path):
        let path = text(of: path)
        // A file that the script itself writes is not the Secret's.
        if case .file = shell.contents(ofFile: ShellWord(literal: path, range: word.range)) {
          return ("the file \(path)", path)
        }
      case .environment(let name, _):
        if let secret = optionalSecret(of: name) {
          return ("$\(name), which is set only if Secret \(secret) has the key", nil)
        }
      case .command(let command):
        if let path = fileFiltered(by: command) { return ("the file \(path)", path) }
        guard let name = secretRead(by: command) else { continue }
        return ("what `kubectl get` finds in Secret \(name)", nil)
      default: continue
      }
    }
    return nil
  }

  /// The one file of which a filter prints a part, if nothing in the script writes it: `tr -d '\n' < FILE`,
  /// `head -n1 FILE`, `sed -n 1p FILE`.
  private func fileFiltered(by command: ShellCommand) -> String? {
    let filters: Set<String> = ["tr", "head", "tail", "sed", "awk", "cut", "grep", "xargs", "jq"]
    guard command.stage == 0, filters.contains(command.name ?? "") else { return nil }
    let input = command.redirections.last { $0.operator == .input && $0.descriptor == 0 }?.target
    guard let word = input ?? command.words.dropFirst().last else { return nil }
    let path = text(of: word)
    guard path.hasPrefix("/"), case .file = shell.contents(ofFile: word) else { return nil }
    return path
  }

  /// The Secret from which a variable is taken if the key is there.
  private func optionalSecret(of variable: String) -> String? {
    if let own = container?.environment.first(where: { $0.name == variable }) {
      let reference = own.node[path: "valueFrom", "secretKeyRef"]
      return reference?["optional"]?.bool == true ? reference?["name"]?.text : nil
    }
    let source = container?.node["envFrom"]?.items.lazy.compactMap { $0["secretRef"] }.first
    return source?["name"]?.text
  }

  private func secretRead(by command: ShellCommand) -> String? {
    invocations(of: command).lazy.compactMap { invocation in
      guard let kubectl = KubectlCommand(invocation), kubectl.verb == "get",
        let secret = kubectl.resources.first, secret.isSecret, let name = secret.name,
        kubectl.options.value("-o", "--output") != nil
      else { return nil }
      return self.text(of: name)
    }.first
  }

  /// The variables of a word, and those that their values are made of.
  fileprivate func variables(behind word: ShellWord) -> Set<String> {
    var names: Set<String> = []
    var rest = [word]
    while let word = rest.popLast(), names.count < 32 {
      for part in word.parts.prefix(32) {
        guard case .parameter(let parameter) = part.kind, names.insert(parameter.name).inserted
        else { continue }
        for leaf in shell.origin(of: part).leaves.prefix(8) {
          if case .environment(let name, _) = leaf { names.insert(name) }
        }
        rest += shell.commands.flatMap(\.assignments).filter { $0.name == parameter.name }
          .prefix(8).map(\.value)
        rest += shell.words(readInto: parameter.name)
      }
    }
    return names
  }
}
