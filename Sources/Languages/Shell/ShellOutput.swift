// What the commands of a substitution print, where the script itself tells.

extension ShellResolver {
  /// The value of `$(...)`.
  mutating func value(ofOutput range: Range<Int>) -> ShellValue {
    guard let first = range.first.map({ script.commands[$0] }) else { return .known("") }
    let own = script.commands[range].filter { $0.block == first.block }
    guard own.count == 1, script.pipelines[first.pipeline].stages.count == 1 else {
      return .unknown(reason(for: range))
    }
    return printed(by: first).mapping(reason(for: range)) { text in
      text.hasSuffix("\n") ? String(text.reversed().drop { $0 == "\n" }.reversed()) : text
    }
  }

  private func reason(for range: Range<Int>) -> ShellUnknown {
    let command = script.commands[range.lowerBound]
    let part = ShellWord.Part(
      kind: .commandSubstitution(range), range: command.range, isQuoted: true)
    let own = ShellWord(parts: [part], range: command.range)
    if case .file(let path) = script.origin(of: own) { return .file(script.text(of: path).text) }
    let program = command.words.first.map { script.text(of: $0).text } ?? ""
    // Tekton's `$(params.name)` looks like a command to the shell, which never sees it.
    let isParameter =
      command.words.count == 1
      && ["params.", "workspaces.", "tasks.", "context.", "results.", "steps."]
        .contains { program.hasPrefix($0) }
    guard !isParameter else { return .template }
    let last = script.pipelines[command.pipeline].stages.last?.first.map { script.commands[$0] }
    return .output(last?.words.first.map { script.text(of: $0).text } ?? program)
  }

  private mutating func printed(by command: ShellCommand) -> ShellValue {
    let operands = command.words.dropFirst()
    let unknown = ShellValue.unknown(reason(for: command.index..<(command.index + 1)))
    switch command.name {
    case "echo": return echoed(operands) ?? unknown
    case "printf": return formatted(operands) ?? unknown
    case "cat":
      guard operands.isEmpty, let body = command.hereDocument else { return unknown }
      return value(of: body)
    case "basename", "dirname":
      guard (1...2).contains(operands.count), let path = operands.first else { return unknown }
      let suffix = operands.count == 2 ? value(of: operands[operands.endIndex - 1]).string : ""
      let isBase = command.name == "basename"
      return value(of: path).mapping(.tooMany) {
        isBase ? $0.lastComponent(without: suffix ?? "") : $0.folder
      }
    case "true", ":": return .known("")
    case let name? where operands.isEmpty && command.assignments.isEmpty:
      // In a container's command Kubernetes replaces `$(NAME)` by the variable, before any shell sees it.
      return environment[name] ?? unknown
    default: return unknown
    }
  }

  private mutating func echoed(_ operands: ArraySlice<ShellWord>) -> ShellValue? {
    let words = operands.drop { $0.literal == "-n" || $0.literal == "-E" }
    guard words.first?.literal?.hasPrefix("-e") != true else { return nil }
    var text: [String] = []
    for word in words {
      switch value(of: word) {
      case .unknown(let reason): return .unknown(reason)
      case .oneOf(let values):
        guard words.count == 1 else { return nil }
        return ShellValue(values)
      case .known(let value): text.append(value)
      }
    }
    let line = text.joined(separator: " ")
    // Shells differ in what their `echo` makes of a backslash.
    return line.contains("\\") ? nil : .known(line)
  }

  private mutating func formatted(_ operands: ArraySlice<ShellWord>) -> ShellValue? {
    var rest = operands.drop { $0.literal == "--" }
    guard let format = rest.popFirst()?.literal else { return nil }
    var text = ""
    var pieces = format.replacing("\\n", with: "\n").split(
      separator: "%", omittingEmptySubsequences: false)[...]
    text += pieces.popFirst() ?? ""
    for piece in pieces {
      guard piece.first == "s" || piece.first == "d", let word = rest.popFirst(),
        let value = value(of: word).string
      else { return nil }
      text += value + piece.dropFirst()
    }
    return rest.isEmpty && !text.contains("\\") ? .known(text) : nil
  }
}

extension String {
  fileprivate func lastComponent(without suffix: String) -> String {
    let path = hasSuffix("/") && count > 1 ? String(dropLast()) : self
    let name = path.baseName
    return !suffix.isEmpty && name.hasSuffix(suffix) && name != suffix
      ? String(name.dropLast(suffix.count)) : name
  }

  fileprivate var folder: String {
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == utf8.startIndex ? "/" : String(self[..<slash])
  }
}
