/// Secrets that open everything else: unseal keys and root tokens of Vault and OpenBao.
public enum KeyMaterial {
  /// Whether a Secret's name says that it holds unseal keys or a root token (`facts: vault.md 3`).
  public static func isNamed(_ name: String) -> Bool {
    let name = name.lowercased()
    // A transit token opens another Vault's seal and must be there before the server starts.
    guard !name.contains("transit") else { return false }
    return words.contains { name.contains($0) }
  }

  /// Whether a word, such as an environment variable or a path, speaks of unsealing.
  public static func speaksOfUnsealing(_ text: String) -> Bool {
    text.lowercased().contains("unseal")
  }

  private static let words = [
    "unseal", "vault-keys", "openbao-keys", "bao-keys", "vault-init", "openbao-init",
    "vault-root-token", "openbao-root-token", "bao-root-token",
  ]
}
