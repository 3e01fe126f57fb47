// Scripts that a command hands to another shell: `sh -c '...'`, `eval '...'`, `trap '...' EXIT`, `sh <<EOF`.

extension ShellParser {
  /// Each level reads its text once more, so few are followed.
  private static let maximumScriptDepth = 6

  private static let shells: Set<String> = ["sh", "ash", "bash", "dash", "ksh", "zsh"]

  /// Reads the script among a command's arguments, if there is one.
  mutating func parseQuotedScript(of index: Int) {
    let words = tree.commands[index].words
    guard words.count > 1, let script = ShellParser.script(among: words) else { return }
    parseScript(ShellText(script, in: root), of: index)
  }

  /// Reads the heredoc of a command as a script, if the command is a shell without other operands.
  mutating func parseStandardInputScript(of index: Int) {
    let command = tree.commands[index]
    guard let shell = ShellParser.shell(among: command.words),
      command.words[(shell + 1)...].allSatisfy({ $0.literalPrefix.hasPrefix("-") }),
      ShellParser.script(among: command.words) == nil, let body = command.hereDocument
    else { return }
    parseScript(ShellText(body, in: root), of: index)
  }

  private mutating func parseScript(_ text: ShellText, of index: Int) {
    guard scriptDepth < ShellParser.maximumScriptDepth else {
      note(.nestedTooDeeply)
      return
    }
    var inner = ShellParser(quoted: text, within: self)
    inner.scriptDepth = scriptDepth + 1
    inner.block = tree.commands[index].block
    inner.isConditional = tree.commands[index].isConditional
    swap(&tree, &inner.tree)
    inner.parseBlock(.script(command: index), until: [])
    swap(&tree, &inner.tree)
  }

  private static func script(among words: [ShellWord]) -> ShellWord? {
    switch words.first?.literal {
    case "eval": return words.count == 2 ? words[1] : nil
    case "trap": return words.count > 2 && words[1].literal != "-" ? words[1] : nil
    default: break
    }
    guard let shell = shell(among: words) else { return nil }
    var index = shell + 1
    while index < words.count, let option = words[index].literal,
      option.first == "-" || option.first == "+"
    {
      index += 1
      guard option.first == "-", !option.hasPrefix("--") else { continue }
      // `-o` takes the name of an option, as in `-euo pipefail -c`.
      if option.contains("o") { index += 1 }
      if option.contains("c") { return index < words.count ? words[index] : nil }
    }
    return nil
  }

  private static func shell(among words: [ShellWord]) -> Int? {
    guard let name = words.first?.literal,
      !["echo", "printf", "command", "which", "type"].contains(name)
    else { return nil }
    return words.firstIndex { word in
      guard let literal = word.literal else { return false }
      let base = literal.utf8.lastIndex(of: UInt8(ascii: "/")).map { literal.utf8.index(after: $0) }
      return shells.contains(String(literal[(base ?? literal.startIndex)...]))
    }
  }
}
