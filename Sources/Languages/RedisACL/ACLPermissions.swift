/// What a user may do once all its rules have applied, from left to right.
///
/// Without a version the newest known releases are asked, and where they differ the answer is
/// `unknown`; the same holds for a release between two that are known in detail.
public struct ACLPermissions: Sendable {
  let tokens: [ACLUser.Token]
  /// One for each dialect that comes into question; the first is the newest.
  let states: [ACLUserState]

  init(_ tokens: [ACLUser.Token], _ version: ACLVersion?, from start: ACLUser.Start) {
    self.tokens = tokens
    states = ACLDialect.all(for: version).map { ACLUserState(tokens, $0, from: start) }
  }

  /// The state that speaks where all agree.
  var newest: ACLUserState { states[0] }
}

extension ACLUser {
  /// What the rules allow on a server of a release, nil where it is not known.
  public func permissions(
    _ version: ACLVersion? = nil, from start: Start = .newUser
  ) -> ACLPermissions {
    ACLPermissions(tokens, version, from: start)
  }
}

/// An answer and the token that gives it.
public struct ACLDecision: Hashable, Sendable {
  /// The answer.
  public let answer: ACLAnswer

  /// The token; nil where the user began so, or where releases differ.
  public let token: ACLUser.Token?
}

extension ACLPermissions {
  /// Whether the user may log in.
  public var isEnabled: ACLDecision { decision { $0.enabled } }

  /// Whether any password will do (`nopass`).
  public var acceptsAnyPassword: ACLDecision { decision { $0.anyPassword } }

  /// Whether the user has a password, written out or not.
  public var hasPassword: ACLAnswer {
    ACLAnswer(!newest.passwords.isEmpty) || newest.hasOtherPassword
  }

  /// Whether every key may be read and written by the same rules.
  public var hasAllKeys: ACLAnswer {
    answer { state in state.anySelector { $0.keys.allowsEverything(.readWrite).answer } }
  }

  /// Whether every command may be run on every key, by the same rules.
  public var isUnrestricted: ACLAnswer {
    answer { state in
      state.anySelector {
        $0.commands.allowsEverything && $0.keys.allowsEverything(.readWrite).answer
      }
    }
  }

  /// Whether some key may be used at all.
  public var hasSomeKey: ACLAnswer {
    answer { state in
      state.anySelector { selector in
        if selector.keys.isOpen != nil || selector.keys.mayHaveMore != nil { return .unknown }
        return selector.keys.all.answer || ACLAnswer(!selector.keys.patterns.isEmpty)
      }
    }
  }

  /// Whether a command may be run on some key: `get`, `config|set`; `unknown` for names that no
  /// release has.
  public func mayRun(_ command: String) -> ACLDecision {
    let name = command.lowercasedASCII
    let words = name.split(separator: "|").map(String.init)[...]
    return decision(among: states.filter { $0.dialect.table.index(of: words) != nil }) { state in
      state.anySelectorFact { selector in
        guard let index = state.dialect.table.index(of: words) else {
          return selector.commands.others
        }
        if ACLCommandTable.withoutAuthentication.contains(name) { return .initiallyYes }
        return selector.commands.allows(index, words)
      }
    }
  }

  /// The commands that the newest release in question certainly lets the user run, in the order of
  /// its table, each subcommand by itself.
  public var allowedCommands: [String] {
    let table = newest.dialect.table
    let selectors = newest.allSelectors
    return table.commands.indices.filter { index in
      selectors.contains { $0.commands.fact(index).answer == .yes }
    }.map { table.commands[$0].name }
  }

  /// Whether a key may be read, written, or both, by the rules of one selector.
  public func mayUse(key: String, _ access: ACLKeyAccess) -> ACLDecision {
    decision { state in state.anySelectorFact { $0.keys.allows(key, access) } }
  }

  /// Whether a channel may be published in and subscribed to.
  public func mayUse(channel: String) -> ACLDecision {
    decision { state in state.anySelectorFact { $0.channels.allows(channel, []) } }
  }

  /// Whether a pattern of channels may be subscribed to, which only the same pattern allows.
  public func mayUse(channelPattern: String) -> ACLDecision {
    decision { state in state.anySelectorFact { $0.channels.allowsPattern(channelPattern) } }
  }
}

extension ACLPermissions {
  /// The tokens with which the server does not load the user, in the order of the tokens.
  ///
  /// A token counts only where each release in question refuses it; a template never does. Where each
  /// refuses another one, those of the newest count.
  public var problems: [ACLTokenProblem] {
    let isRefused = states.allSatisfy { !$0.problems.isEmpty && !$0.hasOpenTokens }
    let common = problems { index in states.allSatisfy { $0.problems[index] != nil } }
    return common.isEmpty && isRefused ? problems { _ in true } : common
  }

  private func problems(where isMeant: (Int) -> Bool) -> [ACLTokenProblem] {
    tokens.indices.compactMap { index in
      guard let reason = newest.problems[index], isMeant(index) else { return nil }
      return ACLTokenProblem(token: tokens[index], reason: reason)
    }
  }

  /// Whether a server loads the user; `unknown` with templates, and with modules' commands.
  public var loads: ACLAnswer {
    if !problems.isEmpty { return .no }
    return answer { $0.hasOpenTokens ? .unknown : ACLAnswer($0.problems.isEmpty) }
  }
}

extension ACLPermissions {
  private func answer(_ question: (ACLUserState) -> ACLAnswer) -> ACLAnswer {
    ACLAnswer.agreed(states.map(question))
  }

  private func decision(_ question: (ACLUserState) -> ACLFact) -> ACLDecision {
    decision(among: states, question)
  }

  /// Releases in which the question makes no sense are left out.
  private func decision(
    among states: [ACLUserState], _ question: (ACLUserState) -> ACLFact
  ) -> ACLDecision {
    let facts = states.map(question)
    let answer = ACLAnswer.agreed(facts.map(\.answer))
    guard let first = facts.first, first.answer == answer else {
      return ACLDecision(answer: answer, token: nil)
    }
    return ACLDecision(answer: answer, token: token(first.token))
  }

  /// The token of an index; none for what a user has from the start.
  func token(_ index: Int?) -> ACLUser.Token? {
    guard let index, tokens.indices.contains(index) else { return nil }
    return tokens[index]
  }
}

extension ACLUserState {
  /// The rules outside of parentheses, then those of each pair.
  var allSelectors: [ACLSelectorState] { [root] + selectors.map(\.state) }

  /// Whether something holds in a selector; one suffices.
  func anySelector(_ question: (ACLSelectorState) -> ACLAnswer) -> ACLAnswer {
    let answer = allSelectors.map(question).reduce(.no) { $0 || $1 }
    return mayHaveMoreSelectors ? answer || .unknown : answer
  }

  /// The same with the token that decides: the selector's own, or one outside of any.
  func anySelectorFact(_ question: (ACLSelectorState) -> ACLFact) -> ACLFact {
    var result = question(root)
    for selector in selectors where result.answer != .yes {
      let fact = question(selector.state)
      if fact.answer == .yes || (fact.answer == .unknown && result.answer == .no) {
        result = ACLFact(answer: fact.answer, token: selector.token)
      }
    }
    if mayHaveMoreSelectors, result.answer == .no { result.answer = .unknown }
    return result
  }
}
