/// A token with which a server does not load the user, and why.
public struct ACLTokenProblem: Hashable, Sendable {
  /// Why a token is refused (`redis src/acl.c`, `ACLSetUserStringError`).
  public enum Reason: Hashable, Sendable {
    /// The token is no rule, or none that may stand inside a selector.
    case noRule
    /// `(` that no `)` closes; servers before the fix crash on it in an ACL file.
    case unclosedSelector
    /// No release has the command.
    case unknownCommand
    /// The command has no such subcommand.
    case unknownSubcommand
    /// There is no such category.
    case unknownCategory
    /// `+command|subcommand|argument`: only commands without subcommands take an argument.
    case argumentOfSubcommand
    /// `-command|argument`: arguments can only be allowed, with `+`.
    case deniedArgument
    /// A pattern of keys after `~*`, which the server refuses because it adds nothing.
    case keysAfterAllKeys
    /// A pattern of channels after `&*`.
    case channelsAfterAllChannels
    /// A pattern with a blank in it, as where several rules stand in one string.
    case blankInPattern
    /// A hash that is not 64 lower-case hexadecimal digits.
    case badHash
    /// A password is removed that the user does not have.
    case passwordNotThere
    /// The release is older than the rule.
    case needsNewerServer
  }

  /// The token.
  public let token: ACLUser.Token

  /// Why it is refused.
  public let reason: Reason
}

extension ACLUser.Token: CustomStringConvertible {
  /// What may be shown of the token, so that no password gets into a message by accident.
  public var description: String { shownText }

  /// The token as it may be shown: without passwords and hashes, and without what is no rule, which
  /// may be a password whose `>` was forgotten.
  public var shownText: String {
    switch text.utf8.first {
    case UInt8(ascii: ">"): return ">…"
    case UInt8(ascii: "<"): return "<…"
    case UInt8(ascii: "#"): return "#…"
    case UInt8(ascii: "!"): return "!…"
    default: break
    }
    switch rule {
    case .invalid: return "…"
    case .selector(let inner):
      let words = (try? RedisWordSplitter.words(of: Array(inner.utf8)[...])) ?? []
      return "("
        + words.map { ACLUser.Token(text: $0.text, origin: origin).shownText }
        .joined(separator: " ") + ")"
    default: return text
    }
  }
}
