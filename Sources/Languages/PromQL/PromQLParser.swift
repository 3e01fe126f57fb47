/// Reads an expression by the strength of its operators.
struct PromQLParser {
  private static let maximumDepth = 48
  /// An alert's expression fits a screen.
  private static let maximumLength = 1 << 14
  /// Each one nests the tree deeper.
  private static let maximumOperators = 256

  private var tokens: PromQLTokens
  private var depth = 0
  private var operators = 0

  static func expression(_ text: String) -> PromQLExpression? {
    guard text.utf8.count <= maximumLength else { return nil }
    var parser = PromQLParser(tokens: PromQLTokens(text))
    guard let expression = parser.binary(atLeast: 1), parser.tokens.current == .end,
      !parser.tokens.isBroken
    else { return nil }
    return expression
  }

  private mutating func binary(atLeast precedence: Int) -> PromQLExpression? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth, var left = unary() else { return nil }
    while let `operator` = nextOperator, `operator`.precedence >= precedence {
      tokens.advance()
      operators += 1
      guard operators < Self.maximumOperators else { return nil }
      let returnsBool = tokens.current == .word("bool")
      guard skipMatching() else { return nil }
      // A power binds to the right, everything else to the left.
      let next = `operator` == .power ? `operator`.precedence : `operator`.precedence + 1
      guard let right = binary(atLeast: next) else { return nil }
      left = .binary(`operator`, left, right, returnsBool: returnsBool)
    }
    return left
  }

  private var nextOperator: PromQLOperator? {
    switch tokens.current {
    case .symbol(let text): PromQLOperator(rawValue: text)
    case .word(let text): PromQLOperator(rawValue: text.lowercased())
    case .number, .string, .end: nil
    }
  }

  /// `bool`, `on (a, b)`, `ignoring (a)`, `group_left (a)`.
  private mutating func skipMatching() -> Bool {
    while case .word(let word) = tokens.current {
      switch word.lowercased() {
      case "bool": tokens.advance()
      case "on", "ignoring", "group_left", "group_right":
        tokens.advance()
        if tokens.current == .symbol("(") { guard skipLabels() else { return false } }
      default: return true
      }
    }
    return true
  }

  /// `(a, b)`
  private mutating func skipLabels() -> Bool {
    guard tokens.take("(") else { return false }
    while tokens.current != .symbol(")") {
      switch tokens.current {
      case .word, .string, .symbol(","): tokens.advance()
      default: return false
      }
    }
    tokens.advance()
    return true
  }

  private mutating func unary() -> PromQLExpression? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { return nil }
    if tokens.take("-") {
      guard let operand = binary(atLeast: PromQLOperator.power.precedence) else { return nil }
      return .binary(.minus, .number(0), operand, returnsBool: false)
    }
    if tokens.take("+") { return binary(atLeast: PromQLOperator.power.precedence) }
    guard let operand = primary() else { return nil }
    return skipSuffixes() ? operand : nil
  }

  private mutating func primary() -> PromQLExpression? {
    switch tokens.current {
    case .number(let number):
      tokens.advance()
      return .number(number)
    case .string(let text):
      tokens.advance()
      return .string(text)
    case .symbol("("):
      tokens.advance()
      guard let inner = binary(atLeast: 1), tokens.take(")") else { return nil }
      return inner
    case .symbol("{"): return selector(nil, from: tokens.range.lowerBound)
    case .word(let word): return named(word)
    case .symbol, .end: return nil
    }
  }

  /// A metric, a function, an aggregation, or one of the words for numbers.
  private mutating func named(_ word: String) -> PromQLExpression? {
    let start = tokens.range.lowerBound
    tokens.advance()
    switch tokens.current {
    case .symbol("("): return call(word)
    case .word("by"), .word("without"), .word("BY"), .word("WITHOUT"):
      tokens.advance()
      guard skipLabels(), tokens.current == .symbol("(") else { return nil }
      return call(word)
    default: break
    }
    switch word.lowercased() {
    case "inf": return .number(.infinity)
    case "nan": return .number(.nan)
    default: return selector(word, from: start)
    }
  }

  private mutating func call(_ name: String) -> PromQLExpression? {
    guard tokens.take("(") else { return nil }
    var arguments: [PromQLExpression] = []
    while tokens.current != .symbol(")") {
      guard arguments.count < 64, let argument = binary(atLeast: 1) else { return nil }
      arguments.append(argument)
      guard tokens.take(",") || tokens.current == .symbol(")") else { return nil }
    }
    tokens.advance()
    if case .word(let word) = tokens.current, ["by", "without"].contains(word.lowercased()) {
      tokens.advance()
      guard skipLabels() else { return nil }
    }
    return .call(name: name.lowercased(), arguments: arguments)
  }

  private mutating func selector(_ name: String?, from start: Int) -> PromQLExpression? {
    var metric = name
    var matchers: [PromQLSelector.Matcher] = []
    if tokens.take("{") {
      while tokens.current != .symbol("}") {
        guard matchers.count < 64, let matcher = matcher() else { return nil }
        switch (matcher.label, matcher.comparison) {
        case ("__name__", "="): metric = matcher.value
        default: matchers.append(matcher)
        }
        guard tokens.take(",") || tokens.current == .symbol("}") else { return nil }
      }
      tokens.advance()
    }
    return .selector(
      PromQLSelector(metric: metric, matchers: matchers, range: start..<tokens.previousEnd))
  }

  /// `label="value"`, or a metric's name in quotes.
  private mutating func matcher() -> PromQLSelector.Matcher? {
    let label: String
    switch tokens.current {
    case .word(let word): label = word
    case .string(let text): label = text
    default: return nil
    }
    let isQuoted = if case .string = tokens.current { true } else { false }
    tokens.advance()
    guard case .symbol(let comparison) = tokens.current,
      ["=", "!=", "=~", "!~"].contains(comparison)
    else {
      return isQuoted
        ? PromQLSelector.Matcher(label: "__name__", comparison: "=", value: label) : nil
    }
    tokens.advance()
    guard case .string(let value) = tokens.current else { return nil }
    tokens.advance()
    return PromQLSelector.Matcher(label: label, comparison: comparison, value: value)
  }

  /// `[5m]`, `[1h:1m]`, `offset -5m`, `@ 1609746000`.
  private mutating func skipSuffixes() -> Bool {
    while true {
      if tokens.take("[") {
        while tokens.current != .symbol("]") {
          switch tokens.current {
          // `[1h:5m]`: a colon can begin a name too.
          case .number, .symbol(":"), .word: tokens.advance()
          default: return false
          }
        }
        tokens.advance()
      } else if tokens.current == .word("offset") || tokens.current == .word("OFFSET") {
        tokens.advance()
        _ = tokens.take("-")
        guard case .number = tokens.current else { return false }
        tokens.advance()
      } else if tokens.take("@") {
        guard case .number = tokens.current else { return false }
        tokens.advance()
      } else {
        return true
      }
    }
  }
}
