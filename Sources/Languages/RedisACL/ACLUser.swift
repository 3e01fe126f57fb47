/// A user as a `user` line defines it, in a redis.conf or in an ACL file.
public struct ACLUser: Sendable {
  /// A rule with the token it is written as.
  public struct Token: Hashable, Sendable {
    /// The token; a selector of several words is joined by single blanks.
    public let text: String

    /// The place of the token, of its first word for a selector.
    public let origin: RedisOrigin

    /// The rule.
    public let rule: ACLRule
  }

  /// The name, which Redis compares with its case.
  public let name: String

  /// The place of the name.
  public let origin: RedisOrigin

  /// The rules in the order in which they apply.
  public let tokens: [Token]

  /// Reads the words after `user`, nil without a name.
  public init?(_ words: ArraySlice<RedisSetting.Argument>) {
    guard let name = words.first else { return nil }
    self.name = name.text
    origin = name.origin
    tokens = Self.joinSelectors(words.dropFirst())
  }

  /// A selector reaches from a word that begins with `(` to one that ends with `)`
  /// (`redis src/acl.c`, `ACLMergeSelectorArguments`).
  private static func joinSelectors(_ words: ArraySlice<RedisSetting.Argument>) -> [Token] {
    var tokens: [Token] = []
    var selector: (words: [String], origin: RedisOrigin)?

    for word in words {
      let opens = word.text.utf8.first == UInt8(ascii: "(")
      let closes = word.text.utf8.last == UInt8(ascii: ")")
      if selector != nil {
        selector?.words.append(word.text)
      } else if opens {
        selector = ([word.text], word.origin)
      } else if !word.text.isEmpty {
        tokens.append(Token(text: word.text, origin: word.origin, rule: ACLRule(word.text)))
      }
      if closes, let whole = selector {
        let text = whole.words.joined(separator: " ")
        tokens.append(Token(text: text, origin: whole.origin, rule: ACLRule(text)))
        selector = nil
      }
    }
    if let unclosed = selector {
      let text = unclosed.words.joined(separator: " ")
      tokens.append(Token(text: text, origin: unclosed.origin, rule: .invalid))
    }
    return tokens
  }
}

extension ACLUser {
  /// Whether the user may authenticate: a user is `off` until told otherwise.
  public var isEnabled: Bool {
    let last = tokens.last { token in
      switch token.rule {
      case .enabled, .reset: true
      default: false
      }
    }
    return last?.rule == .enabled(true)
  }

  /// Whether the user takes any password (`nopass`), until a rule gives it one.
  public var acceptsAnyPassword: Bool {
    let last = tokens.last { token in
      switch token.rule {
      case .anyPassword, .addPassword, .resetPasswords, .reset: true
      default: false
      }
    }
    return last?.rule == .anyPassword
  }

  /// The passwords the user ends up with, each once; a plain one and its hash count as two.
  public var passwords: [ACLPassword] {
    var settled: Set<ACLPassword> = []
    var passwords: [ACLPassword] = []
    walk: for token in tokens.reversed() {
      switch token.rule {
      case .addPassword(let password):
        if settled.insert(password).inserted { passwords.append(password) }
      case .removePassword(let password): settled.insert(password)
      case .anyPassword, .resetPasswords, .reset: break walk
      default: continue
      }
    }
    return passwords.reversed()
  }
}
