import SourceText
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("RABBITMQ_PASWORD", "RABBITMQ_PASSWORD"), ("rabbitmq-pass", "rabbitmq-password"),
    ("api-databse", "api-database"), ("redis-0", "redis-1"),
  ])
  func guesses(_ word: String, _ meant: String) {
    #expect(Spelling.nearest(to: word, in: ["something-else", meant]) == meant)
  }

  @Test(arguments: [
    ("MCP_RABBITMQ_PASS", "MCP_RABBITMQ_USER"), ("web-front-token", "web-front-login"),
  ])
  func takesNoWordForAnother(_ word: String, _ other: String) {
    #expect(Spelling.nearest(to: word, in: [other]) == nil)
  }
}
