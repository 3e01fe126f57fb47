/// The words of the language (`hashicorp/hcl@1.0 hcl/scanner`).
extension HCLParser {
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Letters, `_`, and every byte beyond ASCII, which HCL takes for a letter of some script.
  static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Passes white space and comments.
  mutating func skipBlanks() {
    while let byte = current {
      if Self.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "#")
        || byte == UInt8(ascii: "/") && next == UInt8(ascii: "/")
      {
        skipLine()
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipBlockComment() {
    let start = position
    position += 2
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "*"), current == UInt8(ascii: "/") {
        position += 1
        return
      }
    }
    fail("a comment is not closed", from: start, to: start + 2)
  }

  mutating func identifier() -> String {
    let start = position
    while let byte = current,
      Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A number; one that a placeholder goes on is not known.
  mutating func number() -> HCLValue.Content? {
    let start = position
    while let byte = current, Self.isDigit(byte) || Self.isLetter(byte) || isNumberSign(byte) {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if !isAtCondition, let rest = placeholder() { return .unknown(text + rest) }
    guard Self.isNumber(text.utf8) else {
      fail("a value needs quotes", from: start, to: position)
      return nil
    }
    return .number(text)
  }

  private func isNumberSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  private static func isNumber(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    func digits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.starts(with: "0x".utf8) || rest.starts(with: "0X".utf8) {
      rest = rest.dropFirst(2)
      return !rest.isEmpty && rest.allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
    }
    guard digits() > 0 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  // MARK: - Heredocs

  /// `<<EOF`, `<<-EOF`: the lines up to one that holds the word alone, blanks before it allowed.
  mutating func heredoc() -> String? {
    let start = position
    position += 2
    let isIndented = current == UInt8(ascii: "-")
    if isIndented { position += 1 }
    let word = position
    while let byte = current, Self.isLetter(byte) || Self.isDigit(byte) { position += 1 }
    let anchor = bytes[word..<position]
    if current == UInt8(ascii: "\r") { position += 1 }
    guard !anchor.isEmpty, current == UInt8(ascii: "\n") else {
      fail("a heredoc has no word to end at", from: start, to: position)
      return nil
    }
    position += 1
    var lines: [ArraySlice<UInt8>] = []
    while position < bytes.count {
      let line = line()
      if line.drop(while: Self.isSpace).trimmingEnd == anchor {
        return Self.text(of: lines, isIndented: isIndented, last: line)
      }
      lines.append(line)
      // The line's own break.
      position = min(position + 1, bytes.count)
    }
    fail("a heredoc is not closed", from: start, to: start + 2)
    return nil
  }

  /// The bytes up to the next line break.
  private mutating func line() -> ArraySlice<UInt8> {
    let start = position
    while let byte = current, byte != UInt8(ascii: "\n") { position += 1 }
    return bytes[start..<position]
  }

  /// The lines, less the indentation of the last one where all of them have it
  /// (`hcl/token unindentHeredoc`).
  private static func text(
    of lines: [ArraySlice<UInt8>], isIndented: Bool, last: ArraySlice<UInt8>
  ) -> String {
    let indentation = last.prefix(while: isSpace)
    let canUnindent = isIndented && lines.allSatisfy { $0.starts(with: indentation) }
    var text: [UInt8] = []
    for line in lines {
      text += canUnindent ? line.dropFirst(indentation.count) : line
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without the carriage returns at their end.
  fileprivate var trimmingEnd: ArraySlice<UInt8> {
    guard let last = lastIndex(where: { $0 != UInt8(ascii: "\r") }) else {
      return self[..<startIndex]
    }
    return self[startIndex...last]
  }
}
