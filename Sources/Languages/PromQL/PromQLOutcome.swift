/// What an expression comes to when some metrics have known values and each has one series.
public enum PromQLOutcome: Sendable, Hashable {
  /// No series is left: an alert on it is silent.
  case empty
  /// A series with this value is left: an alert on it fires.
  case value(Double)
  /// It depends on what is not known.
  case unknown
}

extension PromQLExpression {
  /// What it comes to where `value` tells each selector's value: `nil` for what nobody knows.
  public func outcome(_ value: (PromQLSelector) -> Double?) -> PromQLOutcome {
    switch self {
    case .number(let number): .value(number)
    case .string: .unknown
    case .selector(let selector): value(selector).map { .value($0) } ?? .unknown
    case .call(let name, let arguments):
      Self.outcome(ofCall: name, arguments.map { $0.outcome(value) })
    case .binary(let `operator`, let left, let right, let returnsBool):
      Self.outcome(
        of: `operator`, left.outcome(value), right.outcome(value), returnsBool: returnsBool)
    }
  }

  private static func outcome(
    of operator: PromQLOperator, _ left: PromQLOutcome, _ right: PromQLOutcome, returnsBool: Bool
  ) -> PromQLOutcome {
    switch `operator` {
    case .or:
      switch (left, right) {
      case (.value, _): return left
      case (.empty, _), (_, .value): return right
      default: return .unknown
      }
    case .and:
      if left == .empty || right == .empty { return .empty }
      if case .value = right { return left }
      return .unknown
    case .unless:
      switch (left, right) {
      case (.empty, _), (_, .value): return .empty
      case (_, .empty): return left
      default: return .unknown
      }
    default:
      guard left != .empty, right != .empty else { return .empty }
      guard case .value(let a) = left, case .value(let b) = right else { return .unknown }
      guard `operator`.isComparison else { return .value(`operator`.result(a, b)) }
      let holds = `operator`.holds(a, b)
      return returnsBool ? .value(holds ? 1 : 0) : holds ? .value(a) : .empty
    }
  }

  /// The functions and aggregations that a single series with one steady value tells about.
  private static func outcome(
    ofCall name: String, _ arguments: [PromQLOutcome]
  ) -> PromQLOutcome {
    guard let last = arguments.last, let first = arguments.first else { return .unknown }
    switch name {
    case "absent", "absent_over_time":
      return first == .empty ? .value(1) : first == .unknown ? .unknown : .empty
    case "count", "group", "present_over_time":
      return first.mapped { _ in 1 }
    case "changes", "rate", "irate", "increase", "delta", "idelta", "deriv", "resets", "stddev":
      return first.mapped { _ in 0 }
    case "sum", "avg", "min", "max", "sum_over_time", "avg_over_time", "min_over_time",
      "max_over_time", "last_over_time", "round", "ceil", "floor", "abs", "sort", "sort_desc",
      "scalar", "vector", "label_replace", "label_join":
      // The sum over a time is some multiple of a value, of which only the sign is known.
      return name == "sum_over_time" && first != .value(0) && first != .empty ? .unknown : first
    case "topk", "bottomk", "quantile", "quantile_over_time": return last
    default: return .unknown
    }
  }
}

extension PromQLOutcome {
  fileprivate func mapped(_ transform: (Double) -> Double) -> PromQLOutcome {
    if case .value(let value) = self { .value(transform(value)) } else { self }
  }
}

extension PromQLOperator {
  fileprivate func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: false
    }
  }

  fileprivate func result(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .divided: a / b
    case .modulo: a.truncatingRemainder(dividingBy: b)
    default: .nan
    }
  }
}
