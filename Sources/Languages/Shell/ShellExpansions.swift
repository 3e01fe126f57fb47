// Expansions (POSIX XCU 2.6): parameters, command substitution, arithmetic.

extension ShellParser {
  mutating func parseDollar(_ context: ShellContext, into parts: inout [ShellWord.Part]) {
    if takeExpansion(into: &parts) { return }
    switch peek() {
    case UInt8(ascii: "(") where isAtArithmetic(after: 2):
      let start = position
      parseArithmetic(opening: 3)
      append(.arithmetic, from: start, context, to: &parts)
    case UInt8(ascii: "("): parseCommandSubstitution(context, into: &parts)
    case UInt8(ascii: "{") where parseTemplate(context, into: &parts): break
    case UInt8(ascii: "{"): parseBraces(context, into: &parts)
    case UInt8(ascii: "'") where !context.isQuoted:
      position += 1
      parseEscapedQuotes(into: &parts)
    case UInt8(ascii: "\"") where !context.isQuoted:
      position += 1  // `$"..."` is translated text; the quotes follow.
    default: parseBareParameter(context, into: &parts)
    }
  }

  /// In a quoted script, goes past what the outer shell expands.
  private mutating func takeExpansion(into parts: inout [ShellWord.Part]) -> Bool {
    guard let (part, end) = quoted?.expansion(at: position) else { return false }
    parts.append(part)
    position = end
    return true
  }

  /// `$NAME`, or a dollar that stands for itself.
  private mutating func parseBareParameter(
    _ context: ShellContext, into parts: inout [ShellWord.Part]
  ) {
    let start = position
    position += 1
    let end = endOfName(at: position)
    let isOneByte =
      end == position && current.map { $0.isShellDigit || $0.isSpecialParameter } ?? false
    let name = string(position..<(isOneByte ? position + 1 : end))
    position += name.utf8.count
    guard !name.isEmpty else {
      appendLiteral(from: start, isQuoted: context.isQuoted, to: &parts)
      return
    }
    let parameter = ShellParameter(name: name, operator: "", operand: nil)
    append(.parameter(parameter), from: start, context, to: &parts)
  }

  private func append(
    _ kind: ShellWord.Part.Kind, from start: Int, _ context: ShellContext,
    to parts: inout [ShellWord.Part]
  ) {
    parts.append(
      .init(kind: kind, range: range(from: start), isQuoted: context.isQuoted, block: block))
  }
}

// MARK: ${...}

extension ShellParser {
  private static let operators: [StaticString] = [
    ":-", ":=", ":?", ":+", "-", "=", "?", "+", "##", "#", "%%", "%", "//", "/", "^^", "^", ",,",
    ",", "@", ":",
  ]

  private mutating func parseBraces(_ context: ShellContext, into parts: inout [ShellWord.Part]) {
    let start = position
    position += 2
    let prefix = parsePrefix()
    let name = parseBracedName()
    let index = parseSubscript()
    let subscripted = index == nil ? "" : "[]"
    let found = parseOperator()
    let spelled = [prefix, subscripted, found].first { !$0.isEmpty } ?? ""
    let operand = spelled.isEmpty ? nil : parseOperand(inDoubleQuotes: context.isQuoted)
    if !skip("}") {
      note(.unclosed, from: start)
    } else if name.isEmpty {
      note(.badExpansion, from: start)
    }
    if spelled == ":=" || spelled == "=" {
      tree.defaults.append(
        ShellDefault(
          variable: name, word: operand, end: range(from: start).upperBound, block: block))
    }
    var parameter = ShellParameter(name: name, operator: spelled, operand: operand)
    parameter.subscript = index
    append(.parameter(parameter), from: start, context, to: &parts)
  }

  /// The text between `[` and `]`.
  private mutating func parseSubscript() -> String? {
    guard current == UInt8(ascii: "[") else { return nil }
    let start = position + 1
    while let byte = current, byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") { position += 1 }
    let text = string(start..<max(start, position))
    return skip("]") ? text : nil
  }

  private mutating func parseOperator() -> String {
    guard let found = ShellParser.operators.first(where: { starts(with: $0) }) else { return "" }
    position += found.utf8CodeUnitCount
    return found.description
  }

  private mutating func parseOperand(inDoubleQuotes: Bool) -> ShellWord? {
    guard enter() else { return nil }
    defer { leave() }
    return parseWord(.braces(inDoubleQuotes: inDoubleQuotes))
      ?? ShellWord(parts: [], range: range(from: position))
  }

  /// `#` and `!` before a name ask for the length and for the variable of that name.
  private mutating func parsePrefix() -> String {
    guard let next = peek(), next != UInt8(ascii: "}"),
      next.continuesShellName || next.isSpecialParameter
    else { return "" }
    if skip("#") { return "length" }
    return skip("!") ? "indirect" : ""
  }

  private mutating func parseBracedName() -> String {
    let start = position
    position = endOfName(at: start)
    if position == start {
      while let byte = current, byte.isShellDigit { position += 1 }
    }
    if position == start, current?.isSpecialParameter ?? false { position += 1 }
    return string(start..<position)
  }
}

// MARK: Substitutions

extension ShellParser {
  private mutating func parseSubstitution(
    _ kind: ShellBlock.Kind, until stop: ShellStop
  ) -> Range<Int> {
    let outer = pendingHereDocuments
    pendingHereDocuments = []
    substitutionDepth += 1
    let commands = parseBlock(kind, until: stop)
    substitutionDepth -= 1
    pendingHereDocuments = outer
    return commands
  }

  private mutating func parseCommandSubstitution(
    _ context: ShellContext, into parts: inout [ShellWord.Part]
  ) {
    let start = position
    position += 2
    let commands = parseSubstitution(.commandSubstitution, until: .closingParenthesis)
    expectClosingParenthesis()
    append(.commandSubstitution(commands), from: start, context, to: &parts)
  }

  mutating func parseBackquotes(_ context: ShellContext, into parts: inout [ShellWord.Part]) {
    if takeExpansion(into: &parts) { return }
    let start = position
    position += 1
    let outerLimit = limit
    limit = endOfBackquotes(from: position)
    let commands = parseSubstitution(.commandSubstitution, until: [])
    position = limit
    limit = outerLimit
    if !skip("`") { note(.unclosed, from: start) }
    append(.commandSubstitution(commands), from: start, context, to: &parts)
  }

  private func endOfBackquotes(from start: Int) -> Int {
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: "`") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(end, limit)
  }

  mutating func parseProcessSubstitution(into parts: inout [ShellWord.Part]) {
    let start = position
    position += 2
    let commands = parseSubstitution(.processSubstitution, until: .closingParenthesis)
    expectClosingParenthesis()
    append(.processSubstitution(commands), from: start, .word, to: &parts)
  }
}

extension UInt8 {
  /// `@ * # ? - $ !` (POSIX XCU 2.5.2).
  fileprivate var isSpecialParameter: Bool {
    switch self {
    case UInt8(ascii: "@"), UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "?"),
      UInt8(ascii: "-"), UInt8(ascii: "$"), UInt8(ascii: "!"):
      true
    default: false
    }
  }
}
