internal import YAML

/// How the values let the charts of Vault and OpenBao run the server, which decides on its configuration and
/// on its volumes (`hashicorp/vault-helm@0.31 templates/_helpers.tpl`, "vault.mode", "vault.volumeclaims").
enum VaultMode: Equatable {
  /// Everything in memory, without a configuration and without a volume.
  case development
  case standalone
  case raft
  /// High availability without the chart's raft: the data is elsewhere, the pods have no volume of their own.
  case external
  /// No mode is chosen, so the chart makes no server.
  case none
  /// The tree does not tell.
  case unknown

  init(_ values: HelmValues) {
    guard let isDevelopment = Self.isOn(values, ["server", "dev", "enabled"], default: false),
      let isHA = Self.isOn(values, ["server", "ha", "enabled"], default: false),
      let isRaft = Self.isOn(values, ["server", "ha", "raft", "enabled"], default: false),
      let isAlone = Self.isOn(
        values, ["server", "standalone", "enabled"], default: true, also: "-")
    else {
      self = .unknown
      return
    }
    self =
      isDevelopment
      ? .development : isHA ? (isRaft ? .raft : .external) : isAlone ? .standalone : .none
  }

  /// The keys of the configuration that the mode reads.
  var configurationPath: [String]? {
    switch self {
    case .standalone: ["server", "standalone", "config"]
    case .raft: ["server", "ha", "raft", "config"]
    case .external: ["server", "ha", "config"]
    case .development, .none, .unknown: nil
    }
  }

  /// The storage that the chart configures unless told otherwise.
  var standardStorage: String? {
    switch self {
    case .standalone: "file"
    case .raft: "raft"
    case .external: "consul"
    case .development, .none, .unknown: nil
    }
  }

  /// Whether the chart gives the pods a volume for the data; `nil` where the tree does not tell.
  var hasData: Bool? {
    switch self {
    case .standalone, .raft: true
    case .development, .external, .none: false
    case .unknown: nil
    }
  }

  /// The charts compare a text with "true": nothing else turns a mode on.
  private static func isOn(
    _ values: HelmValues, _ path: [String], default standard: Bool, also other: String? = nil
  ) -> Bool? {
    switch values.answer(path) {
    case .absent: return standard
    case .unknown: return nil
    case .written(let entry):
      guard let text = entry.value.text, !text.isEmpty, !entry.value.isNull else { return false }
      guard let literal = entry.value.literal else { return nil }
      return entry.value.bool ?? (literal == "true") || literal == other
    }
  }
}
