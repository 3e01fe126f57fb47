/// Reads the braces of an object construction.
struct JQObjectReader {
  /// Deeper brackets are no object that anybody writes.
  private static let deepest = 64

  private let text: ShellText
  private let bytes: [UInt8]
  private let named: [String: JQCommand.Value]
  private var position = 0
  private(set) var fields: [JQCommand.Field] = []

  init(_ text: ShellText, _ named: [String: JQCommand.Value]) {
    self.text = text
    self.named = named
    bytes = Array(text.text.utf8)
  }

  /// Reads the whole text; false where more than the object's own members may be in what it makes,
  /// nil where it is no object.
  mutating func readObject() -> Bool? {
    skipBlanks()
    guard take("{") else { return nil }
    var isWhole = true
    while true {
      skipBlanks()
      if take("}") { break }
      guard position < bytes.count else { return nil }
      let start = position
      let name = readName()
      skipBlanks()
      let value = take(":") ? readValue() : name?.shorthand
      if let name, let value {
        let range = text.range(of: start..<position)
        fields.append(JQCommand.Field(key: name.key, value: value, range: range))
      } else {
        skipExpression()
        isWhole = false
      }
      skipBlanks()
      _ = take(",")
      // A bracket that nothing opened would be met for ever.
      guard position > start else { return nil }
    }
    skipBlanks()
    return isWhole && position == bytes.count
  }

  private struct Name {
    let key: String
    let shorthand: JQCommand.Value
  }

  /// `key`, `"key"` or the variable of `{$key}`.
  private mutating func readName() -> Name? {
    if take("$") {
      guard let name = readWord(), let value = named[name] else { return nil }
      return Name(key: name, shorthand: value)
    }
    if peek == UInt8(ascii: "\"") {
      let start = position
      skipString()
      let inner = bytes[(start + 1)..<max(start + 1, position - 1)]
      guard !inner.contains(UInt8(ascii: "\\")) else { return nil }
      return Name(key: String(decoding: inner, as: UTF8.self), shorthand: .made(from: nil))
    }
    return readWord().map { Name(key: $0, shorthand: .made(from: nil)) }
  }

  private mutating func readValue() -> JQCommand.Value {
    skipBlanks()
    let start = position
    skipExpression()
    var end = position
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return value(of: start..<end)
  }

  private func value(of range: Range<Int>) -> JQCommand.Value {
    let expression = bytes[range]
    if let name = Self.variable(expression), text.expansion(at: range.lowerBound) == nil {
      return named[name] ?? .made(from: nil)
    }
    if expression.first == UInt8(ascii: "\""), let words = words(ofString: range) {
      return .text(words)
    }
    let word = String(decoding: expression.prefix(20), as: UTF8.self)
    if ["true", "false"].contains(word) || !word.isEmpty && expression.allSatisfy(\.isDigit) {
      return .text([text.word(in: range)])
    }
    let used = Self.variables(in: expression).filter { named[$0] != nil }
    guard used.count == 1, let name = used.first, case .text(let words)? = named[name] else {
      return .made(from: nil)
    }
    return .made(from: words.first)
  }

  /// The name of an expression that is `$name` and no more.
  private static func variable(_ expression: ArraySlice<UInt8>) -> String? {
    guard expression.first == UInt8(ascii: "$"), expression.count > 1,
      expression.dropFirst().allSatisfy(\.continuesShellName)
    else { return nil }
    return String(decoding: expression.dropFirst(), as: UTF8.self)
  }

  private static func variables(in expression: ArraySlice<UInt8>) -> Set<String> {
    let parts = expression.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
    return Set(
      parts.dropFirst().map { part in
        String(decoding: part.prefix(while: \.continuesShellName), as: UTF8.self)
      })
  }

  /// The words of `"https://\($host):6443"`; nil where more than variables is put in.
  private func words(ofString range: Range<Int>) -> [ShellWord]? {
    guard range.count >= 2, bytes[range.upperBound - 1] == UInt8(ascii: "\"") else { return nil }
    var words: [ShellWord] = []
    var index = range.lowerBound + 1
    var literal = index
    let end = range.upperBound - 1
    while index < end {
      if bytes[index] == UInt8(ascii: "\"") { return nil }
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "("),
        let close = bytes[index..<end].firstIndex(of: UInt8(ascii: ")")),
        let name = Self.variable(bytes[(index + 2)..<close]),
        case .text(let value)? = named[name]
      else { return nil }
      if literal < index { words.append(text.word(in: literal..<index)) }
      words += value
      index = close + 1
      literal = index
    }
    if literal < end || words.isEmpty { words.append(text.word(in: literal..<end)) }
    return words
  }
}

/// Moving through the text of the filter.
extension JQObjectReader {
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func readWord() -> String? {
    let start = position
    while let byte = peek, byte.continuesShellName { position += 1 }
    return start < position ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  private mutating func skipBlanks() {
    while let byte = peek {
      if byte == UInt8(ascii: "#") {
        while let byte = peek, byte != 0x0A { position += 1 }
      } else if byte.isBlank {
        position += 1
      } else {
        return
      }
    }
  }

  /// To the comma or the brace that ends a member.
  private mutating func skipExpression() {
    var depth = 0
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        skipString()
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      guard depth < Self.deepest else {
        position = bytes.count
        return
      }
      position += 1
    }
  }

  private mutating func skipString() {
    position += 1
    while let byte = peek {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { break }
    }
    position = min(position, bytes.count)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
