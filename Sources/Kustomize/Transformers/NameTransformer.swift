internal import YAML

/// Puts a prefix before, or a suffix after, the names of objects
/// (`kustomize api/internal/builtins/PrefixTransformer.go`).
struct NameTransformer {
  enum Part { case prefix, suffix }

  let part: Part
  let text: String
  let specs: [FieldSpec]

  func transform(_ list: inout ObjectList) throws(BuildError) {
    var budget = list.budget
    defer { list.budget = budget }
    try list.changeEach { object throws(BuildError) in
      let original = object.originalID.type
      guard !Self.keptTypes.contains(where: { original.isSelected(by: $0) }) else { return }
      for spec in specs where original.isSelected(by: spec.selector) {
        try apply(spec, to: &object, &budget)
      }
    }
  }

  private func apply(
    _ spec: FieldSpec, to object: inout BuiltObject, _ budget: inout CopyBudget
  ) throws(BuildError) {
    if spec.isAt("metadata", "name") {
      if part == .prefix { object.addPrefix(text) } else { object.addSuffix(text) }
      if !text.isEmpty { object.rememberID() }
    }
    guard !text.isEmpty else { return }
    let new = try spec.changed(in: object.draft, at: object.draft.place) {
      value throws(BuildError) in
      guard let old = value.text else { return nil }
      let new = part == .prefix ? text + old : old + text
      try budget.take(new, for: value.place.range)
      return .string(new, at: value.place)
    }
    if let new { object.draft = new }
  }

  /// Types whose names mean something to the API server or to others.
  private static let keptTypes = [
    FieldSpecs.type("CustomResourceDefinition"),
    FieldSpecs.type("apiregistration.k8s.io", "APIService"), FieldSpecs.type("Namespace"),
  ]
}
