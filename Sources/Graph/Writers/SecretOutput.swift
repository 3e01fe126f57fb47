internal import Manifests
internal import YAML

/// A Secret that an object makes its controller write, by a name that may have yet to be filled in.
struct SecretOutput {
  let resource: Resource
  let means: SecretWriter.Means
  /// The name as it is written.
  let name: String
  /// Where it is written.
  let place: Node
  /// The namespace as it is written; `nil` where any may be meant.
  let namespace: String?
  let keys: SecretKeys
  /// Whether the controller makes itself that of the Secret, which can have only one.
  var setsController = false

  /// The output of a name at a node; `nil` where there is none.
  init?(
    _ resource: Resource, _ means: SecretWriter.Means, name: Node?, namespace: String?,
    keys: SecretKeys = .unknown
  ) {
    guard let name, let text = name.text, !text.isEmpty, !name.isNull else { return nil }
    self.init(resource, means, name: text, at: name, namespace: namespace, keys: keys)
  }

  init(
    _ resource: Resource, _ means: SecretWriter.Means, name: String, at place: Node,
    namespace: String?, keys: SecretKeys = .unknown
  ) {
    self.resource = resource
    self.means = means
    self.name = name
    self.place = place
    self.namespace = namespace
    self.keys = keys
  }

  /// The writer, once the name is known.
  var writer: SecretWriter? {
    guard Substitution(name) == nil else { return nil }
    var writer = SecretWriter(
      resource: resource, secret: ObjectName(namespace: namespace, name: name), means: means,
      range: place.range, node: place, keys: keys)
    writer.setsController = setsController
    return writer
  }

  /// What the name may become, where it is not known yet.
  var pattern: NamePattern? { Substitution(name) == nil ? nil : NamePattern(name) }
}

/// A name with parts that are filled in later.
struct NamePattern: Sendable, Hashable {
  /// The texts between those parts, in their order.
  private let texts: [String]

  init(_ name: String) {
    var texts: [String] = [""]
    var rest = name[...]
    while let first = rest.first {
      if let end = Self.end(ofSubstitutionIn: rest) {
        rest = rest[end...]
        texts.append("")
      } else {
        texts[texts.count - 1].append(first)
        rest = rest.dropFirst()
      }
    }
    self.texts = texts
  }

  /// Where a `${..}`, `$(..)`, `{{..}}` or `<path:..>` ends that a text begins with.
  private static func end(ofSubstitutionIn text: Substring) -> Substring.Index? {
    for (open, close) in [("${", "}"), ("$(", ")"), ("{{", "}}"), ("<path:", ">")]
    where text.hasPrefix(open) {
      return text.firstRange(of: close)?.upperBound ?? text.endIndex
    }
    return nil
  }

  /// Whether nothing of the name is known.
  var isBlank: Bool { texts.allSatisfy(\.isEmpty) }

  /// Whether it may become a name.
  func mayBe(_ name: String) -> Bool {
    guard texts.count > 1, let first = texts.first, let last = texts.last else {
      // Markers that are no brackets stand for the whole name.
      return true
    }
    guard name.hasPrefix(first), name.dropFirst(first.count).hasSuffix(last) else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for text in texts.dropFirst().dropLast() where !text.isEmpty {
      guard let found = rest.firstRange(of: text) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
