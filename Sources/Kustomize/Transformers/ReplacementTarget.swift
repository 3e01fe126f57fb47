internal import SourceText
internal import YAML

/// Where a replacement writes: unlike in the path of a source, what brackets ask for is a regular
/// expression that may match anywhere in the text (`kustomize kyaml/yaml/match.go`).
struct ReplacementTarget {
  let path: ReplacementPath
  private let steps: [Step]
  private let time: TimeLimit
  private let place: SourceRange

  private enum Step {
    case key(String)
    case item(key: String, text: String, NamePattern)
    case every
  }

  /// Reads a path; throws for an expression that is none.
  init(_ path: ReplacementPath, at node: Node, within time: TimeLimit) throws(BuildError) {
    self.path = path
    self.time = time
    place = node.range
    steps = try path.steps.map { step throws(BuildError) in
      switch step {
      case .key(let key): .key(key)
      case .every: .every
      case .item(let key, let text):
        .item(
          key: key, text: text, try NamePattern(text, at: node, "this is no regular expression"))
      }
    }
  }

  /// The value with every field of the path changed; `nil` if there is none.
  func changed(
    in value: Draft, creating: Bool, _ change: (Draft) throws(BuildError) -> Draft
  ) throws(BuildError) -> Draft? {
    try changed(value, steps[...], creating, change)
  }

  private func changed(
    _ value: Draft, _ steps: ArraySlice<Step>, _ creating: Bool,
    _ change: (Draft) throws(BuildError) -> Draft
  ) throws(BuildError) -> Draft? {
    guard let step = steps.first else { return try change(value) }
    let rest = steps.dropFirst()
    switch step {
    case .key(let key) where value.isSequence:
      return try changedItem(at: Int(key), of: value, rest, creating, change)
    case .key(let key):
      var inner = value[key]
      if inner == nil || inner?.isNull == true && !rest.isEmpty, creating {
        inner = Self.empty(before: rest, at: value.place)
      }
      guard let inner, let new = try changed(inner, rest, creating, change) else { return nil }
      return value.setting(key, at: new.place, to: new)
    case .item(let key, let text, let pattern):
      let new = try value.changingItems { item throws(BuildError) in
        try matches(item, key, pattern) ? try changed(item, rest, creating, change) : nil
      }
      // What is made has the expression for its text, and must match it.
      guard new == nil, creating, value.isSequence, try pattern.matches(text) else { return new }
      let item = Draft.mapping(Draft.Mapping(at: value.place))
        .setting(key, at: value.place, to: .string(text, at: value.place))
      return try changed(item, rest, creating, change).map { Self.adding($0, to: value) }
    case .every:
      return try value.changingItems { item throws(BuildError) in
        try changed(item, rest, creating, change)
      }
    }
  }

  /// A list with one item changed, or with one more where the index is just behind the last.
  private func changedItem(
    at index: Int?, of list: Draft, _ rest: ArraySlice<Step>, _ creating: Bool,
    _ change: (Draft) throws(BuildError) -> Draft
  ) throws(BuildError) -> Draft? {
    guard let index else { return nil }
    var items = list.items
    if index == items.count, creating {
      return try changed(Self.empty(before: rest, at: list.place), rest, creating, change)
        .map { Self.adding($0, to: list) }
    }
    guard items.indices.contains(index),
      let new = try changed(items[index], rest, creating, change)
    else { return nil }
    items[index] = new
    return .sequence(Draft.Sequence(items, at: list.place))
  }

  private static func adding(_ item: Draft, to list: Draft) -> Draft {
    .sequence(Draft.Sequence(list.items + [item], at: list.place))
  }

  /// What is made where a field is missing.
  private static func empty(before rest: ArraySlice<Step>, at place: Draft.Place) -> Draft {
    switch rest.first {
    case nil: .scalar(Draft.Scalar("", isString: false, at: place))
    case .item: .sequence(Draft.Sequence(at: place))
    case .key(let key) where Int(key) != nil: .sequence(Draft.Sequence(at: place))
    default: .mapping(Draft.Mapping(at: place))
    }
  }

  /// Whether an item, or a field of it, has a text that the expression matches.
  private func matches(
    _ item: Draft, _ key: String, _ pattern: NamePattern
  ) throws(BuildError) -> Bool {
    try time.requireTime(for: place)
    guard let text = (key.isEmpty ? item : item[key])?.text else { return false }
    return try pattern.matches(text)
  }
}
