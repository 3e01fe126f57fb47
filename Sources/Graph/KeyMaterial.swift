internal import SourceText

/// Secrets that open everything else: unseal keys and root tokens of Vault and OpenBao.
public enum KeyMaterial {
  /// Whether a Secret's name says that it holds unseal keys or a root token (`facts: vault.md 3`).
  public static func isNamed(_ name: String) -> Bool { keys.matches(name) }

  /// Whether a word, such as an environment variable or a path, speaks of unsealing.
  public static func speaksOfUnsealing(_ text: String) -> Bool { unsealing.matches(text) }

  // A transit token opens another Vault's seal and must be there before the server starts.
  private static let keys = Pattern(
    literal: "^(?!.*transit).*(unseal|(vault|bao)-(keys|init|root-token))", ignoringCase: true)
  private static let unsealing = Pattern(literal: "unseal", ignoringCase: true)
}
