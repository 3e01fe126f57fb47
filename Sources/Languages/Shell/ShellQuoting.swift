/// What surrounds the text being read: it decides what ends it and what is special in it.
enum ShellContext {
  case word
  /// Between `[[` and `]]`.
  case condition
  case doubleQuotes
  case braces(inDoubleQuotes: Bool)
  case hereDocument
  case arithmetic
  /// Between the parentheses of `@(a|b)`.
  case pattern

  var isQuoted: Bool {
    switch self {
    case .doubleQuotes, .hereDocument, .braces(inDoubleQuotes: true): true
    default: false
    }
  }
}

// Words and quoting (POSIX XCU 2.2).
extension ShellParser {
  /// The word that begins here, nil when there is none.
  mutating func parseWord(_ context: ShellContext = .word) -> ShellWord? {
    let start = position
    var parts: [ShellWord.Part] = []
    while let byte = current, !ends(context, at: byte) {
      parsePart(context, into: &parts)
    }
    return position > start ? ShellWord(parts: parts, range: range(from: start)) : nil
  }

  private func ends(_ context: ShellContext, at byte: UInt8) -> Bool {
    switch context {
    case .word:
      if byte == UInt8(ascii: "\r") { return carriageReturn != nil }
      return byte.endsShellWord && !isAtProcessSubstitution && !isAtExtendedPattern
    case .condition:
      return byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
        || carriageReturn != nil
    case .doubleQuotes: return byte == UInt8(ascii: "\"")
    case .braces: return byte == UInt8(ascii: "}")
    case .arithmetic, .pattern: return byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    case .hereDocument: return false
    }
  }

  private var isAtProcessSubstitution: Bool {
    (current == UInt8(ascii: "<") || current == UInt8(ascii: ">")) && peek() == UInt8(ascii: "(")
  }

  /// Reads one quoted string, escape, expansion or run of plain text: at least one byte.
  mutating func parsePart(_ context: ShellContext, into parts: inout [ShellWord.Part]) {
    switch current {
    case UInt8(ascii: "\\"): parseEscape(context, into: &parts)
    case UInt8(ascii: "$"): parseDollar(context, into: &parts)
    case UInt8(ascii: "`"): parseBackquotes(context, into: &parts)
    case UInt8(ascii: "'") where !context.isQuoted: parseSingleQuotes(into: &parts)
    case UInt8(ascii: "\"") where allowsDoubleQuotes(context): parseDoubleQuotes(into: &parts)
    case UInt8(ascii: "{") where parseTemplate(context, into: &parts): break
    case UInt8(ascii: "(") where parseExtendedPattern(context, into: &parts): break
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      guard case .word = context, isAtProcessSubstitution else { fallthrough }
      parseProcessSubstitution(into: &parts)
    default: parsePlainText(context, into: &parts)
    }
  }

  private mutating func parsePlainText(
    _ context: ShellContext, into parts: inout [ShellWord.Part]
  ) {
    let start = position
    repeat {
      position += 1
    } while continuesPlainText(context)
    appendLiteral(from: start, isQuoted: context.isQuoted, to: &parts)
  }

  private mutating func continuesPlainText(_ context: ShellContext) -> Bool {
    guard let byte = current, !byte.isShellSpecial, !ends(context, at: byte) else { return false }
    if byte == UInt8(ascii: "{") { return templateToTake(context) == nil }
    if byte == UInt8(ascii: "("), case .word = context { return false }
    return true
  }

  private func allowsDoubleQuotes(_ context: ShellContext) -> Bool {
    if case .hereDocument = context { false } else { true }
  }

  /// Adds the bytes from `start` up to the current position as they are.
  func appendLiteral(from start: Int, isQuoted: Bool, to parts: inout [ShellWord.Part]) {
    guard let quoted else {
      let text = string(start..<position)
      parts.append(.init(kind: .literal(text), range: start..<position, isQuoted: isQuoted))
      return
    }
    // The outer shell has already expanded its part of the text, whatever the quotes here.
    for var part in quoted.word(in: start..<position).parts {
      part.isQuoted = isQuoted
      parts.append(part)
    }
  }

  private func append(
    _ text: String, from start: Int, isQuoted: Bool = true, to parts: inout [ShellWord.Part]
  ) {
    parts.append(.init(kind: .literal(text), range: range(from: start), isQuoted: isQuoted))
  }

  private mutating func parseSingleQuotes(into parts: inout [ShellWord.Part]) {
    position += 1
    let start = position
    if let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: "'")) {
      position = end
    } else {
      position = limit
    }
    if position == start {
      append("", from: start, to: &parts)
    } else {
      appendLiteral(from: start, isQuoted: true, to: &parts)
    }
    if !skip("'") { note(.unclosed, from: start - 1) }
  }

  private mutating func parseDoubleQuotes(into parts: inout [ShellWord.Part]) {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\"") {
      parsePart(.doubleQuotes, into: &parts)
    }
    if position == start { append("", from: start, to: &parts) }
    if !skip("\"") { note(.unclosed, from: start - 1) }
  }

  private mutating func parseEscape(_ context: ShellContext, into parts: inout [ShellWord.Part]) {
    let start = position
    if let length = lineContinuation {
      position += length
      return
    }
    guard let next = peek(), isEscapable(next, in: context) else {
      position += 1
      appendLiteral(from: start, isQuoted: context.isQuoted, to: &parts)
      return
    }
    guard next < 0x80 else {
      position += 1  // The character has more bytes, which the next part reads.
      return
    }
    position += 2
    append(String(UnicodeScalar(next)), from: start, to: &parts)
  }

  private func isEscapable(_ byte: UInt8, in context: ShellContext) -> Bool {
    guard context.isQuoted else { return true }
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"): return true
    case UInt8(ascii: "\""): return allowsDoubleQuotes(context)
    case UInt8(ascii: "}"): if case .braces = context { return true } else { return false }
    default: return false
    }
  }
}

// MARK: $'...'

extension ShellParser {
  /// The text of `$'...'`, at its opening quote (bash manual, ANSI-C Quoting).
  mutating func parseEscapedQuotes(into parts: inout [ShellWord.Part]) {
    position += 1
    let opening = position
    while let byte = current, byte != UInt8(ascii: "'") {
      let start = position
      if byte == UInt8(ascii: "\\"), peek() != nil {
        append(parseEscapeSequence(), from: start, to: &parts)
      } else {
        repeat {
          position += 1
        } while current.map {
          $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\")
        } ?? false
        appendLiteral(from: start, isQuoted: true, to: &parts)
      }
    }
    if position == opening { append("", from: opening, to: &parts) }
    if !skip("'") { note(.unclosed, from: opening - 2) }
  }

  private mutating func parseEscapeSequence() -> String {
    let byte = bytes[position + 1]
    position += 2
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "a"): return "\u{7}"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "e"): return "\u{1B}"
    case UInt8(ascii: "x"): return parseNumber(radix: 16, digits: 2)
    case UInt8(ascii: "u"): return parseNumber(radix: 16, digits: 4)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      position -= 1
      return parseNumber(radix: 8, digits: 3)
    case 0..<0x80: return String(UnicodeScalar(byte))
    default:
      position -= 1  // The first byte of a longer character stays with the others.
      return ""
    }
  }

  private mutating func parseNumber(radix: Int, digits: Int) -> String {
    let start = position
    while position < start + digits, let byte = current,
      Character(UnicodeScalar(byte)).hexDigitValue.map({ $0 < radix }) ?? false
    {
      position += 1
    }
    let scalar = UInt32(string(start..<position), radix: radix).flatMap(UnicodeScalar.init)
    return scalar.map { String($0) } ?? ""
  }
}

extension UInt8 {
  /// A byte that may begin a quoted string, an escape or an expansion.
  fileprivate var isShellSpecial: Bool {
    switch self {
    case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "'"),
      UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }
}
