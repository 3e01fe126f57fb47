import Languages
import Testing

struct ACLTests {
  @Test(arguments: [
    ("on", ACLRule.enabled(true)),
    ("RESETPASS", .resetPasswords),
    (">pass word", .addPassword(.plain("pass word"))),
    (
      "#" + String(repeating: "0a", count: 32),
      .addPassword(.hashed(String(repeating: "0a", count: 32)))
    ),
    ("#" + String(repeating: "0A", count: 32), .invalid),
    ("~app:*", .keys(pattern: "app:*", access: .readWrite)),
    ("~*", .allKeys),
    ("%RW~*", .keys(pattern: "*", access: .readWrite)),
    ("%Rw~x", .keys(pattern: "x", access: .readWrite)),
    ("%R~x", .keys(pattern: "x", access: .read)),
    ("%~x", .invalid),
    ("%RR~x", .invalid),
    ("+CONFIG|Get", .command("config|get", allowed: true)),
    ("-@Dangerous", .category("dangerous", allowed: false)),
    ("nocommands", .category("all", allowed: false)),
    ("(+get ~a)", .selector("+get ~a")),
    ("(+get", .invalid),
    ("usr", .invalid),
  ])
  func `A token is one rule`(token: String, expected: ACLRule) {
    #expect(ACLRule(token) == expected)
  }

  @Test(arguments: [
    ("on nopass", true, true, 0),
    ("nopass", false, true, 0),
    ("on >a >b >a <b", true, false, 1),
    ("on >a nopass", true, true, 0),
    ("on nopass >a", true, false, 1),
    ("on >a reset", false, false, 0),
    ("off on", true, false, 0),
  ])
  func `Rules apply from left to right`(
    rules: String, isEnabled: Bool, acceptsAnyPassword: Bool, passwords: Int
  ) throws {
    let user = try #require(ACLFile("user u \(rules)", path: "users.acl").users.first)
    #expect(user.isEnabled == isEnabled)
    #expect(user.acceptsAnyPassword == acceptsAnyPassword)
    #expect(user.passwords.count == passwords)
  }

  @Test func `A file has users, places and lines that are neither`() throws {
    let text = "# no\r\n  user a on (+get ~x  y) \n\nUSER b on\nuser\nuser c\ton\nuser d >é"
    let file = ACLFile(text, path: "users.acl")

    #expect(file.users.map(\.name) == ["a", "d"])
    #expect(file.users.flatMap(\.tokens).map(\.text) == ["on", "(+get ~x  y)", ">é"])
    #expect(file.users.flatMap(\.tokens).map { text.slice($0.origin) } == ["on", "(+get", ">é"])
    #expect(
      file.problems.map { text.slice($0.origin) } == ["# no", "USER b on", "user", "user c\ton"])
  }
}

extension String {
  fileprivate func slice(_ origin: RedisOrigin) -> String? {
    guard case .file(_, let range) = origin else { return nil }
    return slice(range)
  }
}
