internal import YAML

/// A field path of a replacement: `spec.containers.[name=web].image`, `data.*`, `rules.0.host`.
struct ReplacementPath {
  /// The path as written.
  let text: String
  private let steps: [Step]

  private enum Step: Equatable {
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

  /// Splits at the dots that are neither escaped nor within brackets.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var isBracketed = false
    var characters = text[...]
    while let character = characters.popFirst() {
      switch character {
      case "\\" where characters.first == ".":
        characters.removeFirst()
        parts[parts.count - 1].append(".")
      case ".":
        if isBracketed { parts[parts.count - 1].append(".") } else { parts.append("") }
      default:
        if character == "[" { isBracketed = true } else if character == "]" { isBracketed = false }
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Whether the field is part of what tells the object from others.
  var isIdentity: Bool {
    ["metadata.name", "metadata.namespace", "kind"].contains(text)
  }

  /// The number of its parts.
  var length: Int { steps.count }

  /// Whether a field that is missing is an error: not where `*` asks for any.
  var isRequired: Bool { !steps.contains(.every) }

  /// The values that the path leads to.
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

  /// The value with every field of the path changed; `nil` if there is none.
  func changed<Failure>(
    in value: Draft, creating: Bool, _ change: (Draft) throws(Failure) -> Draft
  ) throws(Failure) -> Draft? {
    try Self.changed(value, steps[...], creating, change)
  }

  private static func changed<Failure>(
    _ value: Draft, _ steps: ArraySlice<Step>, _ creating: Bool,
    _ change: (Draft) throws(Failure) -> Draft
  ) throws(Failure) -> Draft? {
    guard let step = steps.first else { return try change(value) }
    let rest = steps.dropFirst()
    switch step {
    case .key(let key):
      if value.isSequence {
        guard let index = Int(key), value.items.indices.contains(index),
          let new = try changed(value.items[index], rest, creating, change)
        else { return nil }
        var items = value.items
        items[index] = new
        return .sequence(Draft.Sequence(items, at: value.place))
      }
      var inner = value[key]
      if inner == nil || inner?.isNull == true && !rest.isEmpty, creating {
        inner = empty(before: rest, at: value.place)
      }
      guard let inner, let new = try changed(inner, rest, creating, change) else { return nil }
      return value.setting(key, at: new.place, to: new)
    case .item(let key, let text):
      let new = try value.changingItems { item throws(Failure) in
        matches(item, key, text) ? try changed(item, rest, creating, change) : nil
      }
      guard new == nil, creating, value.isSequence else { return new }
      let item = Draft.mapping(Draft.Mapping(at: value.place))
        .setting(key, at: value.place, to: .string(text, at: value.place))
      guard let added = try changed(item, rest, creating, change) else { return nil }
      return .sequence(Draft.Sequence(value.items + [added], at: value.place))
    case .every:
      return value.isSequence
        ? try value.changingItems { item throws(Failure) in
          try changed(item, rest, creating, change)
        }
        : try value.changingMembers { member throws(Failure) in
          try changed(member.value, rest, creating, change)
        }
    }
  }

  /// What is made where a field is missing.
  private static func empty(before rest: ArraySlice<Step>, at place: Draft.Place) -> Draft {
    switch rest.first {
    case nil: .scalar(Draft.Scalar("", isString: false, at: place))
    case .item: .sequence(Draft.Sequence(at: place))
    default: .mapping(Draft.Mapping(at: place))
    }
  }

  private static func matches(_ item: Draft, _ key: String, _ text: String) -> Bool {
    key.isEmpty ? item.hasText(text) : item[key]?.hasText(text) == true
  }
}
