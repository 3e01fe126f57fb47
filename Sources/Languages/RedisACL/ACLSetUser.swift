extension ACLUser {
  /// Reads the words of `ACL SETUSER name rule …`, as `redis-cli` or a client sends them; nil for
  /// any other command. The places are the indices of the words.
  public init?(setUser words: [String]) {
    guard words.count > 2, words[0].lowercasedASCII == "acl",
      words[1].lowercasedASCII == "setuser"
    else { return nil }
    let arguments = words.indices.dropFirst(2).map { index in
      RedisSetting.Argument(text: words[index], origin: .argument(index))
    }
    self.init(arguments[...])
  }

  /// Reads a name and the rules behind it, each with its place; nil without a name.
  public init?(words: [(text: String, origin: RedisOrigin)]) {
    let arguments = words.map { RedisSetting.Argument(text: $0.text, origin: $0.origin) }
    self.init(arguments[...])
  }
}

/// A creation statement of Vault's Redis plugin: a JSON array of rules.
///
/// Vault runs `ACL SETUSER <name> ON ><password>` with the rules behind, and only the first
/// statement (`vault-plugin-database-redis redis.go`, `newUser`); without any it is
/// `["~*", "+@read"]`.
public struct VaultRedisStatement: Sendable {
  /// The user of the rules, without a name; nil where the text is no array of texts.
  public let user: ACLUser?

  /// Reads a statement; every text is accepted, and the path only names the places.
  public init(_ text: String, path: String) {
    let bytes = Array(text.utf8)
    let items = JSONTexts.read(bytes[...])
    let outer = items ?? []
    // An array in which a text is an array again is a list of statements, as the API takes it.
    let first = outer.first { !$0.text.utf8.allSatisfy(\.isJSONBlank) }
    if let first, let inner = JSONTexts.read(Array(first.text.utf8)[...]) {
      user = Self.user(
        inner.map { ($0.text, .file(path, first.range)) }, at: .file(path, first.range))
    } else {
      user = items.flatMap { items in
        Self.user(
          items.map { ($0.text, .file(path, $0.range)) }, at: .file(path, bytes.indices))
      }
    }
  }

  private static func user(
    _ rules: [(text: String, origin: RedisOrigin)], at origin: RedisOrigin
  ) -> ACLUser? {
    let name = RedisSetting.Argument(text: "", origin: origin)
    let arguments = rules.map { RedisSetting.Argument(text: $0.text, origin: $0.origin) }
    return ACLUser(([name] + arguments)[...])
  }

  /// What the rules allow the users whom Vault creates.
  public func permissions(_ version: ACLVersion? = nil) -> ACLPermissions? {
    user?.permissions(version, from: .vaultUser)
  }
}
