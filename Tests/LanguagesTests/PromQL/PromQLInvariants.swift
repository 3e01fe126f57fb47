import Languages

/// What holds for any text that is read as an expression of PromQL, however broken.
struct PromQLInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?

  init(_ text: String) {
    if let seconds = PromQLDuration.seconds(text) {
      expect(seconds >= 0, "a duration is negative")
    }
    guard let expression = PromQLExpression(text) else { return }
    let count = text.utf8.count
    var end = 0
    for selector in expression.selectors {
      expect(selector.range.lowerBound >= end, "selectors are unordered")
      expect(selector.range.upperBound <= count, "a selector is outside of the text")
      end = selector.range.upperBound
      expect(selector.metric != nil || selector.matchers.count <= 64, "too many conditions")
    }
    for value in [nil, 0, 1, Double.nan, .infinity] as [Double?] {
      if case .value = expression.outcome({ _ in value }), value == nil {
        expect(isSettled(expression), "a value comes of what is unknown")
      }
    }
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  /// Whether some part of an expression has a value by itself.
  private func isSettled(_ expression: PromQLExpression) -> Bool {
    switch expression {
    case .number: true
    case .string, .selector: false
    case .call(_, let arguments): arguments.contains { isSettled($0) }
    case .binary(_, let left, let right, _): isSettled(left) || isSettled(right)
    }
  }
}
