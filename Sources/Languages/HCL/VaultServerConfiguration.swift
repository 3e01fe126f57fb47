/// What a Vault or OpenBao server reads from its configuration (`vault internalshared/configutil`,
/// `vault command/server/config.go`).
public struct VaultServerConfiguration: Sendable {
  /// The settings as written.
  public let body: HCLBody
  /// The addresses it listens on; without any it listens nowhere.
  public let listeners: [VaultListener]
  /// Where its data lies; `nil` where nothing is written.
  public let storage: VaultStorage?
  /// What unseals it beside people; none means Shamir's key shares.
  public let seals: [VaultSeal]

  /// Reads the settings of a text, or of a value that stands for one.
  public init(_ body: HCLBody) {
    self.body = body
    listeners = body.labelledBlocks("listener").map { VaultListener($0) }
    storage = ["storage", "backend"].lazy.compactMap { body.labelledBlocks($0).first }.first
      .map { VaultStorage($0) }
    seals = (body.labelledBlocks("seal") + body.labelledBlocks("hsm")).map { VaultSeal($0) }
  }

  /// What it reports of itself, and to whom.
  public var telemetry: HCLBlock? { body.blocks("telemetry").first }

  /// Whether a seal opens the server without key shares; `nil` where a template decides.
  public var unsealsItself: Bool? {
    if seals.contains(where: { $0.isAutomatic == true }) { return true }
    return body.mayHoldMore || seals.contains { $0.isAutomatic == nil } ? nil : false
  }
}

/// An address that a server listens on.
public struct VaultListener: Sendable {
  /// The block.
  public let block: HCLBlock

  init(_ block: HCLBlock) { self.block = block }

  /// `tcp` or `unix`.
  public var kind: String { block.label?.text ?? "" }

  /// The address, `127.0.0.1:8200` unless written.
  public var address: HCLItem? { block.body.attribute("address") }

  /// The setting that turns TLS off.
  public var tlsDisable: HCLItem? { block.body.attribute("tls_disable") }

  /// Whether it speaks plain HTTP; `nil` where it cannot be told.
  public var disablesTLS: Bool? {
    let flag = block.body.flag("tls_disable", default: false)
    return block.isConditional && flag == true ? nil : flag
  }

  /// Whether only programs of the same pod reach it; `nil` where it cannot be told.
  public var isLoopbackOnly: Bool? {
    if kind == "unix" { return true }
    guard let address else { return block.body.mayHoldMore ? nil : true }
    guard let text = address.value.text, !address.isConditional else { return nil }
    if Self.loopback.contains(where: { text.hasPrefix($0) }) { return true }
    return address.value.isUnknown && HCLPlaceholder.isIn(String(text.prefix(2))) ? nil : false
  }

  private static let loopback = ["127.", "localhost:", "[::1]", "::1"]

  /// The file of its certificate.
  public var certificateFile: HCLItem? { block.body.attribute("tls_cert_file") }

  /// The file of its key.
  public var keyFile: HCLItem? { block.body.attribute("tls_key_file") }

  /// What it reports of itself without a token.
  public var telemetry: HCLBlock? { block.body.blocks("telemetry").first }
}

/// Where a server keeps its data.
public struct VaultStorage: Sendable {
  /// The block.
  public let block: HCLBlock

  init(_ block: HCLBlock) { self.block = block }

  /// `raft`, `file`, `inmem`, `consul` and many more.
  public var kind: String { block.label?.text ?? "" }

  /// The folder of the data, for those kinds that have one.
  public var path: HCLItem? { block.body.attribute("path") }

  /// Whether the data are lost when the process ends: `inmem` and its variants.
  public var isVolatile: Bool { kind.hasPrefix("inmem") }

  /// How a member of a raft cluster finds the others.
  public var joins: [HCLBlock] { block.body.blocks("retry_join") }
}

/// What opens a server's barrier.
public struct VaultSeal: Sendable {
  /// The block.
  public let block: HCLBlock

  init(_ block: HCLBlock) { self.block = block }

  /// `awskms`, `transit`, `static`, `shamir` and others.
  public var kind: String { block.label?.text ?? "" }

  /// Whether it opens the server without people; `nil` where it cannot be told.
  public var isAutomatic: Bool? {
    if kind == "shamir" { return false }
    let isDisabled = block.body.flag("disabled", default: false)
    return block.isConditional ? nil : isDisabled.map { !$0 }
  }
}
