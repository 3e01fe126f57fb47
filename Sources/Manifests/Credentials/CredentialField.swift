internal import SourceText
public import YAML

/// A field of a custom resource, or of a chart's values, that holds a credential in clear.
public struct CredentialField: Sendable {
  /// The way to it, joined by dots: `spec.client.secret`.
  public let path: String
  /// The place to change: its key, or the name of an entry with a `name` and a `value`.
  public let key: Node
  /// The name of an entry with a `name` and a `value`, which says the same to whoever looks for it there.
  public var name: Node?
  /// What it is worth to whoever reads it.
  public let credential: Credential

  /// The path as a JSON pointer, list items without their numbers.
  public var pointer: String {
    "/" + path.replacing("[]", with: "").split(separator: ".").joined(separator: "/")
  }

  /// The fields below a node whose names promise a credential and whose values are one.
  public static func all(in node: Node, path: String) -> [CredentialField] {
    var search = CredentialSearch()
    search.visit(node, path: path, depth: 0)
    guard search.found.contains(where: { $0.credential == .wellKnown }) else { return search.found }
    let secrets = ExistingSecrets(in: node)
    // A password of one's own has leaked, used or not; a default that nobody uses does no harm.
    return search.found.filter { $0.credential != .wellKnown || !secrets.replace($0.path) }
  }
}

extension Resource {
  /// The fields below `spec` whose names promise a credential and whose values are one.
  ///
  /// Only of kinds that the API server does not come with: those are read by their own rules. What
  /// names a Secret or a key of it, describes a field or is filled in later is none.
  public var credentialFields: [CredentialField] {
    guard mayHoldCredentials, let spec else { return templateCredentials }
    return CredentialField.all(in: spec, path: "spec")
  }

  private var mayHoldCredentials: Bool {
    !group.isEmpty && !Self.otherGroups.contains(group) && !group.hasSuffix(".k8s.io")
  }

  /// The built-in groups, and those whose fields name keys of Secrets, hold patterns or are encrypted.
  private static let otherGroups: Set<String> = [
    "apps", "batch", "autoscaling", "policy", "extensions", "external-secrets.io",
    "generators.external-secrets.io", "bitnami.com", "secrets.hashicorp.com", "kyverno.io",
    "templates.gatekeeper.sh", "isindir.github.com",
  ]
}

extension DatabaseChoice {
  /// By the scalars of a mapping at a path.
  fileprivate init?(of entries: [Entry], path: String) {
    self.init(
      entries.lazy.compactMap { entry -> (name: String, value: Node?)? in
        guard entry.value.isScalar, let name = entry.key.text else { return nil }
        return (name: name, value: entry.value)
      }, isOfDatabase: Self.isOfDatabase(path))
  }

  private static func isOfDatabase(_ path: String) -> Bool {
    let owner = path.split(separator: ".").last.map { words(of: String($0)) } ?? []
    return owner.last == "database" || owner.last == "db"
  }
}

/// Walks through the fields of one object.
private struct CredentialSearch {
  private(set) var found: [CredentialField] = []
  /// Aliases make many nodes of few.
  private var budget = 20_000

  /// `isUnused` says that a default which stands here is used by nobody.
  mutating func visit(_ node: Node, path: String, depth: Int, isUnused: Bool = false) {
    budget -= 1
    guard budget > 0, depth < 32, found.count < 100 else { return }
    for item in node.items { visit(item, path: path + "[]", depth: depth + 1, isUnused: isUnused) }
    let entries = node.entries
    guard !entries.isEmpty, !Self.isSwitchedOff(node) else { return }
    // A password of one's own stays in Git beside the Secret that is used instead.
    let isUnused = isUnused || Self.namesSecret(entries)
    let choice = DatabaseChoice(of: entries, path: path)
    if let named = namedValue(node, path) { found.append(named) }
    for entry in entries {
      guard let name = entry.key.text else { continue }
      if entry.value.isScalar {
        guard let credential = credential(entry.value, named: name, in: node),
          credential != .wellKnown || !isUnused && choice?.leavesUnused(name) != true
        else { continue }
        found.append(
          CredentialField(path: "\(path).\(name)", key: entry.key, credential: credential))
      } else if !Self.namesOthers(name) {
        visit(
          entry.value, path: "\(path).\(name)", depth: depth + 1,
          isUnused: isUnused || choice?.leavesUnused(name) == true)
      }
    }
  }

  private static func isSwitchedOff(_ node: Node) -> Bool {
    ["enabled", "install", "create"].contains { node[$0]?.bool == false }
  }

  /// Whether a mapping names a Secret to be used instead of what it holds.
  private static func namesSecret(_ entries: [Entry]) -> Bool {
    entries.contains { entry in
      // `existingSecretPasswordKey` names a key of a Secret that may not be set.
      guard entry.value.textCount > 0, entry.key.textCount >= 14,
        let key = entry.key.text?.lowercased()
      else { return false }
      return key.hasPrefix("existingsecret") && !key.hasSuffix("key")
    }
  }

  /// `name: password` with a `value`, and `type: password` with a `value` (Keycloak).
  private func namedValue(_ node: Node, _ path: String) -> CredentialField? {
    guard let value = node["value"], value.isScalar,
      let name = ["name", "type"].lazy.compactMap({ node[$0] }).first(where: {
        CredentialName($0.text ?? "") != nil
      }), let text = name.text, let credential = credential(value, named: text, in: node)
    else { return nil }
    let isNamed = node["name"] == name
    return CredentialField(
      path: isNamed ? "\(path).\(text)" : "\(path).value", key: node.entry("value")?.key ?? name,
      name: name, credential: credential)
  }

  private func credential(_ value: Node, named name: String, in node: Node) -> Credential? {
    guard CredentialName.mayBeOne(name), let kind = CredentialName(name), value.bool == nil,
      value.int == nil, let text = value.literal, !Self.namesSecret(name),
      // A password may be any text; a short one under a shorter name is a word of the format.
      text.utf8.count > 3 || kind == .password && name.lowercased().hasSuffix("password"),
      !Self.words.contains(text.lowercased())
    else { return nil }
    let users = node.entries.filter { CredentialName.isUserName($0.key.text ?? "") }
    // `username: username` beside `password: password` are names of keys.
    guard !users.contains(where: { $0.value.hasText($0.key.text ?? "") }) else { return nil }
    guard PrivateKey(in: Array(text.utf8)) == nil,
      let credential = Credential(
        text, named: kind == .password || CredentialName.isAccessKey(name) ? name : "token",
        in: .setting,
        users: Set(users.compactMap(\.value.literal)))
    else { return nil }
    return credential
  }

  /// Whether what stands below a key names an object or its keys, or describes fields.
  private static func namesOthers(_ key: String) -> Bool {
    // The last letters of the words below.
    guard let last = key.utf8.last, last >= 0x80 || "fsgm".utf8.contains(last | 0x20) else {
      return false
    }
    let key = key.lowercased()
    return ["ref", "refs", "keys", "mapping", "mappings", "properties", "valuefrom", "annotations"]
      .contains { key.hasSuffix($0) }
  }

  /// Whether a key names a Secret, or a key of it: `existingSecretPassword`.
  private static func namesSecret(_ key: String) -> Bool {
    key.lowercased().filter { $0 != "_" && $0 != "-" }.contains("existingsecret")
  }

  /// What a field of such a name says in the place of a credential.
  private static let words: Set<String> = [
    "generated", "generate", "random", "auto", "required", "optional", "hidden", "string", "masked",
    "prompt", "basic", "bearer", "plain", "vault", "kubernetes", "secret", "env", "file",
  ]
}
