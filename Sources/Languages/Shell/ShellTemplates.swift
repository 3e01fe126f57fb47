// Templates of other tools in a script: Helm and Argo's `{{ ... }}`, GitHub's `${{ ... }}`, Jinja's `{% ... %}`.
//
// They are replaced before a shell reads the script, so what they hold is no word of the shell.

extension ShellParser {
  /// The longest template that is looked for.
  private static let maximumTemplate = 512

  /// Goes past a template that is all there is on its line, where a command could begin.
  mutating func skipTemplateLine() -> Bool {
    guard current == UInt8(ascii: "{"), peek() == UInt8(ascii: "{") || peek() == UInt8(ascii: "%"),
      let end = endOfTemplate(at: position)
    else { return false }
    let isAlone = bytes[end..<limit].prefix { $0 != UInt8(ascii: "\n") }.prefix(64)
      .allSatisfy {
        $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t")
      }
    guard isAlone || peek() == UInt8(ascii: "%") else { return false }
    let start = position
    position = end
    note(.template, from: start)
    return true
  }

  /// Takes a template as one piece of literal text, if one stands here that the shell would tear apart.
  mutating func parseTemplate(_ context: ShellContext, into parts: inout [ShellWord.Part]) -> Bool {
    guard let end = templateToTake(context) else { return false }
    let start = position
    position = end
    note(.template, from: start)
    appendLiteral(from: start, isQuoted: true, to: &parts)
    return true
  }

  /// The end of the template that stands here, if the shell would tear it apart.
  mutating func templateToTake(_ context: ShellContext) -> Int? {
    let opening = current == UInt8(ascii: "$") ? position + 1 : position
    guard opening + 1 < limit, bytes[opening] == UInt8(ascii: "{"),
      bytes[opening + 1] == UInt8(ascii: "{"), let end = endOfTemplate(at: opening),
      opening > position || isTorn(bytes[(opening + 2)..<(end - 2)], context)
    else { return nil }
    return end
  }

  /// Whether the shell would end a word within a template.
  private func isTorn(_ inner: ArraySlice<UInt8>, _ context: ShellContext) -> Bool {
    let blank = UInt8(ascii: " ")
    switch context {
    case .word, .condition: return inner.contains(blank)
    case .doubleQuotes:
      guard inner.first == blank || inner.first == UInt8(ascii: "-") else { return false }
      return zip(inner, inner.dropFirst()).contains {
        $1 == UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
    default: return false
    }
  }

  /// The end of a template that begins at an offset, if it ends on the same line.
  private mutating func endOfTemplate(at start: Int) -> Int? {
    guard start >= firstByteWithTemplate else { return nil }
    let closing = bytes[start + 1] == UInt8(ascii: "%") ? UInt8(ascii: "%") : UInt8(ascii: "}")
    let end = min(limit, start + ShellParser.maximumTemplate)
    var place = start + 2
    while place + 1 < end, bytes[place] != UInt8(ascii: "\n") {
      if bytes[place] == closing, bytes[place + 1] == UInt8(ascii: "}") { return place + 2 }
      place += 1
    }
    firstByteWithTemplate = place
    return nil
  }
}

// MARK: Patterns and arithmetic that parentheses open

extension ShellParser {
  /// True at the parenthesis of `@(a|b)` and its relatives (bash manual, Pattern Matching).
  var isAtExtendedPattern: Bool {
    guard current == UInt8(ascii: "("), position > 0 else { return false }
    return "@!+*?".utf8.contains(bytes[position - 1])
  }

  /// Takes `(a|b)` behind `@`, `!`, `+`, `*` or `?` as part of the word.
  mutating func parseExtendedPattern(
    _ context: ShellContext, into parts: inout [ShellWord.Part]
  ) -> Bool {
    // An expansion such as `$?` ends a word before the parenthesis.
    guard case .word = context, isAtExtendedPattern, let last = parts.last, !last.isQuoted,
      last.literalCount != nil, enter()
    else { return false }
    defer { leave() }
    let start = position
    position += 1
    appendLiteral(from: start, isQuoted: false, to: &parts)
    while let byte = current, byte != UInt8(ascii: ")"), byte != UInt8(ascii: "\n") {
      parsePart(.pattern, into: &parts)
    }
    let end = position
    if skip(")") {
      appendLiteral(from: end, isQuoted: false, to: &parts)
    } else {
      note(.unclosed, from: start)
    }
    return true
  }

  /// True where `((` opens an expression, which `))` has to end; `((a); b)` is a subshell in a subshell.
  func isAtArithmetic(after first: Int) -> Bool {
    guard peek(first - 1) == UInt8(ascii: "("), peek(first) == UInt8(ascii: "(") else {
      return false
    }
    var open = 0
    var place = position + first - 1
    let end = min(limit, place + 4 * 1024)
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "("):
        open += 1
        if open > 32 { return true }
      case UInt8(ascii: ")"):
        open -= 1
        if open == 1 { return place + 1 < limit && bytes[place + 1] == UInt8(ascii: ")") }
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let close = bytes[(place + 1)..<end].firstIndex(of: bytes[place]) else { return true }
        place = close
      default: break
      }
      place += 1
    }
    return true
  }
}
