/// An expression of Prometheus' query language (prometheus promql/parser).
public indirect enum PromQLExpression: Sendable {
  /// A number, a duration in seconds.
  case number(Double)
  /// A text in quotes.
  case string(String)
  /// `metric{label="value"}`, with a range or without.
  case selector(PromQLSelector)
  /// A function or an aggregation with its arguments.
  case call(name: String, arguments: [PromQLExpression])
  /// Two operands with an operator between them.
  case binary(PromQLOperator, PromQLExpression, PromQLExpression, returnsBool: Bool)

  /// Reads an expression; `nil` for one that is not understood as a whole, such as a template.
  public init?(_ text: String) {
    guard let expression = PromQLParser.expression(text) else { return nil }
    self = expression
  }

  /// Every selector in it, in order.
  public var selectors: [PromQLSelector] {
    switch self {
    case .number, .string: []
    case .selector(let selector): [selector]
    case .call(_, let arguments): arguments.flatMap(\.selectors)
    case .binary(_, let left, let right, _): left.selectors + right.selectors
    }
  }
}

/// What chooses the series of a metric.
public struct PromQLSelector: Sendable {
  /// The metric; `nil` where only labels choose, or a pattern of names.
  public let metric: String?
  /// The conditions on labels.
  public let matchers: [Matcher]
  /// The bytes of the expression that it takes.
  public let range: Range<Int>

  /// `label="value"`.
  public struct Matcher: Sendable {
    /// The label.
    public let label: String
    /// `=`, `!=`, `=~` or `!~`.
    public let comparison: String
    /// The value or the pattern.
    public let value: String
  }
}

/// An operator between two operands.
public enum PromQLOperator: String, Sendable {
  case or, and, unless
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case modulo = "%"
  case power = "^"
  case atan2

  /// How strongly it binds (prometheus promql/parser/generated_parser.y).
  var precedence: Int {
    switch self {
    case .or: 1
    case .and, .unless: 2
    case .equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater: 3
    case .plus, .minus: 4
    case .times, .divided, .modulo, .atan2: 5
    case .power: 6
    }
  }

  /// Whether it keeps the series whose values compare so.
  var isComparison: Bool { precedence == 3 }
}
