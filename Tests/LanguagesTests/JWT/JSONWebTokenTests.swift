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

  private static func token(_ claims: String) -> JSONWebToken? {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var text = ""
    let bytes = Array(claims.utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) {
        $0 << 8 | Int(start + $1 < bytes.count ? bytes[start + $1] : 0)
      }
      for index in 0...group.count { text.append(letters[bits >> (18 - 6 * index) & 63]) }
    }
    return JSONWebToken("\(header).\(text).c2ln")
  }

  @Test func claimsOfABoundToken() throws {
    let token = try #require(
      Self.token(
        """
        {"aud":["vault","https://kubernetes.default.svc"],"exp":1767225600.5,"iat":1767222000,
        "nbf":1767222000,"iss":"https://kubernetes.default.svc","kubernetes.io":{"namespace":"vault",
        "pod":{"name":"config-x"},"serviceaccount":{"name":"reviewer"}},
        "sub":"system:serviceaccount:vault:reviewer"}
        """))
    #expect(token.algorithm == "RS256")
    #expect(token.expiry == 1_767_225_600)
    #expect(token.subject == "system:serviceaccount:vault:reviewer")
    let account = try #require(token.serviceAccount)
    #expect(
      [account.namespace, account.name, account.pod, account.secret] == [
        "vault", "reviewer", "config-x", nil,
      ])
  }

  @Test func claimsOfASecretsToken() throws {
    let token = try #require(
      Self.token(
        """
        {"iss":"kubernetes/serviceaccount","kubernetes.io/serviceaccount/namespace":"vault",
        "kubernetes.io/serviceaccount/secret.name":"reviewer-token",
        "kubernetes.io/serviceaccount/service-account.name":"reviewer"}
        """))
    let account = try #require(token.serviceAccount)
    #expect(
      [account.namespace, account.name, account.pod, account.secret] == [
        "vault", "reviewer", nil, "reviewer-token",
      ])
    #expect(token.issuer == "kubernetes/serviceaccount")
    #expect(!token.expires)
  }

  @Test(arguments: [
    (#"{"exp":1e400,"aud":1}"#, true), (#"{"exp":"soon"}"#, true), (#"{"exp":{}}"#, true),
    (#"{"exp":99999999999999999999}"#, true), (#"{"sub":"a"}"#, false),
  ])
  func expiryThatCannotBeRead(_ claims: String, _ expires: Bool) throws {
    let token = try #require(Self.token(claims))
    #expect(token.expires == expires)
    #expect(token.expiry == nil)
  }
}
