internal import SourceText

/// A user after its rules, in one dialect (`redis src/acl.c`, `ACLSetUser`).
struct ACLUserState: Sendable {
  /// What each pair of parentheses allows, and the token it is.
  typealias Selector = (token: Int, state: ACLSelectorState)

  let dialect: ACLDialect
  private(set) var enabled = ACLFact.initiallyNo
  private(set) var anyPassword = ACLFact.initiallyNo
  private(set) var passwords: [String: Int] = [:]
  /// Whether there is a password that is not written out.
  private(set) var hasOtherPassword = ACLAnswer.no
  private(set) var root: ACLSelectorState
  private(set) var selectors: [Selector] = []
  private(set) var mayHaveMoreSelectors = false
  private(set) var deaths: [ACLDeath] = []
  private(set) var problems: [Int: ACLTokenProblem.Reason] = [:]
  /// Whether a token is not written out, so that it may be wrong as well as right.
  private(set) var hasOpenTokens = false

  init(_ tokens: [ACLUser.Token], _ dialect: ACLDialect, from start: ACLUser.Start) {
    self.dialect = dialect
    root = ACLSelectorState(dialect)
    switch start {
    case .newUser: break
    case .vaultUser:
      enabled = .initiallyYes
      hasOtherPassword = .yes
    case .defaultUser:
      enabled = .initiallyYes
      anyPassword = .initiallyYes
      root = .allowingEverything(dialect)
    }
    for (index, token) in tokens.enumerated() {
      if let template = ACLTemplate(token.text), !token.isSelector {
        apply(template, index)
      } else if let reason = apply(token, index) {
        problems[index] = reason
      }
    }
    deaths += root.keys.contained() + root.channels.contained()
    if root.namesUnknowns { hasOpenTokens = true }
  }

  /// The selectors whose rules are kept; with more the rest is unknown.
  private static let mostSelectors = 256

  private mutating func apply(_ token: ACLUser.Token, _ index: Int) -> ACLTokenProblem.Reason? {
    if let reason = reasonOfAge(token) { return reason }
    switch token.rule {
    case .enabled(let isOn): set(\.enabled, to: isOn, index)
    case .anyPassword:
      removePasswords(index)
      set(\.anyPassword, to: true, index)
    case .resetPasswords: resetPasswords(index)
    case .addPassword(let password): add(password, index)
    case .removePassword(let password): return remove(password, index)
    case .selector(let inner):
      guard dialect.reopensSelectors, let start = token.reopening else {
        return addSelector(inner, index)
      }
      // The text begins with one parenthesis more than `inner`.
      let rest = token.text.utf8.dropFirst(start + 1).dropLast()
      return addSelector(String(decoding: rest, as: UTF8.self), index)
    case .clearSelectors: clearSelectors(index)
    case .sanitizesPayload: break
    case .reset: reset(index)
    case .invalid: return token.reasonOfInvalidity
    default: return root.apply(token.rule, by: index, deaths: &deaths)
    }
    return nil
  }

  private mutating func apply(_ template: ACLTemplate, _ index: Int) {
    root.apply(template, by: index)
    switch template {
    case .addedPassword:
      hasOtherPassword = .yes
      withdrawAnyPassword(index)
    case .removedPassword, .keys, .channels, .commands: hasOpenTokens = true
    case .anything:
      hasOpenTokens = true
      hasOtherPassword = .unknown
      mayHaveMoreSelectors = true
      enabled = ACLFact(answer: .unknown, token: index)
      anyPassword = ACLFact(answer: .unknown, token: index)
    }
  }

  private func reasonOfAge(_ token: ACLUser.Token) -> ACLTokenProblem.Reason? {
    switch token.rule {
    case .keys where token.text.utf8.first == UInt8(ascii: "%"):
      return dialect.hasSelectors ? nil : .needsNewerServer
    case .channels, .allChannels, .resetChannels, .sanitizesPayload:
      return dialect.hasChannels ? nil : .needsNewerServer
    case .selector, .clearSelectors: return dialect.hasSelectors ? nil : .needsNewerServer
    default: return nil
    }
  }
}

extension ACLUserState {
  private mutating func set(_ flag: WritableKeyPath<Self, ACLFact>, to value: Bool, _ index: Int) {
    let old = self[keyPath: flag]
    if let owner = old.token, old.answer != .unknown {
      if old.answer == ACLAnswer(value) {
        deaths.append(ACLDeath(token: index, killer: owner, effect: .repeated))
        return
      }
      deaths.append(ACLDeath(token: owner, killer: index, effect: .undone))
    }
    self[keyPath: flag] = ACLFact(answer: ACLAnswer(value), token: index)
  }

  private mutating func removePasswords(_ index: Int) {
    for token in passwords.values.sorted() {
      deaths.append(ACLDeath(token: token, killer: index, effect: .undone))
    }
    passwords = [:]
    hasOtherPassword = .no
  }

  private mutating func resetPasswords(_ index: Int) {
    removePasswords(index)
    withdrawAnyPassword(index)
  }

  private mutating func withdrawAnyPassword(_ index: Int) {
    guard anyPassword.answer != .no else { return }
    if let owner = anyPassword.token, anyPassword.answer == .yes {
      deaths.append(ACLDeath(token: owner, killer: index, effect: .undone))
    }
    anyPassword = .initiallyNo
  }

  private mutating func add(_ password: ACLPassword, _ index: Int) {
    if let owner = passwords[password.digest] {
      deaths.append(ACLDeath(token: index, killer: owner, effect: .repeated))
    } else {
      passwords[password.digest] = index
    }
    withdrawAnyPassword(index)
  }

  private mutating func remove(
    _ password: ACLPassword, _ index: Int
  ) -> ACLTokenProblem.Reason? {
    guard let owner = passwords.removeValue(forKey: password.digest) else {
      if hasOtherPassword != .no { hasOpenTokens = true }
      return hasOtherPassword == .no ? .passwordNotThere : nil
    }
    deaths.append(ACLDeath(token: owner, killer: index, effect: .undone))
    return nil
  }

  private mutating func addSelector(_ inner: String, _ index: Int) -> ACLTokenProblem.Reason? {
    // Unbalanced quotes leave no words, and an empty selector is one.
    let words = (try? RedisWordSplitter.words(of: Array(inner.utf8)[...])) ?? []
    var state = ACLSelectorState(dialect)
    var inside: [ACLDeath] = []
    for word in words {
      if let template = ACLTemplate(word.text) {
        state.apply(template, by: index)
        hasOpenTokens = true
      } else if let reason = state.apply(ACLRule(word.text), by: index, deaths: &inside) {
        return reason
      }
    }
    if state.namesUnknowns { hasOpenTokens = true }
    if selectors.count < Self.mostSelectors {
      selectors.append((index, state))
    } else {
      mayHaveMoreSelectors = true
    }
    return nil
  }

  private mutating func clearSelectors(_ index: Int) {
    for selector in selectors {
      deaths.append(ACLDeath(token: selector.token, killer: index, effect: .undone))
    }
    selectors = []
    mayHaveMoreSelectors = false
  }

  private mutating func reset(_ index: Int) {
    resetPasswords(index)
    _ = root.apply(.resetKeys, by: index, deaths: &deaths)
    let channels: ACLRule = dialect.opensChannels ? .allChannels : .resetChannels
    _ = root.apply(channels, by: index, deaths: &deaths)
    if enabled.answer == .no { enabled = .initiallyNo }
    set(\.enabled, to: false, index)
    clearSelectors(index)
    root.commands.setAll(.no, by: index, deaths: &deaths)
  }
}

extension ACLUser.Token {
  fileprivate var isSelector: Bool {
    if case .selector = rule { return true }
    return false
  }

  fileprivate var reasonOfInvalidity: ACLTokenProblem.Reason {
    switch text.utf8.first {
    case UInt8(ascii: "("): .unclosedSelector
    case UInt8(ascii: "#"), UInt8(ascii: "!"): .badHash
    default: .noRule
    }
  }
}

extension ACLPassword {
  /// The SHA-256 that the server keeps.
  var digest: String {
    switch self {
    case .plain(let text): SHA256.hexadecimal(Array(text.utf8))
    case .hashed(let digest): digest
    }
  }
}
