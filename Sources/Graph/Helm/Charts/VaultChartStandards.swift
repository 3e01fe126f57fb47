/// What the charts of Vault and OpenBao configure by themselves (`values.yaml`).
extension VaultChart {
  /// What the charts configure unless told otherwise, in the modes that the values leave to them, with the
  /// keys that would tell otherwise.
  static let standardConfigurations = ["vault", "openbao"].flatMap { product in
    [VaultMode.standalone, .raft, .external].map { mode in
      (
        text: standardConfiguration(mode.standardStorage ?? "file", of: product),
        key: (mode.configurationPath ?? []).joined(separator: ".")
      )
    }
  }

  static func standardConfiguration(_ storage: String, of product: String) -> String {
    """
    ui = true
    listener "tcp" {
      tls_disable = 1
      address = "[::]:8200"
      cluster_address = "[::]:8201"
    }
    storage "\(storage)" {
      path = "\(storage == "consul" ? product : "/\(product)/data")"
    }
    """
  }
}
