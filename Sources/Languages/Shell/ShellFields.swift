// What one word becomes when it may become several: lists of loops, elements of arrays, lines that are read.

extension ShellResolver {
  /// The values that the variable of a loop takes in turn.
  mutating func fields(of words: [ShellWord]) -> ShellValue {
    var values: [String] = []
    for word in words.prefix(ShellResolver.maximumAlternatives + 1) {
      let next = fields(of: word)
      if case .unknown = next { return next }
      values += next.possibilities
      guard values.count <= ShellResolver.maximumAlternatives else { return .unknown(.tooMany) }
    }
    guard words.count <= ShellResolver.maximumAlternatives else { return .unknown(.tooMany) }
    return ShellValue(values)
  }

  private mutating func fields(of word: ShellWord) -> ShellValue {
    if let (elements, place) = elements(of: word) {
      guard let elements else { return .unknown(.array(place)) }
      return fields(of: elements)
    }
    if let expanded = word.braceExpansion {
      guard script.interpreter != .posix else { return .unknown(.braces) }
      guard expanded.count <= ShellResolver.maximumAlternatives else { return .unknown(.tooMany) }
      return fields(of: expanded)
    }
    if word.parts.contains(where: { $0.isPattern }) { return .unknown(.pattern) }
    let value = sequence(of: word) ?? value(of: word)
    guard case .unknown = value else {
      guard word.isSplit else { return value }
      let values = value.possibilities.flatMap { text in
        text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
      }
      guard !values.contains(where: { $0.contains("*") }) else { return .unknown(.pattern) }
      return values.count > ShellResolver.maximumAlternatives
        ? .unknown(.tooMany) : ShellValue(values)
    }
    return value
  }

  /// The elements behind a word that is a whole array; nil elements where they are not told.
  private func elements(of word: ShellWord) -> (elements: [ShellWord]?, name: String)? {
    guard word.parts.count == 1, case .parameter(let parameter) = word.parts[0].kind,
      parameter.operator == "[]", parameter.subscript == "@" || parameter.subscript == "*"
    else { return nil }
    return (
      script.elements(of: parameter.name, at: script.place(of: word.parts[0])), parameter.name
    )
  }

  /// `${NAME[0]}`, and `${NAME[@]}` as one word.
  mutating func element(
    _ index: String, of parameter: ShellParameter, at place: ShellPlace
  ) -> ShellValue {
    let unknown = ShellValue.unknown(.array(parameter.name))
    guard !isHidden(parameter.name) else { return .unknown(.hidden(parameter.name)) }
    guard parameter.operator == "[]", let all = script.elements(of: parameter.name, at: place)
    else {
      return unknown
    }
    guard index == "@" || index == "*" else {
      guard let number = Int(index), all.indices.contains(number) else { return unknown }
      return value(of: all[number])
    }
    let values = all.prefix(ShellResolver.maximumAlternatives).map { value(of: $0).string }
    guard values.count == all.count, !values.contains(nil) else { return unknown }
    return .known(values.compactMap(\.self).joined(separator: " "))
  }

  /// `$(seq 1 3)`
  private func sequence(of word: ShellWord) -> ShellValue? {
    guard word.parts.count == 1, case .commandSubstitution(let range) = word.parts[0].kind,
      range.count == 1, let command = range.first.map({ script.commands[$0] }),
      command.name == "seq"
    else { return nil }
    let numbers = command.words.dropFirst().compactMap { $0.literal.flatMap { Int($0) } }
    guard numbers.count == command.words.count - 1, (1...2).contains(numbers.count) else {
      return nil
    }
    return ShellWord.numbers(
      from: numbers.count == 1 ? 1 : numbers[0], through: numbers[numbers.count - 1]
    )
    .map { ShellValue($0) }
  }

  /// What `read` finds: a field of each line of a text that the script holds.
  mutating func input(of command: ShellCommand, field: Int, isLast: Bool) -> ShellValue {
    guard case .text(let text)? = script.standardInput(of: command),
      let whole = value(of: text.word).string
    else { return .unknown(.input) }
    let hasSeparator = command.assignments.contains { $0.name == "IFS" && $0.value.literal != "" }
    guard !hasSeparator else { return .unknown(.input) }
    // The words of `printf` have their line ends spelled out.
    let lines = whole.replacing("\\n", with: "\n").split(separator: "\n").prefix(
      ShellResolver.maximumAlternatives + 1)
    guard lines.count <= ShellResolver.maximumAlternatives else { return .unknown(.tooMany) }
    return ShellValue(
      lines.map { line in
        let fields = line.split(maxSplits: isLast ? field : .max) { $0 == " " || $0 == "\t" }
        return field < fields.count ? String(fields[field]) : ""
      })
  }
}

extension ShellScript {
  /// The elements that an array has at a place, if one assignment gives them all.
  func elements(of name: String, at place: ShellPlace) -> [ShellWord]? {
    let reach = reach(of: name, at: place)
    guard reach.bindings.count == 1, case .array(let elements) = reach.bindings[0].source else {
      return nil
    }
    return elements
  }
}

extension ShellWord.Part {
  /// True for text outside of quotes that stands for file names.
  fileprivate var isPattern: Bool {
    guard !isQuoted, case .literal(let text) = kind else { return false }
    return text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }
}

extension ShellWord {
  /// The words that `a{b,c}d` and `{1..3}` stand for; nil where there are no such braces outside of quotes.
  var braceExpansion: [ShellWord]? {
    guard parts.count <= 8 else { return nil }
    for (index, part) in parts.enumerated() where !part.isQuoted {
      guard case .literal(let text) = part.kind, let open = text.firstIndex(of: "{"),
        let close = text[open...].firstIndex(of: "}")
      else { continue }
      let inner = text[text.index(after: open)..<close]
      guard let choices = ShellWord.choices(inner) else { continue }
      return choices.map { choice in
        var copy = part
        copy.kind = .literal(text[..<open] + choice + text[text.index(after: close)...])
        return ShellWord(parts: parts[..<index] + [copy] + parts[(index + 1)...], range: range)
      }
    }
    return nil
  }

  private static func choices(_ inner: Substring) -> [String]? {
    if inner.contains(",") {
      let all = inner.split(separator: ",", omittingEmptySubsequences: false)
      return all.count < 64 ? all.map(String.init) : nil
    }
    let ends = inner.split(separator: ".", omittingEmptySubsequences: false)
    guard ends.count == 3, ends[1].isEmpty, let from = Int(ends[0]), let to = Int(ends[2]) else {
      return nil
    }
    return numbers(from: from, through: to)
  }

  /// The numbers of a short sequence.
  fileprivate static func numbers(from: Int, through to: Int) -> [String]? {
    let (distance, overflows) = to.subtractingReportingOverflow(from)
    guard !overflows, distance > -64, distance < 64 else { return nil }
    return stride(from: from, through: to, by: distance < 0 ? -1 : 1).map { "\($0)" }
  }
}
