// What a command comes to when names in variables, arrays and functions that hand their arguments on are followed.

extension ShellScript {
  private static let maximumLines = 8

  /// The words that are run: those of the command, or those that a function of the script runs with `"$@"`.
  func commandLines(of command: ShellCommand, depth: Int) -> [[ShellWord]] {
    commandLines(expanded(command.words), depth: depth)
  }

  private func commandLines(_ words: [ShellWord], depth: Int) -> [[ShellWord]] {
    guard let name = words.first?.literal, let function = bindings.definitions[name]?.last,
      depth < 3
    else { return [words] }
    let arguments = words.dropFirst()
    let body = commands[blocks[function].commands].prefix(256)
    let handedOn: [[ShellWord]] = body.compactMap { (inner: ShellCommand) -> [ShellWord]? in
      guard let place = inner.words.firstIndex(where: \.isAllArguments),
        let shifted = shifts(before: inner.range.lowerBound, in: function),
        inner.words.first?.literal != name || depth == 0
      else { return nil }
      var line = Array(inner.words[..<place])
      line += arguments.dropFirst(shifted)
      line += inner.words[(place + 1)...]
      return line
    }
    guard !handedOn.isEmpty else { return [words] }
    var lines: [[ShellWord]] = []
    for line in handedOn.prefix(ShellScript.maximumLines) {
      // `vault() { command vault "$@"; }` is no endless story.
      lines += line.first?.literal == name ? [line] : commandLines(expanded(line), depth: depth + 1)
    }
    return Array(lines.prefix(ShellScript.maximumLines))
  }

  /// The words with arrays and unquoted variables of known value in their place.
  private func expanded(_ words: [ShellWord]) -> [ShellWord] {
    guard words.contains(where: { $0.literal == nil }) else { return words }
    var fields: [ShellWord] = []
    for (place, word) in words.enumerated() {
      fields += place < 256 ? self.fields(of: word, isFirst: place == 0) : [word]
    }
    return fields
  }

  private func fields(of word: ShellWord, isFirst: Bool) -> [ShellWord] {
    guard word.parts.count == 1, case .parameter(let parameter) = word.parts[0].kind else {
      return isFirst ? split(word, isFirst: true) : [word]
    }
    if parameter.subscript == "@" || parameter.subscript == "*" {
      return elements(of: parameter.name, at: place(of: word.parts[0])) ?? [word]
    }
    return word.parts[0].isQuoted ? [word] : split(word, isFirst: isFirst)
  }

  /// The fields of a word whose value is known to be several, or none.
  private func split(_ word: ShellWord, isFirst: Bool) -> [ShellWord] {
    guard word.literal == nil, word.isSplit, let known = value(of: word).string else {
      return [word]
    }
    let fields = known.split { $0 == " " || $0 == "\t" || $0 == "\n" }
    // A single value stays the variable it is; the name of a program is needed as text, and so is an option.
    if fields.count == 1, !isFirst, !known.hasPrefix("-") { return [word] }
    return fields.map { ShellWord(literal: String($0), range: word.range) }
  }
}

extension ShellWord {
  /// `"$@"`
  fileprivate var isAllArguments: Bool {
    parameter.map { ($0.name == "@" || $0.name == "*") && $0.operator.isEmpty } ?? false
  }
}
