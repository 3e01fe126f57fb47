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

    /// Where in a selector its last word that opens one begins, if that is not the first.
    let reopening: Int?

    init(text: String, origin: RedisOrigin, reopening: Int? = nil) {
      self.text = text
      self.origin = origin
      self.reopening = reopening
      rule = ACLRule(text)
    }
  }

  /// What a user may do before its first rule.
  public enum Start: Hashable, Sendable {
    /// Nothing: a `user` line, or `ACL SETUSER` of a name that is new.
    case newUser
    /// Everything, without a password: `ACL SETUSER default` on a server that nobody changed.
    case defaultUser
    /// On and with a password: Vault puts both before the rules of a creation statement.
    case vaultUser
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
    tokens = Self.joinSelectors(Self.joinTemplates(Array(words.dropFirst()))[...])
  }

  /// `{{ name }}` is one word, whatever its blanks make of it until it is filled in.
  private static func joinTemplates(
    _ words: [RedisSetting.Argument]
  ) -> [RedisSetting.Argument] {
    let last = words.lastIndex { $0.text.closesTemplate } ?? -1
    var joined: [RedisSetting.Argument] = []
    var open: RedisSetting.Argument?
    for (index, word) in words.enumerated() {
      let whole = open.map { open in
        RedisSetting.Argument(text: open.text + " " + word.text, origin: open.origin)
      }
      let text = open == nil ? word.text : "{{" + word.text
      if index < last, text.opensTemplate {
        open = whole ?? word
      } else {
        joined.append(whole ?? word)
        open = nil
      }
    }
    return joined
  }

  /// A selector reaches from a word that begins with `(` to one that ends with `)`
  /// (`redis src/acl.c`, `ACLMergeSelectorArguments`).
  private static func joinSelectors(_ words: ArraySlice<RedisSetting.Argument>) -> [Token] {
    var tokens: [Token] = []
    var open: OpenSelector?

    for word in words {
      let opens = word.text.utf8.first == UInt8(ascii: "(")
      let closes = word.text.utf8.last == UInt8(ascii: ")")
      if open != nil {
        open?.append(word.text, opensAgain: opens && !closes)
      } else if opens {
        open = OpenSelector(text: word.text, origin: word.origin)
      } else if !word.text.isEmpty {
        tokens.append(Token(text: word.text, origin: word.origin))
      }
      if closes, let whole = open {
        tokens.append(whole.token)
        open = nil
      }
    }
    if let open { tokens.append(open.token) }
    return tokens
  }

  /// The words of a selector, as long as none closes it.
  private struct OpenSelector {
    var text: String
    let origin: RedisOrigin
    var reopening: Int?

    mutating func append(_ word: String, opensAgain: Bool) {
      text += " "
      if opensAgain { reopening = text.utf8.count }
      text += word
    }

    var token: Token { Token(text: text, origin: origin, reopening: reopening) }
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

  /// The tokens that write a password out for all who read the file; what is filled in later is none.
  public var plainPasswords: [Token] {
    tokens.filter { token in
      guard case .addPassword(.plain) = token.rule else { return false }
      return ACLTemplate(token.text) == nil
    }
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

extension String {
  fileprivate var closesTemplate: Bool {
    zip(utf8, utf8.dropFirst()).contains { $0 == (0x7D, 0x7D) }
  }

  /// Whether the last `{{` has no `}}` behind it.
  fileprivate var opensTemplate: Bool {
    var (isOpen, previous) = (false, UInt8(0))
    for byte in utf8 {
      if byte == previous, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        isOpen = byte == UInt8(ascii: "{")
      }
      previous = byte
    }
    return isOpen
  }
}
