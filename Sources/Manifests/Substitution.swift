public import YAML

/// A value that another tool fills in before or after the manifest is applied, told by its form.
///
/// The value itself is unknown then: neither missing nor a placeholder (`facts: gitops.md 5`).
public enum Substitution: Sendable, Hashable {
  /// `{{ ... }}`: Helm, Jinja, ESO and VSO templates.
  case template
  /// `${VAR}`, `$(VAR)`: envsubst, Flux post-build substitution, Argo CD plugins.
  case variable
  /// `<path:...#key>` of the Argo CD Vault plugin.
  case argoCDVaultPlugin
  /// `ENC[AES256_GCM,...]` of SOPS.
  case sops
  /// `op://`, `ref+vault://`, `vault:path#key`, ...: a reference to a store of secrets.
  case storeReference
  /// `@@NAME@@`, `__NAME__`, `%NAME%`: filled in by sed and the like.
  case marker

  /// The substitution a text waits for; `nil` for a text that stands as it is.
  public init?(_ text: String) {
    guard let found = Self.find(in: text) else { return nil }
    self = found
  }

  private static func find(in text: String) -> Substitution? {
    if text.hasPrefix("ENC[") { return .sops }
    if text.contains("<path:") { return .argoCDVaultPlugin }
    if text.contains("{{") || text.contains("{%") { return .template }
    if text.contains("${") || text.contains("$(") { return .variable }
    if isStoreReference(text) { return .storeReference }
    if isMarker(text) { return .marker }
    if text.count > 1, text.hasPrefix("$"),
      text.dropFirst().utf8.allSatisfy({ $0.isIdentifierByte })
    {
      return .variable
    }
    return nil
  }

  private static func isStoreReference(_ text: String) -> Bool {
    let schemes = ["op://", "vault:", ">>vault:", "secretref+", "secrets://", "bao:"]
    return schemes.contains { text.hasPrefix($0) }
      || (text.hasPrefix("ref+") && text.contains("://"))
      || (text.hasPrefix("secrets+") && text.contains("://"))
      || text.hasPrefix("$__file{") || text.hasPrefix("$__env{")
  }

  private static func isMarker(_ text: String) -> Bool {
    for edge in ["@@", "__", "%"]
    where text.count > edge.count * 2 && text.hasPrefix(edge) && text.hasSuffix(edge) {
      let inner = text.dropFirst(edge.count).dropLast(edge.count)
      // `__REPLACE_ME__` asks a person, not a tool.
      return inner.utf8.allSatisfy { $0.isIdentifierByte }
        && !SecretValue.isPlaceholder(String(inner))
    }
    return false
  }
}

extension UInt8 {
  /// Whether the byte is a letter, a digit or `_`.
  var isIdentifierByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Node {
  /// The text of a scalar that stands as it is; `nil` for null, collections and what is filled in.
  public var literal: String? {
    guard isScalar, !isNull, let text, !text.isEmpty, Substitution(text) == nil else { return nil }
    return text
  }
}
