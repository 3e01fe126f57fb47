internal import Manifests
internal import SourceText

/// What names of variables, keys and files promise about scripts' values.
enum SecretName {
  /// Whether a variable's name promises a secret, and not the name of one.
  static func isOfVariable(_ name: String) -> Bool {
    let lower = name.lowercased()
    guard !["secret", "k8s_secret", "tls_secret", "key"].contains(lower),
      !lower.hasPrefix("has_"), !lower.hasPrefix("is_")
    else { return false }
    return CredentialName(name) != nil || unsealKey.matches(name)
  }

  /// Whether a key of a Secret, a field of an answer or a file holds a secret by its name.
  static func isOfField(_ name: String) -> Bool {
    CredentialName(name) != nil || unsealKey.matches(name) || fields.contains(name.lowercased())
  }

  private static let unsealKey = Pattern(
    literal: "(unseal|recovery)_?keys?(_?(b64|hex|base64))?([_-]?[0-9]+)?$", ignoringCase: true)

  /// The fields of Vault's answers (`vault api/sys_init.go, secret.go`), and what cloud tools name them.
  private static let fields: Set<String> = [
    "keys", "keys_base64", "secret_id", "wrapping_token", "secretstring", "tls.key", "private_key",
  ]
}
