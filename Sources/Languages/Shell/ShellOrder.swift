/// How two commands of a script follow one another, as far as its blocks tell.
public enum ShellOrder: Sendable, Hashable {
  /// The second one runs whenever the first one has run.
  case always
  /// Both may run, one behind the other.
  case perhaps
  /// They stand in branches of which one runs, or the second one stands before the first one.
  case never
}

extension ShellScript {
  /// How a command follows an earlier one.
  public func order(of earlier: ShellCommand, then later: ShellCommand) -> ShellOrder {
    guard later.index > earlier.index else { return .never }
    let first = ancestors(of: earlier.block)
    let second = ancestors(of: later.block)
    let isOutside = first.suffix(second.count).elementsEqual(second)
    guard isOutside || second.suffix(first.count).elementsEqual(first) else { return .never }
    // `a || b` runs b where a has failed.
    if later.followsOperator { return second == first ? .never : .perhaps }
    return isOutside ? .always : .perhaps
  }
}
