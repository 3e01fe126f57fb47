internal import SourceText

/// A credential that stands in clear, by what its text is worth to whoever reads it.
public enum Credential: Sendable, Hashable, Comparable {
  /// A text of its own.
  case material
  /// A text that everybody tries first: `admin`, `minioadmin`, or the user's own name.
  case wellKnown

  /// Where a text stands, which decides how much it takes to believe in it.
  public enum Place: Sendable, Hashable {
    /// A value of a Secret: whatever stands there under such a name is meant.
    case secret
    /// A variable or a setting, which may as well name a Secret or a key of it.
    case setting
  }

  /// Judges a decoded value by the name it stands under; `nil` for a reference, for what is filled
  /// in later, and for what is no credential.
  ///
  /// `users` are the names that log in with it.
  public init?(
    _ text: String, named name: String, in place: Place,
    users: @autoclosure () -> Set<String> = []
  ) {
    guard text.utf8.count <= Self.longest else { return nil }
    let text = Self.trim(text)
    let kind = CredentialName(name)
    if IssuedToken.isTelling(text) {
      guard SecretValue(text) == .value else { return nil }
      self = .material
    } else if let url = URLPassword(text) {
      guard let password = url.password else { return nil }
      self.init(password, as: .password, in: .secret, users: users().union([url.user]))
    } else if let login = ConnectionText(text) {
      self.init(login.password, as: .password, in: .secret, users: users().union([login.user]))
    } else if name == "NEO4J_AUTH", let slash = text.firstIndex(of: "/") {
      self.init(
        String(text[text.index(after: slash)...]), as: .password, in: .secret,
        users: [String(text[..<slash])])
    } else if Self.isPublishedExample(text) {
      self = .wellKnown
    } else if kind == .token, CredentialName.isAccessKey(name), Self.isWellKnown(text) {
      self = .wellKnown
    } else if let kind {
      self.init(text, as: kind, in: place, users: users())
    } else if place == .secret, let worst = Self.assigned(in: text).max() {
      self = worst
    } else if place == .secret, let worst = Self.held(in: text, named: name).max() {
      self = worst
    } else if place == .secret, let header = Self.header.firstMatch(in: Array(text.utf8)) {
      // What logs in stands behind the scheme, encoded or not.
      let value = String(
        decoding: Array(text.utf8)[header.upperBound...].prefix { $0 > 0x20 }, as: UTF8.self)
      guard SecretValue(value) == .value else { return nil }
      self = .material
    } else if IssuedToken.begins(text), SecretValue(text) == .value {
      self = .material
    } else {
      return nil
    }
  }

  /// Whether a text may be a credential whatever it stands under: a URL, a connection string, a token with its
  /// issuer's letters. A quick no to most, for who asks of every word.
  public static func mayTellByItself(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 12, let first = text.first else { return false }
    return IssuedToken.mayBegin(with: first) && text.count >= 20 || text.contains("://")
      || text.contains(UInt8(ascii: ";")) && text.contains(UInt8(ascii: "="))
  }

  /// Judges what holds wherever nobody sets the variable that a text consists of, as in `${PASSWORD:-admin}`;
  /// `nil` for any other text.
  public init?(defaultOf text: String, named name: String, in place: Place) {
    let text = Self.trim(text)
    let standard = Substitution.byDefault(text)
    guard standard != text else { return nil }
    if CredentialName(name) == .password, SecretValue(standard) == .placeholder {
      self = .wellKnown
    } else {
      self.init(standard, named: name, in: place)
    }
  }

  /// Nothing that logs in is longer, in bytes.
  static let longest = 20_000

  private init?(
    _ text: String, as kind: CredentialName, in place: Place, users: Set<String>
  ) {
    switch SecretValue(text) {
    case .empty, .unknown: return nil
    // A program that signs by itself takes the placeholder for a key and works.
    case .placeholder where kind == .signingKey && !text.contains("\n"): self = .wellKnown
    case .placeholder: return nil
    case .value:
      guard !Self.isReference(text) else { return nil }
      let isBelieved = place == .secret || kind != .token
      if isBelieved, Self.isWellKnown(text) || users.contains(text) {
        self = .wellKnown
      } else if place == .secret || kind == .password || IssuedToken.isRandom(text)
        || kind == .signingKey && Self.isGeneratedKey(text)
      {
        self = .material
      } else {
        return nil
      }
    }
  }

  /// The credentials among the assignments of a text of lines, as a `.env` or a `.properties` file.
  private static func assigned(in text: String) -> [Credential] {
    text.split(separator: "\n").compactMap { line in
      let line = line.drop { $0 == " " }
      guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { return nil }
      let name = line[..<equals].split(separator: " ").last.map(String.init) ?? ""
      guard let kind = CredentialName(name), kind != .signingKey else { return nil }
      return Credential(
        trim(String(line[line.index(after: equals)...])), as: kind, in: .setting, users: [])
    }
  }

  /// The passwords of a file by which a program logs in.
  private static func held(in text: String, named name: String) -> [Credential] {
    CredentialFile.passwords(in: text, named: name).compactMap {
      Credential($0, as: .password, in: .secret, users: [])
    }
  }

  /// Whether a key is what `django-admin startproject` or `artisan key:generate` wrote.
  private static func isGeneratedKey(_ text: String) -> Bool {
    if text.hasPrefix("django-insecure-") { return true }
    guard text.hasPrefix("base64:") else { return false }
    return Base64.decode(text.utf8.dropFirst(7)).map { $0.count >= 16 } ?? false
  }

  /// Whether a text is the token that a product's own guide shows, and starts with.
  private static func isPublishedExample(_ text: String) -> Bool {
    text == "my-super-secret-auth-token"
  }

  /// Whether a text names, switches or counts something instead of opening it.
  private static func isReference(_ text: String) -> Bool { references.matches(text) }

  private static let header = Pattern(
    literal: #"(^|\n)\s*(proxy-)?authorization: *(basic|bearer|token) +(?=\S{8})"#,
    ignoringCase: true)

  private static func isWellKnown(_ text: String) -> Bool { commonest.contains(text.lowercased()) }

  /// A path, a truth value, the name of an object in a store, the hash of a password, a gap of a format.
  private static let references = Pattern(
    literal: #"""
      (?x) ^ (~|\.{1,2})?/[\w.@-]+(/[\w.@-]*)+ $ | ^ (true|false|yes|no|on|off|none|null|enabled|disabled) $
        | ^ file: | (^|:) (\$(apr1|2[aby]|[156y]|argon2\w*|scram[\w-]*|pbkdf2[\w-]*)\$ | \{S?SHA\} | scram-sha-256\$)
        | ^ [a-z][\w+-]*:// | ^ (arn|projects)[:/] | ^ (%[sdvq] | %\(\w+\)s | \{[\w.-]*\}) $
      """#, ignoringCase: true)

  /// What people and products set first, and attackers try first.
  private static let commonest: Set<String> = [
    "admin", "admin1", "admin123", "admin1234", "administrator", "password", "password1",
    "password123", "passw0rd", "p@ssw0rd", "pass", "pass123", "secret", "s3cr3t", "supersecret",
    "mysecret", "mypassword", "my-password", "root", "toor", "test", "test123", "testpassword",
    "default", "guest", "user", "demo", "letmein", "welcome", "welcome1", "qwerty", "1234",
    "12345", "123456", "1234567", "12345678", "123456789", "abcd1234", "postgres", "mysql", "redis",
    "mongo", "mongodb", "minio", "minio123", "minioadmin", "rabbitmq", "keycloak", "grafana",
    "prom-operator", "elastic", "vault", "sonar", "nexus", "jenkins", "tomcat", "oracle", "example",
  ]

  static func trim(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    guard let first = text.firstIndex(where: { !isBlank($0) }),
      let last = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[first...last])
  }
}
