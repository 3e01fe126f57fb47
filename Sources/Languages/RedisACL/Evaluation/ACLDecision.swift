/// An answer with the token it comes from.
struct ACLFact: Sendable {
  var answer: ACLAnswer
  /// The index of the token; nil where the user began so.
  var token: Int?

  static let initiallyNo = ACLFact(answer: .no, token: nil)
  static let initiallyYes = ACLFact(answer: .yes, token: nil)
}

/// A token that has no effect any more.
struct ACLDeath: Hashable, Sendable {
  let token: Int
  let killer: Int
  let effect: ACLDeadToken.Effect
}

/// A token that changes nothing, and the one that makes it so.
public struct ACLDeadToken: Hashable, Sendable {
  /// What the other token does to it.
  public enum Effect: Hashable, Sendable {
    /// A later token takes it back: what the author asked for does not hold.
    case undone
    /// A token before it says the same.
    case repeated
    /// Another token says the same and more.
    case contained
  }

  /// The token without effect.
  public let token: ACLUser.Token

  /// The token that makes it so.
  public let by: ACLUser.Token

  /// What that one does.
  public let effect: Effect
}
