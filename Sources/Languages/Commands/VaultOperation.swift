/// One request to Vault or OpenBao, however it is made: by `vault`, by `bao`, or by `curl` and `wget` below `/v1/`.
public struct VaultOperation: Sendable {
  /// What is asked of the path.
  public enum Verb: String, Sendable {
    case read, list, write, patch, delete
  }

  /// What is sent along.
  public enum Content: Sendable {
    /// `key=value`, `key=@file`, `key=-`.
    case field(VaultCommand.Datum)
    /// JSON, or text that a variable holds.
    case text(ShellWord)
    case file(ShellWord)
    case standardInput
  }

  /// What is asked of the path.
  public let verb: Verb
  /// The path of the API without `/v1/`: that of `auth enable` and its like begins with `sys/`.
  ///
  /// Of `kv` it is the path as the command takes it, behind its mount: the API puts `data/` between the two where
  /// the engine keeps versions.
  public let path: ShellWord
  /// What is sent along.
  public let content: [Content]
  /// Whether that is all.
  public let isComplete: Bool
  /// The server that the command itself names.
  public let address: ShellWord?
  /// The namespace that the command itself names.
  public let namespace: ShellWord?
  /// The program that asks.
  public let invocation: Invocation

  /// What a `vault` or `bao` asks; nil for what it does on its own machine, such as `server` and `version`.
  public init?(_ vault: VaultCommand) {
    guard let (verb, path) = vault.request else { return nil }
    self.verb = verb
    self.path = path
    var content: [Content] = vault.sent.map { .field($0) }
    switch vault.body {
    // Vault ignores standard input when a field is given too.
    case .standardInput? where vault.data.isEmpty: content.append(.standardInput)
    case .file(let file)?: content.append(.file(file))
    case .standardInput?, nil: break
    }
    self.content = content + vault.policyContent
    isComplete = vault.isDataComplete
    address = vault.address
    namespace = vault.namespace
    invocation = vault.invocation
  }

  /// What `curl` or `wget` asks of Vault, by each URL below `/v1/`.
  public static func requests(of curl: CurlCommand, in script: ShellScript) -> [VaultOperation] {
    let verbs: [String: Verb] = [
      "GET": .read, "LIST": .list, "POST": .write, "PUT": .write, "PATCH": .patch,
      "DELETE": .delete,
    ]
    guard let verb = verbs[curl.method ?? "POST"] else { return [] }
    return curl.urls.compactMap { url in
      guard let (address, path) = script.vaultPath(of: url) else { return nil }
      let namesVault = curl.headers.contains { $0.literalPrefix.lowercased().hasPrefix("x-vault-") }
      let server = script.text(of: address).text.lowercased()
      let first = path.literalPrefix.prefix { $0 != "/" }
      guard
        namesVault || ["vault", "bao", ":8200"].contains(where: server.contains)
          || first == "sys" || first == "auth"
      else { return nil }
      return VaultOperation(verb: verb, path: path, address: address, curl)
    }
  }

  private init(verb: Verb, path: ShellWord, address: ShellWord, _ curl: CurlCommand) {
    self.verb = verb
    self.path = path
    self.address = address.range.isEmpty ? nil : address
    content = curl.data.map { data in
      switch data {
      case .text(let word): .text(word)
      case .file(let file): .file(file)
      case .standardInput: .standardInput
      }
    }
    isComplete = curl.method != nil
    namespace = curl.headers.lazy.compactMap { $0.value(ofHeader: "X-Vault-Namespace") }.first
    invocation = curl.invocation
  }
}

extension VaultCommand {
  /// The request that a command comes to (vault command/*.go).
  fileprivate var request: (VaultOperation.Verb, ShellWord)? {
    switch subcommand.joined(separator: " ") {
    case "read", "kv get": return withPath(.read)
    case "list", "kv list": return withPath(.list)
    case "write", "kv put": return withPath(.write)
    case "patch", "kv patch": return withPath(.patch)
    case "delete", "kv delete": return withPath(.delete)
    case "auth enable": return mountPath.map { (.write, $0.behind("sys/auth/")) }
    case "auth disable": return operands.first.map { (.delete, $0.behind("sys/auth/")) }
    case "auth tune":
      return operands.first.map { (.write, $0.behind("sys/auth/").followed(by: "/tune")) }
    case "secrets enable": return mountPath.map { (.write, $0.behind("sys/mounts/")) }
    case "secrets disable": return operands.first.map { (.delete, $0.behind("sys/mounts/")) }
    case "secrets tune":
      return operands.first.map { (.write, $0.behind("sys/mounts/").followed(by: "/tune")) }
    case "policy write": return operands.first.map { (.write, $0.behind("sys/policies/acl/")) }
    case "policy read": return operands.first.map { (.read, $0.behind("sys/policies/acl/")) }
    case "policy delete": return operands.first.map { (.delete, $0.behind("sys/policies/acl/")) }
    case "audit enable":
      return (options.value("-path") ?? operands.first).map { (.write, $0.behind("sys/audit/")) }
    case "namespace create": return operands.first.map { (.write, $0.behind("sys/namespaces/")) }
    case "login":
      let mount = options.value("-path") ?? options.value("-method")
      return (
        .write, mount?.behind("auth/").followed(by: "/login") ?? fixed("auth/token/lookup-self")
      )
    default: return fixedRequest
    }
  }

  /// The commands whose path is always the same.
  private var fixedRequest: (VaultOperation.Verb, ShellWord)? {
    let paths: [String: (VaultOperation.Verb, String)] = [
      "status": (.read, "sys/seal-status"), "auth list": (.read, "sys/auth"),
      "secrets list": (.read, "sys/mounts"), "policy list": (.list, "sys/policies/acl"),
      "token create": (.write, "auth/token/create"), "token lookup": (.write, "auth/token/lookup"),
      "token revoke": (.write, "auth/token/revoke"), "token renew": (.write, "auth/token/renew"),
      "operator init": (.write, "sys/init"), "operator unseal": (.write, "sys/unseal"),
      "operator seal": (.write, "sys/seal"), "operator step-down": (.write, "sys/step-down"),
      "operator raft join": (.write, "sys/storage/raft/join"),
      "operator raft list-peers": (.read, "sys/storage/raft/configuration"),
      "operator generate-root": (.write, "sys/generate-root/attempt"),
    ]
    return paths[subcommand.joined(separator: " ")].map { ($0.0, fixed($0.1)) }
  }

  private func fixed(_ path: String) -> ShellWord {
    ShellWord(literal: path, range: invocation.word.range)
  }

  private func withPath(_ verb: VaultOperation.Verb) -> (VaultOperation.Verb, ShellWord)? {
    guard let path else { return nil }
    guard let mount = options.value("-mount") else { return (verb, path.withoutLeadingSlash) }
    return (verb, mount.followed(by: "/").followed(by: path.withoutLeadingSlash))
  }

  /// The fields that are sent: those of `write`, `login` and their like.
  fileprivate var sent: [Datum] {
    subcommand == ["login"] ? operands.compactMap(\.datum) : data
  }

  /// The text of `policy write NAME FILE`.
  fileprivate var policyContent: [VaultOperation.Content] {
    guard subcommand == ["policy", "write"], let file = operands.dropFirst().first else {
      return []
    }
    return [file.literal == "-" ? .standardInput : .file(file)]
  }
}

extension ShellScript {
  /// The server and the path of a URL below `/v1/`; what a variable holds is looked into.
  fileprivate func vaultPath(of url: ShellWord) -> (address: ShellWord, path: ShellWord)? {
    let text = text(of: url)
    if let version = text.text.firstRange(of: "/v1/") {
      let start = text.text.utf8.distance(from: text.text.startIndex, to: version.lowerBound)
      let rest = text.text.utf8[version.upperBound...].prefix { $0 != UInt8(ascii: "?") }
      return (text.word(in: 0..<start), text.word(in: (start + 4)..<(start + 4 + rest.count)))
    }
    guard url.literal == nil, let known = value(of: url).string,
      let version = known.firstRange(of: "/v1/")
    else { return nil }
    return (
      ShellWord(literal: String(known[..<version.lowerBound]), range: url.range),
      ShellWord(
        literal: String(known[version.upperBound...].prefix { $0 != "?" }), range: url.range)
    )
  }
}

extension ShellWord {
  /// The word behind literal text.
  fileprivate func behind(_ text: String) -> ShellWord {
    ShellWord(literal: text, range: range.lowerBound..<range.lowerBound).followed(by: self)
  }

  fileprivate func followed(by text: String) -> ShellWord {
    followed(by: ShellWord(literal: text, range: range.upperBound..<range.upperBound))
  }

  fileprivate func followed(by other: ShellWord) -> ShellWord {
    let lower = min(range.lowerBound, other.range.lowerBound)
    return ShellWord(
      parts: parts + other.parts, range: lower..<max(range.upperBound, other.range.upperBound))
  }

  fileprivate var withoutLeadingSlash: ShellWord { dropping(prefix: "/") ?? self }

  /// The value of `Name: value`.
  fileprivate func value(ofHeader name: String) -> ShellWord? {
    let prefix = literalPrefix
    guard prefix.lowercased().hasPrefix(name.lowercased() + ":") else { return nil }
    let blanks = prefix.dropFirst(name.count + 1).prefix { $0 == " " }.count
    return slice(from: name.utf8.count + 1 + blanks)
  }
}
