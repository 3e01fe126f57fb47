internal import SourceText

/// What PostgreSQL is told when Vault makes a user, as far as it decides who owns the user's tables.
struct DatabaseStatements {
  private let words: [[Substring]]

  /// The words of each statement, in upper case.
  init(_ text: String) {
    // A role's statements fit a screen; nobody reads a megabyte of them.
    words = text.prefix(20_000).uppercased().split(separator: ";").map { statement in
      statement.split { " \t\n\r,()[]\"\\".contains($0) }
    }
  }

  /// Whether it makes a PostgreSQL role that may create tables or schemas.
  var makesOwner: Bool {
    words.contains { $0.starts(with: ["CREATE", "ROLE"]) }
      && words.contains { grant in
        guard grant.first == "GRANT", let on = grant.firstIndex(of: "ON") else { return false }
        let object = grant[on...].dropFirst().first
        return (object == "DATABASE" || object == "SCHEMA")
          && grant[..<on].contains { $0 == "ALL" || $0 == "CREATE" }
      }
  }

  /// Whether the new role belongs to a group, or acts as one.
  var joinsGroup: Bool {
    words.contains { statement in
      let isMembership = statement.first == "GRANT" && !statement.contains("ON")
      let isMember =
        statement.starts(with: ["CREATE", "ROLE"])
        && (statement.follows("IN", "ROLE") || statement.follows("IN", "GROUP"))
      return isMembership || isMember || statement.follows("SET", "ROLE")
    }
  }

  /// Whether what the role owns is given to another.
  var givesAway: Bool { words.contains { $0.starts(with: ["REASSIGN", "OWNED"]) } }
}

extension [Substring] {
  fileprivate func follows(_ first: Substring, _ second: Substring) -> Bool {
    zip(self, dropFirst()).contains { $0 == first && $1 == second }
  }
}

extension DatabaseRole {
  /// Whether each of its users owns the tables it makes, and nobody else may change them.
  ///
  /// `false` also where the statements are not told as a whole.
  public var leavesTablesToLeases: Bool {
    guard let text = creation?.text else { return false }
    let statements = DatabaseStatements(text)
    guard statements.makesOwner, !statements.joinsGroup else { return false }
    guard let revocation else { return true }
    return revocation.text.map { !DatabaseStatements($0).givesAway } ?? false
  }
}

extension DatabaseConnection {
  /// The words by which a URL switches TLS off: PostgreSQL, SQL Server, MySQL and MongoDB.
  private static let clear: Set<String> = [
    "sslmode=disable", "encrypt=disable", "tls=false", "ssl=false",
  ]

  /// Whether its URL switches TLS off on the way to another host.
  public var isInClear: Bool {
    guard let text = url?.text else { return false }
    let words = text.lowercased().split { "?&; \t\n'\"".contains($0) }.map(String.init)
    return words.contains { Self.clear.contains($0) } && !Self.isLocal(text, words)
  }

  /// Whether the server is in Vault's own pod: by loopback or a socket.
  private static func isLocal(_ url: String, _ words: [String]) -> Bool {
    if words.contains(where: { $0 == "host=localhost" || $0.hasPrefix("host=/") }) { return true }
    let authority = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let server = authority.prefix { $0 != "/" && $0 != "?" }
    let host = server.split(separator: "@", omittingEmptySubsequences: false).last ?? server
    return VaultAuthMount.Location.isLoopback(VaultAuthMount.Location.host(of: String(host)))
  }
}
