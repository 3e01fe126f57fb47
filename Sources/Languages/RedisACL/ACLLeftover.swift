/// Commands that a user keeps although a token takes away others of the same effect.
public struct ACLLeftover: Hashable, Sendable {
  /// Why the commands are still there.
  public enum Reason: Hashable, Sendable {
    /// They do what the removed command does, under another name.
    case sameEffect
    /// The category that is removed does not have them.
    case otherCategory
    /// A later token, or a selector, gives the removed command back.
    case allowedAgain(by: ACLUser.Token)
  }

  /// The token that takes something away.
  public let removed: ACLUser.Token

  /// The commands that remain.
  public let commands: [String]

  /// Why.
  public let reason: Reason
}

extension ACLPermissions {
  /// What remains of that which tokens take away, in the order of the tokens.
  public var leftovers: [ACLLeftover] {
    tokens.indices.flatMap { index -> [ACLLeftover] in
      let token = tokens[index]
      guard newest.problems[index] == nil, ACLTemplate(token.text) == nil else { return [] }
      switch token.rule {
      case .command(let name, allowed: false): return leftovers(of: name, token)
      case .category(let name, allowed: false) where name != "all":
        return leftovers(ofCategory: name, token)
      default: return []
      }
    }
  }

  private func leftovers(of name: String, _ token: ACLUser.Token) -> [ACLLeftover] {
    let decision = mayRun(name)
    if decision.answer == .yes, let by = decision.token {
      return [ACLLeftover(removed: token, commands: [name], reason: .allowedAgain(by: by))]
    }
    guard let kin = Self.sameEffect.first(where: { $0.contains(name) }) else { return [] }
    let others = kin.filter { $0 != name && isAllowed($0) }
    return others.isEmpty
      ? [] : [ACLLeftover(removed: token, commands: others, reason: .sameEffect)]
  }

  private func leftovers(
    ofCategory name: String, _ token: ACLUser.Token
  ) -> [ACLLeftover] {
    let table = newest.dialect.table
    var result: [ACLLeftover] = []
    var again: [ACLUser.Token: [String]] = [:]
    for index in table.members(ofCategory: name) ?? [] {
      let decision = mayRun(table.commands[index].name)
      guard decision.answer == .yes, let by = decision.token, by != token else { continue }
      again[by, default: []].append(table.commands[index].name)
    }
    for by in tokens {
      guard let commands = again.removeValue(forKey: by) else { continue }
      result.append(
        ACLLeftover(removed: token, commands: commands, reason: .allowedAgain(by: by)))
    }
    let others = (Self.beyond[name] ?? []).filter { isAllowed($0) }
    if !others.isEmpty {
      result.append(ACLLeftover(removed: token, commands: others, reason: .otherCategory))
    }
    return result
  }

  private func isAllowed(_ command: String) -> Bool { mayRun(command).answer == .yes }

  /// Commands of which each does what the others do.
  private static let sameEffect: [[String]] = [
    ["flushall", "flushdb", "swapdb"],
    ["eval", "evalsha", "eval_ro", "evalsha_ro", "fcall", "fcall_ro", "script"],
    ["replicaof", "slaveof"],
    ["sync", "psync"],
    ["save", "bgsave"],
    ["restore", "restore-asking"],
    ["del", "unlink"],
    ["rename", "renamenx"],
    ["sort", "sort_ro"],
    ["module|load", "module|loadex"],
    ["subscribe", "psubscribe", "ssubscribe"],
    ["publish", "spublish"],
  ]

  /// What a category is taken for, and does not have (`ACL CAT` of each release).
  private static let beyond: [String: [String]] = [
    "admin": ["flushall", "flushdb", "swapdb", "keys", "migrate", "restore", "eval", "fcall"],
    "dangerous": ["eval", "evalsha", "fcall"],
    "write": ["eval", "evalsha", "fcall", "debug", "replicaof", "shutdown"],
  ]
}
