import Manifests
import Testing

/// What a text is worth under a name, as reviewers of real repositories judged it.
@Suite struct CredentialTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let inSecret: Credential?
    let inSetting: Credential?
    var testDescription: String { name }

    init(_ name: String, _ text: String, secret: Credential?, setting: Credential?) {
      (self.name, self.text, inSecret, inSetting) = (name, text, secret, setting)
    }
  }

  static let cases: [Case] = [
    Case("CIFS_PASSWORD", "made-up-Kx7qP2", secret: .material, setting: .material),
    Case("MYSQL_ROOT_PASSWORD", "root", secret: .wellKnown, setting: .wellKnown),
    Case("NEXTAUTH_SECRET", "placeholder", secret: .wellKnown, setting: .wellKnown),
    Case("password", "CHANGEME", secret: nil, setting: nil),
    Case("token", "Y2hhbmdlbWU=", secret: nil, setting: nil),
    Case("password", "$2y$05$5zJWVwsMK7petnS6RoJpFO", secret: nil, setting: nil),
    Case("TLS_SECRET", "orders-tls", secret: .material, setting: nil),
    Case("SSO_SECRET", "BqkTUqJt", secret: .material, setting: .material),
    Case("APP_SECRET", "MyAppSecret", secret: .material, setting: nil),
    Case("PASSWORD_FILE", "/run/keys/password", secret: nil, setting: nil),
    Case("ENCRYPTION_KEY", "/run/keys/key", secret: nil, setting: nil),
    Case("AWS_SECRET_ACCESS_KEY", "s3cr3t", secret: .wellKnown, setting: .wellKnown),
    Case("AWS_SECRET_ACCESS_KEY", "backup-s3", secret: .material, setting: nil),
    Case("minio-secret-key", "placeholder", secret: nil, setting: nil),
    Case("USERNAME", "admin", secret: nil, setting: nil),
    Case("DATABASE_URL", "postgres://db.example.com/x?a=b@c", secret: nil, setting: nil),
    Case("DATABASE_URL", "jdbc:postgresql://u:Kx7qP2@db/x", secret: .material, setting: .material),
    Case("DATABASE_URL", "amqp://guest:guest@mq", secret: .wellKnown, setting: .wellKnown),
    Case("REPLICA_URL", "redis://:$(PASSWORD)@redis", secret: nil, setting: nil),
    Case("config.env", "A=1\nexport DB_PASSWORD=Kx7qP2mT\n", secret: .material, setting: nil),
    Case("anything", "glpat-madeupmadeupmadeup", secret: .material, setting: .material),
  ]

  @Test(arguments: cases) func textIsWorthWhatReviewersSay(_ example: Case) {
    #expect(Credential(example.text, named: example.name, in: .secret) == example.inSecret)
    #expect(Credential(example.text, named: example.name, in: .setting) == example.inSetting)
  }

  @Test func passwordThatIsTheUsersNameIsWellKnown() {
    #expect(Credential("votes", named: "password", in: .secret, users: ["votes"]) == .wellKnown)
  }

  static let zeroKey = "MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  static func pem(_ label: String, _ body: String) -> String {
    "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
  }

  @Test(arguments: [
    (pem("PRIVATE KEY", zeroKey), true),
    (
      "{\"key\": \"-----BEGIN PRIVATE KEY-----\\n\(zeroKey)\\n-----END PRIVATE KEY-----\\n\"}", true
    ),
    (pem("CERTIFICATE", zeroKey) + pem("PRIVATE KEY", zeroKey), true),
    (pem("PUBLIC KEY", zeroKey), false),
    (pem("PRIVATE KEY", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC..."), false),
    (pem("PRIVATE KEY", String(zeroKey.dropLast(8))), false),
    ("-----BEGIN PRIVATE KEY-----\n\(zeroKey)", false),
    (String(repeating: "-----BEGIN PRIVATE KEY-----", count: 2_000), false),
  ]) func onlyWholeKeysCount(_ text: String, isKey: Bool) {
    #expect((PrivateKey(in: Array(text.utf8)) != nil) == isKey, "\(text.prefix(90))")
  }
}
