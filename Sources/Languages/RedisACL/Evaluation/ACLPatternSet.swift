/// The patterns of keys, or those of channels, that a user or a selector has collected.
struct ACLPatternSet: Sendable {
  struct Pattern: Sendable {
    let text: String
    let glob: RedisGlob
    var access: ACLKeyAccess
    let token: Int
  }

  /// Whether all of them match, `~*` or `&*`.
  var all: ACLFact
  private(set) var patterns: [Pattern] = []
  private var indices: [String: Int] = [:]

  /// The template that may have added a pattern.
  private(set) var mayHaveMore: Int?

  /// The template that may have changed anything.
  private(set) var isOpen: Int?

  init(all: ACLFact) { self.all = all }

  mutating func clear(all fact: ACLFact, effect: ACLDeadToken.Effect, deaths: inout [ACLDeath]) {
    if let killer = fact.token {
      for pattern in patterns {
        deaths.append(ACLDeath(token: pattern.token, killer: killer, effect: effect))
      }
      if all.answer == .yes, let owner = all.token {
        deaths.append(
          fact.answer == .yes
            ? ACLDeath(token: killer, killer: owner, effect: .repeated)
            : ACLDeath(token: owner, killer: killer, effect: effect))
      }
    }
    if !(all.answer == .yes && fact.answer == .yes && all.token != nil) { all = fact }
    patterns = []
    indices = [:]
    mayHaveMore = nil
    isOpen = nil
  }

  mutating func add(
    _ text: String, _ access: ACLKeyAccess, by token: Int, deaths: inout [ACLDeath]
  ) {
    guard let index = indices[text] else {
      indices[text] = patterns.count
      patterns.append(
        Pattern(text: text, glob: RedisGlob(text), access: access, token: token))
      return
    }
    if patterns[index].access.isSuperset(of: access) {
      deaths.append(ACLDeath(token: token, killer: patterns[index].token, effect: .repeated))
    }
    patterns[index].access.formUnion(access)
  }

  mutating func addTemplate(by token: Int) { mayHaveMore = token }

  mutating func open(by token: Int) { isOpen = token }

  /// Whether some pattern matches a text and gives the access.
  func allows(_ text: String, _ access: ACLKeyAccess) -> ACLFact {
    allows { pattern in pattern.access.isSuperset(of: access) ? pattern.glob.matches(text) : .no }
  }

  /// Whether a pattern is there as it is written, as a subscription to a pattern needs.
  func allowsPattern(_ text: String) -> ACLFact { allows { ACLAnswer($0.text == text) } }

  /// Whether every text is matched with the access, by one pattern.
  func allowsEverything(_ access: ACLKeyAccess) -> ACLFact {
    allows { ACLAnswer($0.glob.isStar && $0.access.isSuperset(of: access)) }
  }

  private func allows(_ matches: (Pattern) -> ACLAnswer) -> ACLFact {
    if let isOpen { return ACLFact(answer: .unknown, token: isOpen) }
    if all.answer != .no { return all }
    var tooLong: Int?
    for pattern in patterns {
      switch matches(pattern) {
      case .yes: return ACLFact(answer: .yes, token: pattern.token)
      case .unknown: tooLong = pattern.token
      case .no: continue
      }
    }
    if let open = tooLong ?? mayHaveMore { return ACLFact(answer: .unknown, token: open) }
    return all
  }
}

extension ACLPatternSet {
  /// Pairs that are compared; beyond, a pattern that another contains is not looked for.
  private static let comparedPatterns = 100

  /// Patterns that match nothing which another one does not match too.
  func contained() -> [ACLDeath] {
    guard patterns.count <= Self.comparedPatterns else { return [] }
    return patterns.compactMap { pattern in
      let other = patterns.first { other in
        other.token != pattern.token && other.text != pattern.text
          && other.access.isSuperset(of: pattern.access)
          && other.glob.contains(pattern.glob, writtenAs: pattern.text)
      }
      return other.map {
        ACLDeath(token: pattern.token, killer: $0.token, effect: .contained)
      }
    }
  }
}
