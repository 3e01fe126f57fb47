/// A run of HashiCorp Vault's `vault` or OpenBao's `bao`.
public struct VaultCommand: Sendable {
  /// One `key=value` of `vault write` and its like.
  public struct Datum: Sendable {
    /// Where the value comes from.
    public enum Source: Sendable {
      case word(ShellWord)
      /// `key=@file`
      case file(ShellWord)
      /// `key=-`
      case standardInput
    }
    /// The key as it is written.
    public let key: String
    /// The value, or where it is read from.
    public let source: Source
    /// The whole word `key=value`.
    public let range: Range<Int>
  }

  /// All data in one place: `-` for JSON on standard input, `@file.json`.
  public enum Body: Sendable {
    case standardInput
    case file(ShellWord)
  }

  /// The run that was read.
  public let invocation: Invocation
  /// `["write"]`, `["kv", "put"]`, `["operator", "init"]`
  public let subcommand: [String]
  /// The options, wherever they stand.
  public let options: CommandOptions
  /// The operands after the subcommand.
  public let operands: ArraySlice<ShellWord>

  /// Reads an invocation, unless it is of another program.
  public init?(_ invocation: Invocation) {
    guard ["vault", "bao"].contains(invocation.program) else { return nil }
    let options = OptionSyntax.vault.parse(invocation.arguments)
    let words = options.operands.prefix(3).compactMap(\.literal)
    guard let first = words.first else { return nil }
    var length = 1
    while length < words.count,
      VaultCommand.groups.contains(words[..<length].joined(separator: " "))
    {
      length += 1
    }
    self.invocation = invocation
    subcommand = first.isEmpty ? [] : Array(words[..<length])
    self.options = options
    operands = options.operands.dropFirst(length)
  }

  /// The namespace given by `-namespace` or `-ns`; `VAULT_NAMESPACE` may give another.
  public var namespace: ShellWord? { options.value("-namespace", "-ns") }

  /// The server given by `-address`.
  public var address: ShellWord? { options.value("-address") }

  /// The path that is written or read, without regard to `-mount`.
  public var path: ShellWord? { takesPath ? operands.first : nil }

  /// Where `auth enable` or `secrets enable` mounts: `-path`, or else the type.
  public var mountPath: ShellWord? {
    guard subcommand == ["auth", "enable"] || subcommand == ["secrets", "enable"] else {
      return nil
    }
    return options.value("-path") ?? operands.first
  }

  /// The `key=value` arguments whose key is written out.
  public var data: [Datum] { takesData ? operands.dropFirst().compactMap(\.datum) : [] }

  /// Where the data as a whole comes from; Vault ignores standard input when `key=value` is given too.
  public var body: Body? {
    guard takesData else { return nil }
    for word in operands.dropFirst() {
      if word.literal == "-" { return .standardInput }
      if let file = word.dropping(prefix: "@") { return .file(file) }
    }
    return nil
  }

  /// True when every argument after the path is understood: none is a whole `$VARIABLE`.
  public var isDataComplete: Bool {
    !takesData
      || operands.dropFirst().allSatisfy {
        $0.datum != nil || $0.literal == "-" || $0.literalPrefix.hasPrefix("@")
      }
  }

  private var takesData: Bool {
    ["write", "patch", "kv put", "kv patch"].contains(subcommand.joined(separator: " "))
  }

  private var takesPath: Bool {
    let others = ["read", "list", "delete", "kv get", "kv list", "kv delete", "policy write"]
    return takesData || others.contains(subcommand.joined(separator: " "))
  }

  /// The commands that have subcommands (vault command/commands.go).
  private static let groups: Set<String> = [
    "agent", "audit", "auth", "debug", "kv", "kv metadata", "lease", "namespace", "operator",
    "operator raft", "operator raft autopilot", "operator raft snapshot", "pki", "plugin",
    "plugin runtime", "policy", "print", "proxy", "secrets", "token", "transform", "transit",
  ]
}

extension ShellWord {
  var datum: VaultCommand.Datum? {
    guard let (key, value) = splitAtEquals(), !key.isEmpty, !key.hasPrefix("@") else { return nil }
    let source: VaultCommand.Datum.Source =
      if let file = value.dropping(prefix: "@") {
        .file(file)
      } else if value.literal == "-" {
        .standardInput
      } else {
        .word(value)
      }
    return VaultCommand.Datum(key: key, source: source, range: range)
  }
}

extension OptionSyntax {
  /// The options that take a value (vault command/base.go and the commands' own flags).
  fileprivate static let vault = OptionSyntax(
    style: .singleDash,
    valued: [
      "-address", "-agent-address", "-ca-cert", "-ca-path", "-client-cert", "-client-key",
      "-namespace", "-ns", "-tls-server-name", "-unlock-key", "-wrap-ttl", "-mfa", "-header",
      "-format", "-field", "-mount", "-path", "-method", "-description", "-options", "-version",
      "-versions", "-cas", "-max-versions", "-delete-version-after", "-custom-metadata",
      "-default-lease-ttl", "-max-lease-ttl", "-listing-visibility", "-token-type", "-plugin-name",
      "-plugin-version", "-passthrough-request-headers", "-allowed-response-headers",
      "-allowed-managed-keys", "-audit-non-hmac-request-keys", "-audit-non-hmac-response-keys",
      "-key-shares", "-n", "-key-threshold", "-t", "-recovery-shares", "-recovery-threshold",
      "-pgp-keys", "-recovery-pgp-keys", "-root-token-pgp-key", "-stored-shares", "-nonce", "-otp",
      "-decode", "-pgp-key", "-policy", "-ttl", "-period", "-explicit-max-ttl", "-display-name",
      "-role", "-type", "-id", "-metadata", "-use-limit", "-entity-alias", "-increment", "-i",
      "-sha256", "-command", "-args", "-env", "-config", "-leader-ca-cert", "-leader-client-cert",
      "-leader-client-key", "-log-level", "-log-format", "-log-file", "-dev-root-token-id",
      "-dev-listen-address", "-dev-tls-dir", "-snapshot-name", "-interval", "-duration",
    ])
}
