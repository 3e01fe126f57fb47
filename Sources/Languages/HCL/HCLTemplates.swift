/// What Helm, Jinja, envsubst and the like put into a text before a server reads it.
extension HCLParser {
  /// What an action between two items does.
  enum Action {
    /// It opens, closes or parts a condition, or says nothing.
    case condition
    /// It may put items in its place.
    case insertion
  }

  /// More than this no action holds.
  private static let longestAction = 1024

  /// Whether an action of a template begins here: `{{` or `{%`.
  var isAction: Bool {
    current == UInt8(ascii: "{")
      && (next == UInt8(ascii: "{") || next == UInt8(ascii: "%"))
  }

  /// Passes an action or a variable between two items; `nil` if there is none.
  mutating func skipAction() -> Action? {
    if let action = action() { return judge(action) }
    return placeholder() == nil ? nil : .insertion
  }

  /// Passes `{{ ... }}` or `{% ... %}` and gives its bytes.
  mutating func action() -> ArraySlice<UInt8>? {
    guard isAction else { return nil }
    let start = position
    let isInBraces = next == UInt8(ascii: "{")
    var closing = isInBraces ? closings.braces : closings.percent
    if closing < start + 2 {
      let mark = isInBraces ? UInt8(ascii: "}") : UInt8(ascii: "%")
      closing = start + 2
      while closing < bytes.count, !isClosing(mark, at: closing) { closing += 1 }
      if isInBraces { closings.braces = closing } else { closings.percent = closing }
    }
    guard closing + 1 < bytes.count, closing - start <= Self.longestAction else { return nil }
    position = closing + 2
    return bytes[start..<position]
  }

  private func isClosing(_ mark: UInt8, at index: Int) -> Bool {
    bytes[index] == mark && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "}")
  }

  /// Whether an action begins here that ends or parts a condition, and so belongs to no value.
  var isAtCondition: Bool {
    isAction && ["end", "else", "endif", "elif", "endfor"].contains(Self.word(bytes[position...]))
  }

  /// The word that says what an action does.
  private static func word(_ action: ArraySlice<UInt8>) -> String {
    let words = action.dropFirst(2).drop { isSpace($0) || $0 == UInt8(ascii: "-") }
    return String(decoding: words.prefix(while: isLetter), as: UTF8.self)
  }

  private mutating func judge(_ action: ArraySlice<UInt8>) -> Action {
    switch Self.word(action) {
    case "if", "range", "with", "define", "block", "for": conditions += 1
    case "end", "endif", "endfor": conditions = max(0, conditions - 1)
    case "else", "elif", "set": break
    // `{{/* a comment */}}`
    case "": if !action.contains(UInt8(ascii: "*")) { return .insertion }
    default: return .insertion
    }
    return .condition
  }

  /// Passes a placeholder without quotes and what is written on to it; `nil` if there is none.
  mutating func placeholder() -> String? {
    let start = position
    while let byte = current {
      if isAction {
        guard action() != nil else { break }
      } else if byte == UInt8(ascii: "$"), let opening = next {
        if opening == UInt8(ascii: "{") || opening == UInt8(ascii: "(") {
          skipVariable(until: opening == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")"))
        } else if Self.isLetter(opening) {
          position += 1
        } else {
          break
        }
      } else if position > start, Self.isLetter(byte) || Self.isDigit(byte) || Self.joins(byte) {
        position += 1
      } else {
        break
      }
    }
    return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// What may stand within a value that a placeholder begins.
  private static func joins(_ byte: UInt8) -> Bool {
    "-.:/_".utf8.contains(byte)
  }

  private mutating func skipVariable(until closing: UInt8) {
    position += 2
    while let byte = current, byte != closing, byte != UInt8(ascii: "\n") { position += 1 }
    if current == closing { position += 1 }
  }
}
