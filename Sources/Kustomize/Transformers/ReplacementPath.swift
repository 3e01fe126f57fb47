internal import YAML

/// A field path of a replacement: `spec.containers.[name=web].image`, `rules.0.host`, `tls.*.hosts`.
struct ReplacementPath {
  /// The path as written.
  let text: String
  /// What it is made of.
  let steps: [Step]

  /// A part of a path.
  enum Step: Equatable {
    case key(String)
    case item(key: String, value: String)
    case every
  }

  init(_ text: String) {
    self.text = text
    // What is longer leads nowhere in an object, and deeper than a stack.
    steps = Self.parts(text).prefix(100).map { part in
      if part == "*" { return .every }
      guard part.hasPrefix("["), part.hasSuffix("]"), let equals = part.firstIndex(of: "=") else {
        return .key(part)
      }
      return .item(
        key: String(part[..<equals].dropFirst()),
        value: String(part[part.index(after: equals)...].dropLast()))
    }
  }

  /// Splits at the dots that are neither escaped nor within a part in brackets.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var characters = text[...]
    while let character = characters.popFirst() {
      let last = parts.count - 1
      if character == "\\", characters.first == "." {
        characters.removeFirst()
        parts[last].append(".")
      } else if character == ".", !parts[last].hasPrefix("[") || parts[last].hasSuffix("]") {
        parts.append("")
      } else {
        parts[last].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Whether the field is part of what tells the object from others.
  var isIdentity: Bool {
    ["metadata.name", "metadata.namespace", "kind"].contains(text)
  }

  /// The keys that it begins with, as far as each is told.
  var keys: [String] {
    steps.prefix { step in if case .key = step { true } else { false } }.compactMap { step in
      if case .key(let key) = step { key } else { nil }
    }
  }

  /// The number of its parts.
  var length: Int { steps.count }

  /// The values that the path leads to, as that of a source: what brackets ask for is a text.
  func values(in value: Draft) -> [Draft] { Self.values(in: value, steps[...]) }

  private static func values(in value: Draft, _ steps: ArraySlice<Step>) -> [Draft] {
    guard let step = steps.first else { return [value] }
    let rest = steps.dropFirst()
    switch step {
    case .key(let key):
      let inner =
        value.isSequence
        ? Int(key).flatMap { value.items.indices.contains($0) ? value.items[$0] : nil } : value[key]
      return inner.map { values(in: $0, rest) } ?? []
    case .item(let key, let text):
      return value.items.filter { Self.matches($0, key, text) }.flatMap { values(in: $0, rest) }
    case .every:
      let all = value.isSequence ? value.items : value.members.map(\.value)
      return all.flatMap { values(in: $0, rest) }
    }
  }

  private static func matches(_ item: Draft, _ key: String, _ text: String) -> Bool {
    key.isEmpty ? item.hasText(text) : item[key]?.hasText(text) == true
  }
}
