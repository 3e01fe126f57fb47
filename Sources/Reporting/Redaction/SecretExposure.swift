internal import YAML

/// How much of a value may be shown.
enum SecretExposure: Equatable {
  /// What does not look like a secret.
  case open
  /// All of it.
  case shown
  /// The keys of a mapping: `data`, `stringData`.
  case keys
  /// Nothing: it is the value of a secret.
  case closed
  /// The name and the namespace of a Secret.
  case metadata
  /// The names of kustomize's `literals`, up to the `=`.
  case generator, literals
  /// What a redis.conf or a list of users may show, if it is one.
  case redis(RedisLines.Form)

  /// Whether a mapping is a Secret or a list of them.
  static func isSecret(_ node: Node) -> Bool {
    guard let kind = node["kind"]?.text?.lowercased() else { return false }
    return kind == "secretlist"
      || kind == "secret" && ["metadata", "data", "stringData"].contains { node.entry($0) != nil }
  }

  /// How much the value of a Secret's own key may be shown.
  static func inSecret(of name: String) -> SecretExposure {
    switch name {
    case "apiVersion", "kind", "type", "immutable": .shown
    case "metadata": .metadata
    default: .keys
    }
  }

  /// How much of an entry's value may be shown, by its key and by what stands around it.
  func inside(of entry: Entry, _ name: String, in mapping: Node) -> SecretExposure {
    switch self {
    case .shown: return .open
    case .metadata: return name == "name" || name == "namespace" ? .shown : .keys
    case .keys, .closed: return .closed
    case .literals: return .literals
    case .generator where name == "literals": return .literals
    case .open, .generator, .redis: break
    }
    switch name {
    case "stringData": return .keys
    case "secretGenerator": return .generator
    case "value" where Self.isText(entry.value):
      return Self.isNamedHarmlessly(entry.value, in: mapping) ? .open : .closed
    // An ExternalSecret's `secretKey` names a key of the Secret that it makes.
    case "secretKey" where mapping.entry("remoteRef") != nil: return .open
    default: break
    }
    // A mapping under such a name, as `secret:` of a volume, is read key by key, and so is a list of
    // objects that name Secrets or ways to log in.
    if entry.value.isSequence, Self.listsObjects(name, entry.value) { return .open }
    let isClosed = entry.value.isSequence || Self.isText(entry.value)
    if isClosed, SensitiveName.matches(Array(name.utf8)) { return .closed }
    guard entry.value.isScalar, let form = RedisLines.Form(named: name) else { return .open }
    return .redis(form)
  }

  /// Whether a key is one of those under which objects stand, each with names of its own, and they do.
  private static func listsObjects(_ name: String, _ list: Node) -> Bool {
    let names = ["auth", "imagePullSecrets", "pullSecrets", "extraSecretEnvironmentVars"]
    return names.contains(name)
      && list.items.allSatisfy { $0.isMapping && !$0.isAlias && !isText($0) }
  }

  /// Whether a value is a scalar, or `{text}` without quotes, which is a mapping only to YAML.
  private static func isText(_ node: Node) -> Bool {
    guard node.isMapping else { return node.isScalar }
    let entries = node.writtenEntries
    return !entries.isEmpty && entries.allSatisfy { $0.value.offsets.isEmpty }
  }

  /// Whether a `value:` stands beside a name (of a variable, a parameter) or a path (of a JSON
  /// patch) that promises no secret.
  private static func isNamedHarmlessly(_ value: Node, in mapping: Node) -> Bool {
    for key in ["name", "key", "path"] {
      guard let name = mapping[key] else { continue }
      guard let text = name.text else { return false }
      let parts = text.utf8.split(separator: UInt8(ascii: "/"))
      return !parts.contains { SensitiveName.matches($0) }
        && !(key == "path"
          && parts.contains { $0.elementsEqual("data".utf8) || $0.elementsEqual("stringData".utf8) })
    }
    return value.int != nil
  }
}
