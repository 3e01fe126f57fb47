internal import Languages
internal import SourceText

extension Script {
  /// What `echo`, `printf` or the `cat` of a heredoc prints: lines of a configuration, whose values
  /// stay as they are spelled where they are not known; `nil` where a whole line may be anything.
  func printedText(by command: ShellCommand) -> EmbeddedText? {
    let operands = command.words.dropFirst()
    switch command.name {
    case "cat":
      guard operands.isEmpty, let body = command.hereDocument else { return nil }
      return EmbeddedText(joining: lines(of: body) ?? [])
    case "echo":
      var words = operands
      var readsEscapes = false
      while let option = words.first?.literal, ["-n", "-e", "-ne", "-en", "-E"].contains(option) {
        readsEscapes = readsEscapes || option.contains("e")
        words = words.dropFirst()
      }
      return joined(words, readsEscapes: readsEscapes)
    case "printf": return printed(operands)
    default: return nil
    }
  }

  /// The words of `echo`, with a blank between.
  private func joined(_ words: ArraySlice<ShellWord>, readsEscapes: Bool) -> EmbeddedText? {
    var parts: [EmbeddedText.Part] = []
    for word in words {
      // Shells differ in what their `echo` makes of a backslash.
      guard let own = lines(of: word, readsEscapes: readsEscapes, isFirst: parts.isEmpty) else {
        return nil
      }
      if !parts.isEmpty, !own.isEmpty { parts.append(.literal(" ")) }
      parts += own
    }
    return EmbeddedText(joining: parts + [.literal("\n")])
  }

  /// `printf 'requirepass %s\n' "$P"`: the format, with each `%s` taking the next word.
  private func printed(_ operands: ArraySlice<ShellWord>) -> EmbeddedText? {
    guard let format = operands.first?.literal, let place = operands.first?.range else {
      return nil
    }
    var rest = operands.dropFirst()
    let pieces = format.split(separator: "%", omittingEmptySubsequences: false)
    var text = String(pieces[0])
    for piece in pieces.dropFirst() {
      guard piece.first == "s", let word = rest.popFirst() else { return nil }
      text += self.text(of: word) + piece.dropFirst()
    }
    guard rest.isEmpty else { return nil }
    text = text.replacing("\\n", with: "\n")
    guard !text.contains("\\"), text.split(separator: "\n").allSatisfy({ Self.namesDirective($0) })
    else { return nil }
    return EmbeddedText(Array(text.utf8), standingFor: self.place(of: place))
  }

  /// The lines of a word, each with the place it is written at.
  private func lines(
    of word: ShellWord, readsEscapes: Bool = false, isFirst: Bool = true
  ) -> [EmbeddedText.Part]? {
    let whole = shell.text(of: word)
    let bytes = Array(whole.text.utf8)
    var parts: [EmbeddedText.Part] = []
    var start = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let range = start..<(start + line.count)
      start = range.upperBound + 1
      let spelled = String(decoding: line, as: UTF8.self)
      var text = value(of: whole.word(in: range)).string ?? spelled
      if word.parts.count == 1, word.literal != nil { text = spelled }
      if readsEscapes { text = text.replacing("\\n", with: "\n") }
      guard !text.contains("\\") else { return nil }
      let own = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard own.enumerated().allSatisfy({ !isFirst && $0 == 0 || Self.namesDirective($1) }) else {
        return nil
      }
      if !parts.isEmpty { parts.append(.literal("\n")) }
      let place = place(of: whole.range(of: range))
      parts.append(.text(EmbeddedText(Array(text.utf8), standingFor: place)))
    }
    return parts
  }

  /// Whether a line says which directive it sets: a variable at its start may be anything.
  private static func namesDirective(_ line: Substring) -> Bool {
    !line.prefix { $0 != " " && $0 != "\t" }.contains { $0 == "$" || $0 == "`" }
      && !line.drop { $0 == " " || $0 == "\t" }.hasPrefix("$")
  }

  /// The place of a part: a finding is shown beside the container, so it has to be in its resource.
  private func place(of offsets: Range<Int>) -> SourceRange {
    guard let pod, let container, resource.id != pod.resource.id else { return range(offsets) }
    return (container.node["image"] ?? container.node).range
  }
}
