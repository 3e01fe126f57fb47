import Languages
import Testing

struct VaultRedisStatementTests {
  @Test(arguments: [
    (#"["~*", "+@read"]"#, ["~*", "+@read"]),
    (#" [ "~\u00e9\n", "+get" ] "#, ["~é\n", "+get"]),
    (#"["[\"~*\", \"+@all\"]", "[\"+get\"]"]"#, ["~*", "+@all"]),
    (#"["~* +@read"]"#, ["~* +@read"]),
    (#"[null, "on"]"#, ["on"]),
    ("[]", []),
  ])
  func `Rules are the texts of the array`(text: String, expected: [String]) throws {
    let statement = VaultRedisStatement(text, path: "role")
    #expect(try #require(statement.user).tokens.map(\.text) == expected)
  }

  @Test(arguments: [
    "", "~* +@read", #"["a"#, #"["a" "b"]"#, #"[1]"#, #"["\x"]"#, #"["a"] x"#, "{}",
  ])
  func `Anything else is no statement`(text: String) {
    #expect(VaultRedisStatement(text, path: "role").user == nil)
  }

  @Test func `Only the first statement counts, and every place is known`() throws {
    let text = #"["[\"+get\"]", "[\"+set\"]"]"#
    let statement = VaultRedisStatement(text, path: "role")
    #expect(statement.user?.tokens.map(\.text) == ["+get"])

    let flat = VaultRedisStatement(#"["~*", "+@all"]"#, path: "role")
    #expect(flat.user?.tokens.map(\.origin) == [.file("role", 1..<5), .file("role", 7..<14)])
    let permissions = try #require(flat.permissions())
    #expect(permissions.isEnabled.answer == .yes)
    #expect(permissions.hasPassword == .yes)
    #expect(permissions.isUnrestricted == .yes)
  }

  @Test func `Rules in one text are one wrong rule`() throws {
    let statement = VaultRedisStatement(#"["~* +@read"]"#, path: "role")
    #expect(try #require(statement.permissions()).problems.map(\.reason) == [.blankInPattern])
  }
}
