internal import YAML

extension BuiltObject {
  /// Sets a text at a field of some types; the place is where the new text was written.
  mutating func set(
    _ text: String, isString: Bool = true, at spec: FieldSpec, from place: Draft.Place
  ) throws(BuildError) {
    guard id.type.isSelected(by: spec.selector) else { return }
    let new = try spec.changed(in: draft, missing: .scalar, at: place) { _ throws(BuildError) in
      .scalar(Draft.Scalar(text, isString: isString, at: place))
    }
    if let new { draft = new }
  }

  /// Sets keys of a mapping at fields of some types.
  mutating func set(_ pairs: [Draft.Member], at specs: [FieldSpec]) throws(BuildError) {
    guard let first = pairs.first else { return }
    for spec in specs where id.type.isSelected(by: spec.selector) {
      let new = try spec.changed(in: draft, missing: .mapping, at: first.place) {
        value throws(BuildError) in
        guard value.isMapping else {
          throw BuildError(
            "\(spec.path.joined(separator: "/")) should be a mapping", at: value.place.range)
        }
        return value.setting(pairs)
      }
      if let new { draft = new }
    }
  }

  /// Sets a key of the object's metadata.
  mutating func setMetadata(_ key: String, to value: Draft, at place: Draft.Place) {
    let metadata = draft["metadata"].flatMap { $0.isMapping ? $0 : nil }
    draft = draft.setting(
      "metadata", at: place,
      to: (metadata ?? .mapping(Draft.Mapping(at: place))).setting(key, at: place, to: value))
  }

  /// Sets annotations of the object.
  mutating func annotate(_ pairs: [Draft.Member]) throws(BuildError) {
    try set(pairs, at: [FieldSpec("metadata/annotations", creates: true)])
  }
}

extension Node {
  /// The pairs of a mapping as labels or annotations: every value a text, however it is written.
  var textPairs: [Draft.Member] {
    entries.compactMap { entry in
      guard let key = entry.key.text, let value = entry.value.text else { return nil }
      return Draft.Member(key, at: .node(entry.key), .string(value, at: .node(entry.value)))
    }
  }
}
