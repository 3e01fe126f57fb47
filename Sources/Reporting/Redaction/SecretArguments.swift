internal import YAML

/// The items of an argument vector, as far as those before one tell whether it is a secret.
struct SecretArguments {
  /// How many of the next items are secrets.
  private var secretsLeft = 0
  /// The items since `--user` or `SETUSER`; `nil` outside of a user's rules.
  private var userItems: Int?

  /// Whether the next item is a secret: behind `--requirepass`, `-a`, `AUTH`, `auth-pass MASTER`, and
  /// what is no rule of a user of Redis.
  mutating func isSecret(_ item: Node) -> Bool {
    let text = item.isScalar && item.textCount <= 200 ? item.text ?? "" : ""
    let isOption = text.hasPrefix("--")
    let isNamed = secretsLeft > 0 && !isOption
    secretsLeft = isNamed ? secretsLeft - 1 : Self.secrets(after: text)
    if isOption || text.utf8.elementsEqual("&&".utf8) { userItems = nil }
    let isStray = userItems.map { $0 > 0 && !ACLWords.mayBeShown(text) } ?? false
    userItems = Self.namesUser(text) ? 0 : userItems.map { $0 + 1 }
    return isNamed || isStray
  }

  private static func secrets(after argument: String) -> Int {
    let word = argument.filter { $0 != "'" && $0 != "\"" }.lowercased()
    if word == "auth-pass" { return 2 }
    return argument == "-a" || argument == "AUTH" || SensitiveName.takesNextWord(Array(word.utf8))
      ? 1 : 0
  }

  private static func namesUser(_ argument: String) -> Bool {
    ["--user", "setuser"].contains(argument.lowercased())
  }
}
