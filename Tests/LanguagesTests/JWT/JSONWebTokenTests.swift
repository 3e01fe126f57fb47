import Languages
import Testing

@Suite struct JSONWebTokenTests {
  private static let header = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9"

  @Test(arguments: [
    // {"sub":"a"}
    ("eyJzdWIiOiJhIn0", false),
    // {"sub":"a","exp":1767225600}
    ("eyJzdWIiOiJhIiwiZXhwIjoxNzY3MjI1NjAwfQ", true),
    // {"exp":null}
    ("eyJleHAiOm51bGx9", false),
    // {"kubernetes.io":{"exp":1}}
    ("eyJrdWJlcm5ldGVzLmlvIjp7ImV4cCI6MX19", false),
    // {"exp":1,"x":"??>>"}, with both letters that base64url has of its own
    ("eyJleHAiOjEsIngiOiI_Pz4-In0", true),
  ])
  func expiryIsAClaim(_ claims: String, _ expires: Bool) throws {
    let token = try #require(JSONWebToken("\(Self.header).\(claims).c2ln"))
    #expect(token.expires == expires)
  }

  @Test(arguments: [
    "", "eyJ", "..", "\(header).", "\(header).eyJzdWIiOiJhIn0", "\(header).e30.c2ln.x",
    // Claims that are no object, padding, an elided middle, white space.
    "\(header).W10.c2ln", "\(header).e30=.c2ln", "\(header)....c2ln", "\(header).e3 0.c2ln",
    // A header without an algorithm.
    "e30.e30.c2ln",
    "\(header).\(String(repeating: "e", count: 20_000)).c2ln",
  ])
  func otherTextIsNoToken(_ text: String) {
    #expect(JSONWebToken(text) == nil)
  }

  @Test func nestingIsBounded() {
    // [[[ and so on, cut off.
    let claims = String(repeating: "W1tb", count: 3_000)
    #expect(JSONWebToken("\(Self.header).\(claims).c2ln") == nil)
  }
}
