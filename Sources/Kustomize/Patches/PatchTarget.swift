internal import SourceText
internal import YAML

/// The objects that a patch is for: every part that is given must match.
struct PatchTarget: Sendable {
  private let group: NamePattern?
  private let version: NamePattern?
  private let kind: NamePattern?
  private let name: NamePattern?
  private let namespace: NamePattern?
  private let labels: LabelRequirements?
  private let annotations: LabelRequirements?

  /// Reads a `target`.
  init(_ node: Node) throws(BuildError) {
    group = try Self.pattern(node.field("group"))
    version = try Self.pattern(node.field("version"))
    kind = try Self.pattern(node.field("kind"))
    name = try Self.pattern(node.field("name"))
    namespace = try Self.pattern(node.field("namespace"))
    labels = try Self.requirements(node.field("labelSelector"))
    annotations = try Self.requirements(node.field("annotationSelector"))
  }

  /// Whether the target takes in an object by a name it has or had at first.
  func selects(_ object: BuiltObject) throws(BuildError) -> Bool {
    let (original, present) = (object.originalID, object.id)
    let parts = [
      (namespace, [original.effectiveNamespace, present.effectiveNamespace]),
      (name, [original.name, present.name]), (group, [present.type.group]),
      (version, [present.type.version]), (kind, [present.type.kind]),
    ]
    for (pattern, texts) in parts where try !Self.matches(pattern, texts) { return false }
    return labels?.match(object.draft[path: "metadata", "labels"]) ?? true
      && annotations?.match(object.draft[path: "metadata", "annotations"]) ?? true
  }

  /// The positions of the objects that it takes in.
  func selected(of list: ObjectList) throws(BuildError) -> [Int] {
    var selected: [Int] = []
    for (index, object) in list.objects.enumerated() {
      try list.time.requireTime(for: object.draft.place.range)
      if try selects(object) { selected.append(index) }
    }
    return selected
  }

  private static func requirements(_ node: Node?) throws(BuildError) -> LabelRequirements? {
    guard let node, !node.isNull else { return nil }
    return try LabelRequirements(node)
  }

  private static func matches(_ pattern: NamePattern?, _ texts: [String]) throws(BuildError) -> Bool
  {
    guard let pattern else { return true }
    for text in texts where try pattern.matches(text) { return true }
    return false
  }

  /// A pattern that must match a whole text; `nil` for an empty one, which matches all.
  private static func pattern(_ node: Node?) throws(BuildError) -> NamePattern? {
    guard let node, let text = node.text, !text.isEmpty, !node.isNull else { return nil }
    return try NamePattern(wholeOf: text, at: node)
  }
}

/// A label selector in its text form: `app=web,tier in (a, b),!legacy`.
struct LabelRequirements: Sendable {
  private enum Requirement: Sendable {
    case exists(String), missing(String)
    case among(String, [String]), notAmong(String, [String])
  }

  private let requirements: [Requirement]

  init(_ node: Node) throws(BuildError) {
    var requirements: [Requirement] = []
    for part in Self.parts(node.text ?? "") {
      guard let requirement = Self.requirement(part) else {
        throw BuildError("this is no label selector", at: node.range)
      }
      requirements.append(requirement)
    }
    self.requirements = requirements
  }

  func match(_ labels: Draft?) -> Bool {
    requirements.allSatisfy { requirement in
      switch requirement {
      case .exists(let key): labels?[key] != nil
      case .missing(let key): labels?[key] == nil
      case .among(let key, let values): labels?[key]?.text.map(values.contains) ?? false
      case .notAmong(let key, let values): labels?[key]?.text.map { !values.contains($0) } ?? true
      }
    }
  }

  /// The requirements of a text, split at the commas outside brackets.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(trimmed).filter { !$0.isEmpty }
  }

  private static func requirement(_ text: String) -> Requirement? {
    if text.hasPrefix("!") { return .missing(trimmed(String(text.dropFirst()))) }
    for (sign, isEqual) in [("!=", false), ("==", true), ("=", true)] {
      guard let range = text.firstRange(of: sign) else { continue }
      let key = trimmed(String(text[..<range.lowerBound]))
      let value = trimmed(String(text[range.upperBound...]))
      return isEqual ? .among(key, [value]) : .notAmong(key, [value])
    }
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      return text.contains(" ") ? nil : .exists(text)
    }
    let words = text[..<open].split(separator: " ").map(String.init)
    let values = text[text.index(after: open)...].dropLast().split(separator: ",").map {
      trimmed(String($0))
    }
    switch words.count {
    case 2 where words[1] == "in": return .among(words[0], values)
    case 2 where words[1] == "notin": return .notAmong(words[0], values)
    default: return nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    let text = text.drop { $0 == " " }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}
