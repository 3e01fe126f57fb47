internal import YAML

/// The items of an argument vector, as far as those before one tell whether it is a secret.
struct SecretArguments {
  /// The items so far as the words of a command.
  private var command = CommandWords()
  /// How many of the next items are secrets.
  private var secretsLeft = 0
  /// Whether the next item is one that is no option.
  private var awaitsSecret = false
  /// The items since `--user` or `SETUSER`; `nil` outside of a user's rules.
  private var userItems: Int?

  /// Whether the next item is a secret: behind `--requirepass`, `-a`, `AUTH`, `auth-pass MASTER`, and
  /// what is no rule of a user of Redis.
  mutating func isSecret(_ item: Node) -> Bool {
    let text = item.isScalar && item.textCount <= 200 ? item.text ?? "" : ""
    let isOption = text.hasPrefix("--")
    let isAwaited = awaitsSecret && !text.hasPrefix("-")
    let isNamed = secretsLeft > 0 && !isOption || isAwaited || assignsSecret(text)
    if isNamed {
      secretsLeft = max(0, secretsLeft - 1)
      awaitsSecret = awaitsSecret && text.hasPrefix("-")
    } else {
      secretsLeft = secrets(after: text)
    }
    if isOption || text.utf8.elementsEqual("&&".utf8) { userItems = nil }
    let isStray = userItems.map { $0 > 0 && !ACLWords.mayBeShown(text) } ?? false
    userItems = Self.namesUser(text) ? 0 : userItems.map { $0 + 1 }
    return isNamed || isStray
  }

  private mutating func secrets(after argument: String) -> Int {
    let word = argument.filter { $0 != "'" && $0 != "\"" }.lowercased()
    if word == "auth-pass" { return 2 }
    let bytes = Array(word.utf8)
    if word.hasPrefix("--"), SensitiveName.isRedisDirective(bytes) { return .max }
    if argument == "-a" || argument == "AUTH" || SensitiveName.takesNextWord(bytes) { return 1 }
    // A text of several words is a script, which is read as one.
    guard !argument.contains(" ") else { return 0 }
    let role = command.role(of: bytes[...])
    command.add(bytes[...])
    switch role {
    case .takesWordBehindOptions: awaitsSecret = true
    case .takesNextWord:
      // Where it begins as an option does, it may be one before the secret.
      awaitsSecret = true
      return 1
    default: break
    }
    return 0
  }

  /// Whether an item is `-id=TOKEN` where the command takes a secret by that name.
  private func assignsSecret(_ text: String) -> Bool {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return command.isSecret(Array(text.utf8[..<equals])[...])
  }

  private static func namesUser(_ argument: String) -> Bool {
    ["--user", "setuser"].contains(argument.lowercased())
  }
}
