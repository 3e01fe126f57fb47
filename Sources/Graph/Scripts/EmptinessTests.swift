internal import Languages
internal import SourceText

/// The tests of a script that would notice an empty value.
struct EmptinessTests {
  private let script: Script

  init(_ script: Script) { self.script = script }

  /// Whether anything looks at the content of one of some variables, or at the size of a file.
  func look(at names: Set<String>, _ path: String?) -> Bool {
    script.shell.commands.contains { command in
      if command.words.contains(where: { $0.insists(on: names) }) { return true }
      switch command.name {
      case "[", "[[", "test":
        let words = command.words.dropFirst()
        // `-f` and `-e` only look whether the file is there.
        if words.contains(where: { $0.holdsValue(of: names) }) { return true }
        guard let path else { return false }
        return words.contains { $0.literal == "-s" }
          && words.contains { script.text(of: $0) == path }
          || words.contains { reads($0, path) }
      case "grep", "wc", "stat", "du":
        return path.map { path in command.words.contains { script.text(of: $0) == path } } ?? false
      default: return false
      }
    }
      || script.shell.blocks.contains {
        $0.kind == .caseItem && $0.subject?.holdsValue(of: names) == true
      }
  }

  /// The test that looks whether the file is there.
  func presenceTest(of path: String) -> SourceRange? {
    let test = script.shell.commands.first { command in
      ["[", "[[", "test"].contains(command.name)
        && command.words.contains { ["-f", "-e", "-r"].contains($0.literal) }
        && command.words.contains { script.text(of: $0) == path }
    }
    return test.map { script.range($0.range) }
  }

  /// `"$(cat FILE)"`
  private func reads(_ word: ShellWord, _ path: String) -> Bool {
    script.shell.origin(of: word).leaves.contains { leaf in
      if case .file(let file) = leaf { script.text(of: file) == path } else { false }
    }
  }
}

extension ShellWord {
  fileprivate func holdsValue(of names: Set<String>) -> Bool {
    parts.contains { part in
      if case .parameter(let parameter) = part.kind {
        names.contains(parameter.name)
      } else {
        false
      }
    }
  }

  /// `${NAME:?}`
  fileprivate func insists(on names: Set<String>) -> Bool {
    parts.contains { part in
      guard case .parameter(let parameter) = part.kind else { return false }
      return parameter.operator == ":?" && names.contains(parameter.name)
    }
  }
}
