/// The words of the language (prometheus promql/parser/lex.go).
struct PromQLTokens {
  enum Token: Hashable {
    /// A name, a keyword, a word operator.
    case word(String)
    case number(Double)
    case string(String)
    case symbol(String)
    case end
  }

  private let bytes: [UInt8]
  private var position = 0
  /// The token that comes next, and its bytes.
  private(set) var current = Token.end
  private(set) var range = 0..<0
  /// Where the token before it ended.
  private(set) var previousEnd = 0
  /// Whether something was met that is no token.
  private(set) var isBroken = false

  init(_ text: String) {
    bytes = Array(text.utf8)
    advance()
  }

  mutating func advance() {
    previousEnd = range.upperBound
    skipBlanks()
    let start = position
    current = read()
    range = start..<position
  }

  /// Passes a symbol, if it comes next.
  mutating func take(_ symbol: String) -> Bool {
    guard current == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else if bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func read() -> Token {
    guard position < bytes.count else { return .end }
    let byte = bytes[position]
    if Self.isLetter(byte) || byte == UInt8(ascii: ":") { return .word(run(Self.isOfName)) }
    if Self.isDigit(byte) || byte == UInt8(ascii: ".") { return number() }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
      return string(byte)
    }
    return symbol()
  }

  private mutating func symbol() -> Token {
    for symbol in ["==", "!=", "<=", ">=", "=~", "!~"] where starts(with: symbol) {
      position += 2
      return .symbol(symbol)
    }
    let byte = bytes[position]
    position += 1
    guard "(){}[],+-*/%^<>=:@".utf8.contains(byte) else {
      isBroken = true
      return .end
    }
    return .symbol(String(decoding: [byte], as: UTF8.self))
  }

  private func starts(with symbol: String) -> Bool {
    bytes[position...].starts(with: symbol.utf8)
  }

  /// `1.5e3`, `0x1F`, or a duration such as `1h30m`, in seconds.
  private mutating func number() -> Token {
    let text = run { Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: ".") }
    if let number = Double(text) {
      // `1e` + `-3` are two runs.
      guard text.hasSuffix("e") || text.hasSuffix("E") else { return .number(number) }
    }
    if let seconds = PromQLDuration.seconds(text) { return .number(seconds) }
    if let last = text.last, "eE".contains(last), position < bytes.count,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      let sign = String(decoding: [bytes[position]], as: UTF8.self)
      position += 1
      if let number = Double(text + sign + run(Self.isDigit)) { return .number(number) }
    }
    isBroken = true
    return .end
  }

  private mutating func string(_ quote: UInt8) -> Token {
    position += 1
    var content: [UInt8] = []
    while position < bytes.count, bytes[position] != quote {
      // Of the escapes only the two that are common in patterns are undone.
      if bytes[position] == UInt8(ascii: "\\"), quote != UInt8(ascii: "`"),
        position + 1 < bytes.count
      {
        position += 1
      }
      content.append(bytes[position])
      position += 1
    }
    guard position < bytes.count else {
      isBroken = true
      return .end
    }
    position += 1
    return .string(String(decoding: content, as: UTF8.self))
  }

  private mutating func run(_ isPart: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, isPart(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ":")
  }
}

/// A duration as Prometheus writes it: `90s`, `1h30m`, `1d`.
public enum PromQLDuration {
  private static let units: [Substring: Double] = [
    "ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_536_000,
  ]

  /// The seconds of a duration; `nil` for any other text.
  public static func seconds(_ text: String) -> Double? {
    var rest = text.prefix(64)
    guard !rest.isEmpty, text.utf8.count <= 64 else { return nil }
    if rest == "0" { return 0 }
    var sum = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber }
      let unit = rest.dropFirst(number.count).prefix { $0.isLetter }
      guard let count = Double(number), let factor = units[unit] else { return nil }
      sum += count * factor
      rest = rest[unit.endIndex...]
    }
    return sum
  }
}
