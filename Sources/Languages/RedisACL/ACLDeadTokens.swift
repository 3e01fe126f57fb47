extension ACLPermissions {
  /// The tokens that change nothing, each with the one that makes it so, in the order of the tokens.
  ///
  /// What only says how a user begins (`-@all`, `reset`, `off` before anything else) is none.
  public var deadTokens: [ACLDeadToken] {
    var deaths: [Int: ACLDeath] = [:]
    for death in newest.deaths + commandDeaths where deaths[death.token] == nil {
      deaths[death.token] = death
    }
    return deaths.values.sorted { $0.token < $1.token }.compactMap { death in
      guard let token = self.token(death.token), let killer = self.token(death.killer),
        !token.rule.isBeginning || (death.effect == .undone && !token.rule.deniesAll)
      else { return nil }
      return ACLDeadToken(token: token, by: killer, effect: death.effect)
    }
  }

  /// Command tokens of which nothing is left.
  private var commandDeaths: [ACLDeath] {
    let table = newest.dialect.table
    let entries = newest.root.commands.entries
    var owned: Set<Int32> = []
    for entry in entries { owned.insert(entry.owner) }
    let followers = followers(entries)

    return tokens.indices.compactMap { index in
      guard newest.problems[index] == nil, ACLTemplate(tokens[index].text) == nil,
        let (covered, allowed) = table.coverage(of: tokens[index].rule)
      else { return nil }
      if owned.contains(Int32(truncatingIfNeeded: index)) {
        guard let follower = followers[index] else { return nil }
        return ACLDeath(token: index, killer: follower, effect: .contained)
      }
      let after = covered.map { entries[$0] }
      guard !after.contains(where: { $0.answer == .unknown }) else { return nil }
      let opposed = after.filter { $0.answer != ACLAnswer(allowed) }
      guard let last = (opposed.isEmpty ? after : opposed).map(\.last).max(), last > index else {
        return nil
      }
      return ACLDeath(
        token: index, killer: Int(last), effect: opposed.isEmpty ? .contained : .undone)
    }
  }

  /// For each token that still owns commands, the one later token that says all of it again.
  private func followers(_ entries: [ACLCommandSet.Entry]) -> [Int: Int] {
    var last: [Int32: Int32] = [:]
    var differing: Set<Int32> = []
    for entry in entries where entry.owner >= 0 {
      if let other = last[entry.owner], other != entry.last { differing.insert(entry.owner) }
      last[entry.owner] = entry.last
    }
    var followers: [Int: Int] = [:]
    for (owner, token) in last where token > owner && !differing.contains(owner) {
      followers[Int(owner)] = Int(token)
    }
    return followers
  }
}

extension ACLCommandTable {
  /// The commands a token speaks of, and what it says; nil for arguments and other tokens.
  func coverage(of rule: ACLRule) -> (commands: [Int], allowed: Bool)? {
    switch rule {
    case .category("all", let allowed): (Array(0...commands.count), allowed)
    case .category(let name, let allowed): members(ofCategory: name).map { ($0, allowed) }
    case .command(let name, let allowed):
      index(of: name).map { ([$0] + commands[$0].subcommands, allowed) }
    default: nil
    }
  }
}

extension ACLRule {
  /// Whether the token takes back every command, as a list of what is allowed begins.
  var deniesAll: Bool { self == .category("all", allowed: false) || self == .reset }

  /// Whether the token may say how a user begins.
  fileprivate var isBeginning: Bool { deniesAll || self == .enabled(false) }
}
