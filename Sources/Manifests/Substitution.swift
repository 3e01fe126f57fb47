internal import SourceText
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
  /// `@@NAME@@`, `__NAME__`, `%NAME%`, `#{NAME}#`: filled in by sed, by a pipeline and the like.
  case marker

  /// The substitution a text waits for; `nil` for a text that stands as it is.
  public init?(_ text: String) {
    var text = text
    guard let found = text.withUTF8({ Self.find(in: $0) }) else { return nil }
    self = found
  }

  /// What a text is where nobody sets the one variable that it consists of: `redis` of
  /// `${NAME:=redis}` (`fluxcd.io: Post build variable substitution`); other texts as they are.
  public static func byDefault(_ text: String) -> String {
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return text }
    let inner = text.dropFirst(2).dropLast()
    let name = inner.utf8.prefix { $0.isIdentifierByte }
    let rest = inner[name.endIndex...]
    guard !name.isEmpty, rest.hasPrefix(":=") || rest.hasPrefix(":-") else { return text }
    let standard = rest.dropFirst(2)
    return standard.contains { "${}".contains($0) } ? text : String(standard)
  }

  static func find(in text: UnsafeBufferPointer<UInt8>) -> Substitution? {
    if text.holds("ENC[", at: 0) { return .sops }
    var found: Substitution?
    // Looked for once, however often a text has what may begin it.
    lazy var endsMarker = text.contains("}#")
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "<") where text.holds("<path:", at: index): return .argoCDVaultPlugin
      case UInt8(ascii: "{") where text.holds("{{", at: index) || text.holds("{%", at: index):
        found = .template
      case UInt8(ascii: "$") where text.holds("${", at: index) || text.holds("$(", at: index):
        found = found ?? .variable
      case UInt8(ascii: "#") where text.holds("#{", at: index) && endsMarker:
        found = found ?? .marker
      default: continue
      }
    }
    if let found { return found }
    if isStoreReference(text) { return .storeReference }
    if isMarker(text) { return .marker }
    let isVariable =
      text.count > 1 && text.holds("$", at: 0) && text.dropFirst().allSatisfy(\.isIdentifierByte)
    return isVariable ? .variable : nil
  }

  private static func isStoreReference(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "o"): text.holds("op://", at: 0)
    case UInt8(ascii: "v"): text.holds("vault:", at: 0)
    case UInt8(ascii: ">"): text.holds(">>vault:", at: 0)
    case UInt8(ascii: "b"): text.holds("bao:", at: 0)
    case UInt8(ascii: "r"): text.holds("ref+", at: 0) && text.contains("://")
    case UInt8(ascii: "s"):
      text.holds("secretref+", at: 0) || text.holds("secrets://", at: 0)
        || text.holds("secrets+", at: 0) && text.contains("://")
    case UInt8(ascii: "$"): text.holds("$__file{", at: 0) || text.holds("$__env{", at: 0)
    default: false
    }
  }

  private static func isMarker(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let edges: [StaticString] = ["@@", "__", "%"]
    guard let edge = edges.first(where: { text.holds($0, at: 0) })?.utf8CodeUnitCount,
      text.count > edge * 2, text.suffix(edge).elementsEqual(text.prefix(edge))
    else { return false }
    let inner = text.dropFirst(edge).dropLast(edge)
    // `__REPLACE_ME__` asks a person, not a tool.
    return inner.allSatisfy(\.isIdentifierByte)
      && !SecretValue.isPlaceholder(String(decoding: inner, as: UTF8.self))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether an ASCII text stands at an index.
  fileprivate func holds(_ text: StaticString, at index: Int) -> Bool {
    guard count - index >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
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
    guard textCount > 0, !isNull, withText({ Substitution.find(in: $0) == nil }) == true else {
      return nil
    }
    return text
  }
}

extension Node {
  /// Whether a value is what SOPS makes of one (`getsops.io: Encrypting`).
  public var isSealedBySOPS: Bool { text?.hasPrefix("ENC[") == true }
}
