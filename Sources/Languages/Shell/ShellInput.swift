/// What a command reads.
public enum ShellInput: Sendable {
  /// Text of the script: a heredoc, a here-string, the arguments of `echo`.
  case text(ShellText)
  /// A file the script does not write itself.
  case file(ShellWord)
  /// The output of another command.
  case command(ShellCommand)
}

extension ShellScript {
  /// Indirections followed before giving up, as in `echo "$X" | cat | tee f`.
  private static let maximumHops = 6
  /// Text reached through a variable or a file is taken along each time, so it has to be short.
  private static let maximumLength = 1 << 14

  /// What standard input brings to a command: its heredoc, its file, or what the pipeline feeds it.
  public func standardInput(of command: ShellCommand) -> ShellInput? {
    standardInput(of: command, hops: 0)
  }

  /// The contents of a file of literal path that the script writes.
  public func contents(ofFile path: ShellWord) -> ShellInput {
    contents(ofFile: path, hops: 0)
  }

  /// What a word holds that a command sends as it is: text, or what is behind a lone variable.
  public func payload(_ word: ShellWord) -> ShellInput {
    switch origin(of: word) {
    case .file(let path): contents(ofFile: path)
    case .command(let command):
      output(of: lastCommand(ofPipelineFrom: command), hops: 0) ?? .command(command)
    default: .text(text(behind: word, hops: 0))
    }
  }

  /// What the commands of `<(...)` print.
  func output(ofSubstitution range: Range<Int>) -> ShellInput? {
    range.first.flatMap { output(of: lastCommand(ofPipelineFrom: commands[$0]), hops: 0) }
  }

  private func standardInput(of command: ShellCommand, hops: Int) -> ShellInput? {
    guard hops < ShellScript.maximumHops else { return nil }
    if let own = input(of: command.redirections, fedBy: upstream(of: command), hops: hops) {
      return own
    }
    guard command.stage == 0 else { return nil }
    // What a loop or a group is given, the commands in it read.
    for index in ancestors(of: command.block) {
      let block = blocks[index]
      switch block.kind {
      case .function, .script, .commandSubstitution, .processSubstitution: return nil
      default: break
      }
      let feeding = stage(block.stage - 1, of: block.pipeline)
      if let own = input(of: blocks[block.compound].redirections, fedBy: feeding, hops: hops) {
        return own
      }
      guard block.stage == 0 else { return nil }
    }
    return nil
  }

  private func input(
    of redirections: [ShellRedirection], fedBy feeding: ArraySlice<ShellCommand>, hops: Int
  ) -> ShellInput? {
    let source = redirections.last { $0.descriptor == 0 }
    if let body = source?.body { return .text(text(behind: body, hops: hops)) }
    if let source {
      return source.operator == .input ? contents(ofFile: source.target, hops: hops + 1) : nil
    }
    // Of a group, the command that carries text is the one that tells something.
    let outputs = feeding.prefix(4).compactMap { output(of: $0, hops: hops + 1) }
    let text = outputs.first { if case .text = $0 { true } else { false } }
    return text ?? outputs.first
  }

  private func contents(ofFile path: ShellWord, hops: Int) -> ShellInput {
    guard hops < ShellScript.maximumHops, let name = path.literal,
      let writer = writer(ofFile: name, before: path.range.lowerBound)
    else { return .file(path) }
    let output = output(of: writer, hops: hops + 1)
    if case .text(let text)? = output, text.word.range.count >= ShellScript.maximumLength {
      return .file(path)
    }
    return output ?? .file(path)
  }

  /// The only command that writes a file, or the last one before a place, if nothing else can have come between.
  private func writer(ofFile name: String, before offset: Int) -> ShellCommand? {
    guard let writers = bindings.writers[name] else { return nil }
    if writers.count == 1 { return commands[writers[0]] }
    guard let last = writers.last(where: { commands[$0].range.lowerBound < offset }) else {
      return nil
    }
    let command = commands[last]
    let appends = command.redirections.contains {
      $0.operator == .append || $0.operator == .appendBoth
    }
    guard !command.followsOperator, !appends,
      ancestors(of: command.block).allSatisfy({
        blocks[$0].kind == .group || blocks[$0].range.contains(offset)
      })
    else { return nil }
    return command
  }

  /// What a command prints.
  private func output(of command: ShellCommand, hops: Int) -> ShellInput? {
    guard hops < ShellScript.maximumHops else { return nil }
    switch command.name {
    case "echo":
      let operands = command.words.dropFirst().drop {
        ["-e", "-n", "-E", "-ne", "-en"].contains($0.literal)
      }
      return .text(text(behind: ShellWord(joining: Array(operands)), hops: hops))
    case "printf":
      let operands = command.words.dropFirst()
      guard let shown = operands.dropFirst().first ?? operands.first else { return nil }
      return .text(text(behind: shown, hops: hops))
    case "cat":
      if let file = file(readBy: command) { return contents(ofFile: file, hops: hops + 1) }
      return standardInput(of: command, hops: hops + 1)
    // Filters that leave most of a text as it is.
    case "tee", "envsubst": return standardInput(of: command, hops: hops + 1)
    case nil where command.words.isEmpty: return nil
    default: return .command(command)
    }
  }

  /// The command whose output a pipeline gives, by the one at its head.
  private func lastCommand(ofPipelineFrom head: ShellCommand) -> ShellCommand {
    pipelines[head.pipeline].stages.last?.first.map { commands[$0] } ?? head
  }

  /// The text of a word; of a lone variable or `$(cat <<EOF)`, the text it stands for.
  private func text(behind word: ShellWord, hops: Int) -> ShellText {
    let plain = text(of: word)
    guard hops < ShellScript.maximumHops, word.parts.count == 1, let part = word.parts.first else {
      return plain
    }
    switch part.kind {
    case .parameter(let parameter) where parameter.yieldsValue:
      let bindings = reach(of: parameter.name, at: place(of: part)).bindings
      guard bindings.count == 1, case .word(let value) = bindings[0].source,
        value.range.count < ShellScript.maximumLength
      else { return plain }
      return text(behind: value, hops: hops + 1)
    case .commandSubstitution(let range):
      guard let first = commands[range].first,
        case .text(let text)? = output(of: lastCommand(ofPipelineFrom: first), hops: hops + 1)
      else { return plain }
      return text
    default: return plain
    }
  }
}

extension ShellWord {
  /// Words as `echo` prints them, with a blank between.
  fileprivate init(joining words: [ShellWord]) {
    var parts: [Part] = []
    for word in words {
      if let last = parts.last {
        let gap = last.range.upperBound..<max(last.range.upperBound, word.range.lowerBound)
        parts.append(Part(kind: .literal(" "), range: gap, isQuoted: false))
      }
      parts += word.parts
    }
    let lower = words.first?.range.lowerBound ?? 0
    self.init(parts: parts, range: lower..<max(lower, words.last?.range.upperBound ?? lower))
  }
}
