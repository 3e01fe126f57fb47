internal import SourceText

/// Secrets that open everything else: unseal keys and root tokens of Vault and OpenBao.
public enum KeyMaterial {
  /// Whether a Secret's name says that it holds unseal keys or a root token (`facts: vault.md 3`).
  public static func isNamed(_ name: String) -> Bool {
    !isTransit(name) && (unsealKeys.matches(name) || vaultKeys.matches(name))
  }

  /// Whether a Secret's name says so of a root token, and says nothing of unseal keys.
  static func isNamedRootToken(_ name: String) -> Bool {
    isRootToken(name) && !unsealKeys.matches(name)
  }

  /// Whether a word, such as an environment variable or a path, speaks of unsealing.
  public static func speaksOfUnsealing(_ text: String) -> Bool { unsealing.matches(text) }

  /// Whether the name of a key, a Secret or a variable says that it is a root token; not GitLab's, and
  /// not the one that a development server is started with.
  public static func isRootToken(_ name: String) -> Bool {
    rootToken.matches(name) && !otherRootToken.matches(name)
  }

  /// Whether a text is a root token that people choose for a development server (`vault server
  /// -dev-root-token-id`): no other server has one that can be read.
  static func isChosenRootToken(_ text: String) -> Bool { chosenRootToken.matches(text) }

  /// Whether a name speaks of Vault or OpenBao.
  static func speaksOfVault(_ text: String) -> Bool { vault.matches(text) }

  /// Whether a name speaks of a transit seal, whose token opens another Vault's seal and must be
  /// there before the server starts.
  static func isTransit(_ name: String) -> Bool { transit.matches(name) }

  // Whole words: an unsealer's cloud credentials and an initializer's login are no keys.
  private static let unsealKeys = Pattern(
    literal: "(^|[-._])(auto-?)?unseal(-?keys?)?($|[-._0-9])", ignoringCase: true)
  // A key vault is Azure's.
  private static let vaultKeys = Pattern(
    literal:
      "(^|[-._])(?<!key-)(vault|(open)?bao)-((keys|root-token)($|[-._0-9])|init(-(keys?|output|result|secrets?))?$)",
    ignoringCase: true)
  private static let rootToken = Pattern(
    literal: "(^|[^a-z])root[-_.]?token($|[^a-z])|^vault-root$", ignoringCase: true)
  private static let otherRootToken = Pattern(
    literal: "gitlab|dev[-_.]?root[-_.]?token", ignoringCase: true)
  private static let chosenRootToken = Pattern(
    literal:
      "^(my[-_]?)?root([-_]?token)?$|^((vault|bao|openbao|dev|my)[-_]){1,2}root([-_]?token)?$|^dev[-_]only[-_]token$",
    ignoringCase: true)
  private static let vault = Pattern(
    literal: "vault|(^|[^a-z])(open)?bao($|[^a-z])", ignoringCase: true)
  private static let transit = Pattern(literal: "transit", ignoringCase: true)
  private static let unsealing = Pattern(literal: "unseal", ignoringCase: true)
}
