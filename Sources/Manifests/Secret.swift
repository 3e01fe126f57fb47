internal import SourceText
public import YAML

/// A `v1` Secret, read for what it declares; its values stay inside.
public struct Secret: Sendable {
  /// The resource.
  public let resource: Resource

  /// The Secret a resource is; `nil` for other kinds.
  public init?(_ resource: Resource) {
    guard resource.kind == "Secret", resource.apiVersion == "v1" else { return nil }
    self.resource = resource
  }

  /// The Secret's name; `nil` if it is only known once a template is rendered.
  public var name: ObjectName? {
    resource.name.map { ObjectName(namespace: resource.namespace, name: $0) }
  }

  /// One key under `data` or `stringData`.
  public struct Key: Sendable {
    /// The key's name.
    public let name: String
    /// The key in the manifest.
    public let key: Node
    /// The value in the manifest.
    public let node: Node
    private let isBase64: Bool

    /// What the decoded value says about itself.
    public var value: SecretValue { Secret.judge(node, isBase64: isBase64, key: name) }

    /// Whether the value asks to be filled in: a placeholder, or nothing.
    public var isHollow: Bool {
      let value = value
      return value == .placeholder || value == .empty
    }

    /// The place to change: the key, or the value where a build took it from elsewhere.
    public var place: Node { key.range.file == node.range.file ? key : node }

    fileprivate init(name: String, entry: Entry, isBase64: Bool) {
      self.name = name
      key = entry.key
      node = entry.value
      self.isBase64 = isBase64
    }
  }

  /// The type; `Opaque` if none is written.
  public var type: String { resource.node["type"]?.text ?? "Opaque" }

  /// Whether the token controller fills this Secret, so that it has no data by design.
  public var isServiceAccountToken: Bool { type == "kubernetes.io/service-account-token" }

  /// Whether SOPS has encrypted what is declared: a `sops` alone says nothing of values that stand in clear,
  /// and of a Secret without keys there is nothing to encrypt.
  public var isEncrypted: Bool {
    guard resource.node["sops"]?.isMapping == true else { return false }
    let values = ["data", "stringData"].flatMap { resource.node[$0]?.entries ?? [] }.map(\.value)
    // SOPS leaves an empty text as it is.
    return !values.isEmpty && values.allSatisfy { $0.text?.isEmpty == true || $0.isSealedBySOPS }
  }

  /// Whether the API server refuses every change of the data.
  public var isImmutable: Bool { resource.node["immutable"]?.bool == true }

  /// Every declared key, `stringData` over `data` as the API server merges them.
  public var keys: [Key] {
    let plain = entries(of: "stringData")
    let overridden = Set(plain.map(\.name))
    return entries(of: "data").filter { !overridden.contains($0.name) }.map {
      Key(name: $0.name, entry: $0.entry, isBase64: true)
    } + plain.map { Key(name: $0.name, entry: $0.entry, isBase64: false) }
  }

  /// The declared key of a name.
  public func key(_ name: String) -> Key? {
    for (field, isBase64) in [("stringData", false), ("data", true)] {
      guard let entry = resource.node[field]?.entry(name) else { continue }
      return Key(name: name, entry: entry, isBase64: isBase64)
    }
    return nil
  }

  /// Whether any key is declared.
  public var hasKeys: Bool {
    ["data", "stringData"].contains { field in
      resource.node[field].map { $0.isMapping && !$0.isEmptyCollection } == true
    }
  }

  private func entries(of field: String) -> [(name: String, entry: Entry)] {
    (resource.node[field]?.entries ?? []).compactMap { entry in
      entry.key.text.map { ($0, entry) }
    }
  }

  /// The decoded value of a key, for a question whose answer shows nothing of it; `nil` where it is
  /// not base64 or filled in later.
  public func bytes(of key: Key) -> [UInt8]? {
    key.node.withText { written in
      resource.node["stringData"]?[key.name] == key.node ? Array(written) : Base64.decode(written)
    } ?? nil
  }

  /// How the manifest declares its data when it declares no key.
  public enum Shell: Sendable, Hashable {
    /// Neither `data` nor `stringData` is written.
    case absent
    /// An empty mapping is written.
    case emptyMapping
    /// `data:` stands without a value: null, which a client-side apply deletes by.
    case null
  }

  /// The form of a Secret without any key, and the place to point at; `nil` if it has keys.
  public var shell: (form: Shell, place: Node)? {
    let fields = ["data", "stringData"].compactMap { resource.node.entry($0) }
    if let null = fields.first(where: { $0.value.isNull }) { return (.null, null.key) }
    if fields.contains(where: { !$0.value.isEmptyCollection }) { return nil }
    if let empty = fields.first { return (.emptyMapping, empty.key) }
    return (.absent, resource.place)
  }

  fileprivate static func judge(_ node: Node, isBase64: Bool, key: String) -> SecretValue {
    guard node.isScalar else { return .unknown }
    if node.isNull { return .empty }
    return node.withText { judge($0, isBase64: isBase64, key: key) } ?? .unknown
  }

  private static func judge(
    _ text: UnsafeBufferPointer<UInt8>, isBase64: Bool, key: String
  ) -> SecretValue {
    let raw = SecretValue(text)
    // Text that asks to be replaced stays that, even where base64 could decode it.
    guard isBase64, raw == .value else { return isKeyStoreDefault(text, key) ? .value : raw }
    // What is no base64 is filled in before it is applied.
    guard let decoded = Base64.decode(text) else { return .unknown }
    return decoded.withUnsafeBufferPointer {
      isKeyStoreDefault($0, key) ? .value : SecretValue($0)
    }
  }

  /// Java's own default password for key stores, which nobody means to replace.
  private static func isKeyStoreDefault(
    _ text: UnsafeBufferPointer<UInt8>, _ key: String
  ) -> Bool {
    text.elementsEqual("changeit".utf8) && key.lowercased().contains("store")
  }
}
