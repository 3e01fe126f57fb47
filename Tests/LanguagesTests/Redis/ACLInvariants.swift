import Languages

/// What holds for whatever is read as ACL rules, however broken.
struct ACLInvariants {
  /// The first one that does not hold.
  private(set) var broken: String?
  private let bytes: [UInt8]

  init(_ contents: [UInt8]) {
    let text = String(decoding: contents, as: UTF8.self)
    bytes = Array(text.utf8)
    let file = ACLFile(text, path: "f")
    for problem in file.problems { check(problem.origin, "a problem") }
    for origin in file.templateLines { check(origin, "a template") }
    // The last line is asked as a command line of the users before it.
    let line = text.split(separator: "\n").last.map { $0.split(separator: " ").map(String.init) }
    for user in file.users.prefix(8) { check(user, asking: line ?? []) }

    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if let user = ACLUser(setUser: ["ACL", "SETUSER"] + words) {
      for token in user.tokens {
        guard case .argument(let index) = token.origin else {
          expect(false, "a word has a place in a file")
          continue
        }
        expect(index >= 2 && index < words.count + 2, "a word stands outside of the command")
      }
    }
    let statement = VaultRedisStatement(text, path: "f")
    for token in statement.user?.tokens ?? [] { check(token.origin, "a rule of a statement") }
    if let permissions = statement.permissions() { ask(permissions, line ?? []) }
  }

  private mutating func expect(_ condition: Bool, _ name: String) {
    if !condition, broken == nil { broken = name }
  }

  private mutating func check(_ origin: RedisOrigin, _ name: String) {
    guard case .file(_, let range) = origin else { return expect(false, "\(name) has no place") }
    expect(
      range.lowerBound >= 0 && range.upperBound <= bytes.count, "\(name) is outside of the file")
  }

  private mutating func check(_ user: ACLUser, asking line: [String]) {
    for token in user.tokens {
      check(token.origin, "a token")
      guard case .file(_, let range) = token.origin, range.upperBound <= bytes.count else {
        continue
      }
      expect(
        token.text.utf8.starts(with: bytes[range]), "a token does not stand at its place")
    }
    for version in [nil, ACLVersion(.redis, 6, 0), ACLVersion(.redis, 7, 0)] {
      let permissions = user.permissions(version)
      ask(permissions, line)
      checkSecrets(of: user, in: shown(permissions))
      let isInvalid = permissions.loads == .no
      expect(isInvalid == !permissions.problems.isEmpty, "a problem does not keep it from loading")
    }
  }

  private func ask(_ permissions: ACLPermissions, _ line: [String]) {
    _ = permissions.verdict(on: line)
    _ = permissions.mayRun(line.first ?? "")
    _ = permissions.mayUse(key: line.last ?? "", .read)
    _ = permissions.mayUse(channel: line.last ?? "")
    _ = permissions.mayUse(channelPattern: line.last ?? "")
    _ = permissions.hasAllKeys
    _ = (permissions.isUnrestricted, permissions.hasSomeKey, permissions.hasPassword)
  }

  /// All that a message may take from the rules.
  private func shown(_ permissions: ACLPermissions) -> String {
    let problems = permissions.problems.map { "\($0)" }
    let dead = permissions.deadTokens.map { "\($0)" }
    let leftovers = permissions.leftovers.map { "\($0)" }
    return (problems + dead + leftovers + ["\(permissions.isEnabled)"]).joined(separator: "\n")
  }

  private mutating func checkSecrets(of user: ACLUser, in shown: String) {
    let others = user.tokens.filter { token in
      if case .addPassword = token.rule { return false }
      return true
    }
    for token in user.tokens.prefix(20) {
      guard case .addPassword(.plain(let password)) = token.rule, password.utf8.count > 8,
        !others.contains(where: { $0.text.contains(password) })
      else { continue }
      expect(!shown.contains(password), "a password is shown")
    }
  }
}
