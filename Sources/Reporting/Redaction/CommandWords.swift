/// The words of one command so far, as far as they decide which of the next ones is a secret.
struct CommandWords {
  /// What a word does to those after it.
  enum Role {
    case none
    /// The next word is a secret: `requirepass`, `AUTH`, `redis-cli -a`.
    case takesNextWord
    /// The next word is one if it is `user:password`: `curl -u`.
    case takesPair
    /// Assignments with values follow: `vault kv put`, `--from-literal`.
    case takesAssignments
    /// The next words are one if they go into a pipe: `echo`.
    case printsToPipe
    /// The next word that is no option is a secret, if there is one: `vault token lookup`.
    case takesWordBehindOptions
  }

  private var previous: ArraySlice<UInt8> = []
  private var isDatabaseClient = false
  private var isLogin = false
  private var isVault = false
  /// Whether parameters of Vault follow: only those that Vault has, and no secret, may show a value.
  private(set) var isVaultWrite = false
  /// Whether a token is made, whose `id` the caller may choose.
  private var createsToken = false

  mutating func add(_ word: ArraySlice<UInt8>) {
    isDatabaseClient =
      isDatabaseClient || Self.ends(word, with: "-cli") || Self.begins(word, with: "redis")
      || Self.begins(word, with: "valkey")
    isLogin =
      isLogin || Self.isOne(word, of: ["login", "mysql", "mysqldump", "mariadb", "sshpass"])
    isVaultWrite = isVaultWrite || isVault && Self.isOne(word, of: ["write"])
    createsToken =
      createsToken
      || isVault && Self.begins(word, with: "create")
        && Self.isOne(previous, of: ["token"])
    isVault = isVault || Self.isOne(word, of: ["vault", "bao"])
    previous = word
  }

  /// Whether a parameter or an option is a secret of this command only.
  func isSecret(_ name: ArraySlice<UInt8>) -> Bool {
    isVault && Self.isOne(name, of: ["-otp", "-decode"])
      || createsToken && Self.isOne(name, of: ["id", "-id"])
  }

  func role(of word: ArraySlice<UInt8>) -> Role {
    if SensitiveName.takesNextWord(word) || isSecret(word) { return .takesNextWord }
    // Everything else is a short word; long ones need no look.
    guard word.count <= 16 else { return .none }
    switch String(decoding: word, as: UTF8.self) {
    case "--from-literal": return .takesAssignments
    case "-a" where isDatabaseClient, "-p" where isLogin, "AUTH": return .takesNextWord
    case "auth" where isDatabaseClient: return .takesNextWord
    case "by", "BY":
      return Self.isOne(previous, of: ["identified", "IDENTIFIED"]) ? .takesNextWord : .none
    case "login": return Self.isOne(previous, of: ["vault", "bao"]) ? .takesNextWord : .none
    case "lookup", "renew", "revoke", "capabilities":
      return isVault && Self.isOne(previous, of: ["token"]) ? .takesWordBehindOptions : .none
    case "generate-root", "rekey":
      return isVault && Self.isOne(previous, of: ["operator"]) ? .takesWordBehindOptions : .none
    case "unwrap": return isVault ? .takesWordBehindOptions : .none
    case "add_user", "change_password": return .takesNextWord
    case "set": return Self.isOne(previous, of: ["alias"]) ? .takesNextWord : .none
    case "put", "patch": return Self.isOne(previous, of: ["kv"]) ? .takesAssignments : .none
    case "-u", "--user", "--proxy-user": return .takesPair
    case "echo", "printf": return .printsToPipe
    default: return .none
    }
  }

  private static func isOne(_ word: ArraySlice<UInt8>, of words: [StaticString]) -> Bool {
    words.contains { word.count == $0.utf8CodeUnitCount && begins(word, with: $0) }
  }

  private static func begins(_ word: ArraySlice<UInt8>, with text: StaticString) -> Bool {
    text.withUTF8Buffer { word.starts(with: $0) }
  }

  private static func ends(_ word: ArraySlice<UInt8>, with text: StaticString) -> Bool {
    text.withUTF8Buffer { word.suffix($0.count).elementsEqual($0) }
  }
}
