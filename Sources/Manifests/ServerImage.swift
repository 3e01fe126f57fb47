internal import SourceText
internal import YAML

extension Container {
  /// Whether the container runs Vault or OpenBao itself, as a server or as a client.
  public var hasVaultImage: Bool {
    guard let imageName else { return false }
    return ["vault", "openbao", "vault-enterprise", "bao", "openbao-ubi", "openbao-hsm"]
      .contains(imageName)
  }

  /// Whether the container runs a Vault or OpenBao server.
  public var isVaultServer: Bool {
    guard hasVaultImage else { return false }
    let words = (command + arguments).compactMap(\.text)
    if words.isEmpty { return true }
    return words.contains { $0 == "server" || startOfVault.matches($0) }
  }
}

private let startOfVault = Pattern(literal: #"(vault|bao|docker-entrypoint\.sh) server"#)
