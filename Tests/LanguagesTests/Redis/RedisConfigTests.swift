import Languages
import Testing

/// The text is the whole contract here: every range is read back from the bytes it points at.
struct RedisConfigTests {
  @Test(arguments: [
    ("requirepass s3cret", "requirepass|s3cret"),
    ("  \tRequirePass   \"a b\" \r", "requirepass|a b"),
    (#"requirepass "\x41\n\"\q\xZ""#, "requirepass|A\n\"qxZ"),
    (#"requirepass 'it\'s \n'"#, #"requirepass|it's \n"#),
    (#"requirepass ab"c d""#, "requirepass|abc d"),
    (#"requirepass """#, "requirepass|"),
    ("maxmemory 10mb # much", "maxmemory|10mb|#|much"),
    ("\"port\" 0", "port|0"),
    ("bind 127.0.0.1 \\", #"bind|127.0.0.1|\"#),
    ("requirepass é日", "requirepass|é日"),
    ("requirepass a\u{B}b \u{C} c", "requirepass|a\u{B}b|c"),
    ("# requirepass x", ""),
    (" \t\r", ""),
  ])
  func `A line is split and unquoted as Redis does it`(line: String, expected: String) {
    let before = "# é\n\n"
    let config = RedisConfig(before + line + "\nport 1")
    let found = config.directives.dropLast()

    #expect(config.unbalancedLines.isEmpty)
    #expect(
      found.map { ([$0.name] + $0.arguments.map(\.text)).joined(separator: "|") }
        == (expected.isEmpty ? [] : [expected]))
  }

  @Test(arguments: [
    #"requirepass "open"#, "requirepass 'open", #"requirepass "abc"d"#, #"requirepass "x\"#,
    #"requirepass 'a\'"#, "requirepass \"a\u{0}\"",
  ])
  func `Unbalanced quotes set the line aside`(line: String) {
    let text = "port 1\n\t\(line) \nport 2"
    let config = RedisConfig(text)

    #expect(config.directives.map(\.name) == ["port", "port"])
    #expect(config.unbalancedLines.map { text.slice($0) } == [line])
  }

  @Test func `Ranges point at what is written`() throws {
    let text = "# é\r\n  Rename-Command CONFIG \"\" \r\n"
    let directive = try #require(RedisConfig(text).directives.first)

    #expect(text.slice(directive.nameRange) == "Rename-Command")
    #expect(directive.arguments.map { text.slice($0.range) } == ["CONFIG", "\"\""])
    #expect(text.slice(directive.range) == "Rename-Command CONFIG \"\"")
  }

  @Test(arguments: [
    ("maxmemory 10mb", true),
    ("slave-read-only yes\ndir /data", true),
    ("sentinel monitor m 127.0.0.1 6379 2", true),
    ("# requirepass x\nport 6379", false),
    ("[mysqld]\nport = 3306\nbind-address = 0.0.0.0", false),
    ("user nginx;\ninclude /etc/nginx/conf.d/*.conf;", false),
    ("requirepass", false),
  ])
  func `One distinctive directive makes a redis.conf`(text: String, expected: Bool) {
    #expect(RedisConfig(text).looksLikeRedisConfig == expected)
  }
}

extension String {
  func slice(_ range: Range<Int>) -> String {
    String(decoding: Array(utf8)[range], as: UTF8.self)
  }
}
