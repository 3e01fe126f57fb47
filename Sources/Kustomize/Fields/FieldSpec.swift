internal import YAML

/// A field that a transformation changes, in the objects of some types.
struct FieldSpec: Hashable, Sendable {
  /// The types, an empty part standing for any.
  let selector: GroupVersionKind
  /// The keys from the object down; lists on the way are gone through item by item.
  let path: [String]
  /// Whether the field is written where it is missing.
  let creates: Bool

  /// A field by its path as kustomize writes it: `spec/template/metadata/labels`, a `/` within a key
  /// written `\/`.
  init(_ path: String, of selector: GroupVersionKind = GroupVersionKind(), creates: Bool = false) {
    self.selector = selector
    self.path = Self.split(path)
    self.creates = creates
  }

  private static func split(_ path: String) -> [String] {
    var parts: [String] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if let last = parts.last, last.hasSuffix("\\") {
        parts[parts.count - 1] = last.dropLast() + "/" + part
      } else {
        parts.append(String(part))
      }
    }
    // What is longer leads nowhere in an object, and deeper than a stack.
    return Array(parts.prefix(100))
  }

  /// Whether the path is just these keys.
  func isAt(_ path: String...) -> Bool { self.path == path }
}

/// What is written where a field is missing.
enum MissingField {
  case scalar, mapping
}

extension FieldSpec {
  /// The object with the field changed; `nil` if nothing changes.
  ///
  /// `missing` is what the change is given where the spec creates fields, at `place`.
  func changed(
    in object: Draft, missing: MissingField? = nil, at place: Draft.Place,
    _ change: (Draft) throws(BuildError) -> Draft?
  ) throws(BuildError) -> Draft? {
    try Self.changed(object, path[...], Missing(creates ? missing : nil, place), change)
  }

  /// What is written where a field is missing, and for which place it stands.
  private struct Missing {
    let field: MissingField?
    let place: Draft.Place

    init(_ field: MissingField?, _ place: Draft.Place) {
      self.field = field
      self.place = place
    }

    func value(isLast: Bool) -> Draft? {
      guard let field else { return nil }
      return isLast && field == .scalar
        ? .scalar(Draft.Scalar("", isString: false, at: place)) : .mapping(Draft.Mapping(at: place))
    }
  }

  private static func changed(
    _ value: Draft, _ path: ArraySlice<String>, _ missing: Missing,
    _ change: (Draft) throws(BuildError) -> Draft?
  ) throws(BuildError) -> Draft? {
    guard let first = path.first else { return try change(value) }
    if value.isNull { return nil }
    if value.isSequence {
      return try value.changingItems { item throws(BuildError) in
        try changed(item, path, missing, change)
      }
    }
    guard value.isMapping else {
      throw BuildError(
        "\(path.joined(separator: "/")) cannot be set within a single value", at: value.place.range)
    }
    let isList = first.hasSuffix("[]")
    let key = isList ? String(first.dropLast(2)) : first
    var inner = value[key]
    if inner?.isNull ?? true, !isList, let empty = missing.value(isLast: path.count == 1) {
      inner = empty
    }
    guard let inner, let new = try changed(inner, path.dropFirst(), missing, change) else {
      return nil
    }
    return value.setting(key, at: missing.place, to: new)
  }
}
