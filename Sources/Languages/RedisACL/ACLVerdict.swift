/// What a server says to a command line of a user, as `ACL DRYRUN` tells it.
public struct ACLVerdict: Hashable, Sendable {
  /// The answer, with the first thing that stands in the way.
  public enum Outcome: Hashable, Sendable {
    /// The command is run.
    case allowed
    /// The user may not run the command.
    case deniedCommand
    /// The user may not use the key, by the index of its word.
    case deniedKey(Int)
    /// The user may not use the channel, by the index of its word.
    case deniedChannel(Int)
    /// `BY` or `GET` of `SORT`, which only a user who reads every key may give; found at run time
    /// (`redis src/sort.c`), so `ACL DRYRUN` does not tell.
    case deniedSortPattern(Int)
    /// No release in question has the command.
    case noSuchCommand
    /// A template or the release decides.
    case unknown
  }

  /// The answer.
  public let outcome: Outcome

  /// The token that allows or denies the command, or that gave the user its keys; nil where the
  /// user began so.
  public let token: ACLUser.Token?
}

extension ACLPermissions {
  /// What a server says to a command line: `["SET", "key", "value"]`.
  ///
  /// Words with a placeholder may be any key. The number of words is not checked.
  public func verdict(on words: [String]) -> ACLVerdict {
    let verdicts = states.map { state in state.verdict(on: words) }
    let telling = verdicts.filter { $0.outcome != .noSuchCommand }
    guard let first = telling.first else {
      return ACLVerdict(outcome: .noSuchCommand, token: nil)
    }
    guard telling.allSatisfy({ $0.outcome == first.outcome }) else {
      return ACLVerdict(outcome: .unknown, token: nil)
    }
    return ACLVerdict(outcome: first.outcome, token: token(first.token))
  }
}

extension ACLUserState {
  typealias Finding = (outcome: ACLVerdict.Outcome, token: Int?)

  /// One selector that allows the line suffices; else the denial that came furthest is told.
  fileprivate func verdict(on words: [String]) -> Finding {
    guard let index = dialect.table.index(of: words[...]) else { return (.noSuchCommand, nil) }
    let line = ACLCommandLine(words, index, dialect)
    let findings =
      [root.finding(on: line)]
      + selectors.map { selector in
        (outcome: selector.state.finding(on: line).outcome, token: selector.token)
      }
    if let allowed = findings.first(where: { $0.outcome == .allowed }) {
      return afterSortCheck(allowed, line)
    }
    if mayHaveMoreSelectors || findings.contains(where: { $0.outcome == .unknown }) {
      return (.unknown, nil)
    }
    return findings.reduce((.deniedCommand, root.commands.fact(index).token)) { worst, finding in
      finding.outcome.distance > worst.outcome.distance ? finding : worst
    }
  }

  /// Redis checks it since 7.0, when it sorts (`redis src/sort.c`, `sortCommandGeneric`).
  private func afterSortCheck(_ allowed: Finding, _ line: ACLCommandLine) -> Finding {
    guard dialect.hasSelectors, let pattern = line.sortPattern else { return allowed }
    let reading = allSelectors.filter { $0.finding(on: line).outcome == .allowed }
      .map { $0.keys.allowsEverything(.read).answer }
    switch reading.reduce(.no, { $0 || $1 }) {
    case .yes: return allowed
    case .no: return (.deniedSortPattern(pattern), nil)
    case .unknown: return (.unknown, nil)
    }
  }
}

extension ACLVerdict.Outcome {
  /// The server tells the denial of the last key or channel, before that of the command.
  fileprivate var distance: Int {
    switch self {
    case .deniedKey(let index): 1 + index
    case .deniedChannel(let index): 1 << 32 + index
    default: 0
    }
  }
}

/// A command line with what it uses.
struct ACLCommandLine {
  let words: [String]
  let index: Int
  let needsNoPermission: Bool
  let keys: [ACLKeyUse]
  let channels: [ACLKeyFinder.ChannelUse]
  let sortPattern: Int?

  init(_ words: [String], _ index: Int, _ dialect: ACLDialect) {
    let name = dialect.table.commands[index].name
    self.words = words
    self.index = index
    needsNoPermission = ACLCommandTable.withoutAuthentication.contains(name)
    // Redis 6 has no subcommands, yet their keys stand where later releases specify them.
    let qualified = "\(name)|\(words.dropFirst().first?.lowercasedASCII ?? "")"
    let specified = ACLKeyTable.specs(of: qualified).isEmpty ? name : qualified
    keys = ACLKeyFinder.keys(of: specified, in: words).filter { $0.index < words.count }
    channels = dialect.hasChannels ? ACLKeyFinder.channels(of: name, in: words) : []
    sortPattern = ACLKeyFinder.sortPattern(of: name, in: words)
  }
}

extension ACLSelectorState {
  func finding(on line: ACLCommandLine) -> ACLUserState.Finding {
    let command =
      line.needsNoPermission ? .initiallyYes : commands.allows(line.index, line.words[...])
    if command.answer == .no { return (.deniedCommand, command.token) }
    var isOpen = command.answer == .unknown

    for key in line.keys {
      let fact = keys.allows(word: line.words[key.index]) { $0.allows($1, key.access) }
      if fact.answer == .no { return (.deniedKey(key.index), fact.token) }
      if fact.answer == .unknown { isOpen = true }
    }
    for channel in line.channels {
      let fact = channels.allows(word: line.words[channel.index]) { channels, name in
        channel.isPattern ? channels.allowsPattern(name) : channels.allows(name, [])
      }
      if fact.answer == .no { return (.deniedChannel(channel.index), fact.token) }
      if fact.answer == .unknown { isOpen = true }
    }
    return isOpen ? (.unknown, nil) : (.allowed, command.token)
  }
}

extension ACLPatternSet {
  /// A word with a placeholder may turn out as anything that a pattern could match.
  fileprivate func allows(
    word: String, _ question: (ACLPatternSet, String) -> ACLFact
  ) -> ACLFact {
    guard all.answer == .no, !patterns.isEmpty, ACLTemplate.containsPlaceholder(word) else {
      return question(self, word)
    }
    let everything = allowsEverything(.readWrite)
    return everything.answer == .yes ? everything : ACLFact(answer: .unknown, token: nil)
  }
}
