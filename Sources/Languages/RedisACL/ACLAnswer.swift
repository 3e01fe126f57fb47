/// An answer that a template or an unknown release may leave open.
public enum ACLAnswer: Hashable, Sendable {
  /// It is so.
  case yes
  /// It is not so.
  case no
  /// What is written does not tell.
  case unknown

  /// An answer that is known.
  init(_ isSo: Bool) { self = isSo ? .yes : .no }

  /// The answer that several releases give alike, `unknown` where they differ or none answers.
  static func agreed(_ answers: [ACLAnswer]) -> ACLAnswer {
    guard let first = answers.first, answers.allSatisfy({ $0 == first }) else { return .unknown }
    return first
  }

  /// Whether both are so.
  static func && (left: ACLAnswer, right: ACLAnswer) -> ACLAnswer {
    if left == .no || right == .no { return .no }
    return left == .yes && right == .yes ? .yes : .unknown
  }

  /// Whether one of both is so.
  static func || (left: ACLAnswer, right: ACLAnswer) -> ACLAnswer {
    if left == .yes || right == .yes { return .yes }
    return left == .no && right == .no ? .no : .unknown
  }
}
