internal import YAML

/// A variable of `vars`: a name that stands for a field of an object.
struct Variable: Sendable {
  let name: String
  let type: GroupVersionKind
  let objectName: String
  let objectNamespace: String
  let fieldPath: String
  let node: Node

  init(_ node: Node) throws(BuildError) {
    guard let name = node.field("name")?.text, let reference = node.field("objref") else {
      throw BuildError("a variable has a name and an objref", at: node.range)
    }
    self.name = name
    self.node = node
    let group = reference.field("group")?.text ?? ""
    let version = reference.field("version")?.text ?? ""
    let written = reference.field("apiVersion")?.text
    type = GroupVersionKind(
      apiVersion: written ?? (group.isEmpty ? version : "\(group)/\(version)"),
      kind: reference.field("kind")?.text ?? "")
    objectName = reference.field("name")?.text ?? ""
    objectNamespace = reference.field("namespace")?.text ?? ""
    let path =
      node[path: "fieldref", "fieldpath"]?.text ?? node[path: "fieldref", "fieldPath"]?.text
    fieldPath = path.flatMap { $0.isEmpty ? nil : $0 } ?? "metadata.name"
  }

  /// Whether an id is that of the object the variable speaks of.
  func means(_ id: ObjectID) -> Bool {
    guard id.name == objectName, id.type == type else { return false }
    guard !objectNamespace.isEmpty || type.isClusterScoped else { return true }
    return id.effectiveNamespace
      == ObjectID(type: type, name: objectName, namespace: objectNamespace).effectiveNamespace
  }
}

/// Fills `$(NAME)` in with the values of variables (`kustomize api/filters/refvar`).
struct VariableTransformer {
  let values: [String: Draft]
  let specs: [FieldSpec]

  func transform(_ list: inout ObjectList) throws(BuildError) {
    guard !values.isEmpty else { return }
    var budget = list.budget
    try list.changeEach { object throws(BuildError) in
      let original = object.originalID.type
      for spec in specs where original.isSelected(by: spec.selector) {
        let new = try spec.changed(in: object.draft, at: object.draft.place) {
          value throws(BuildError) in try filled(value, &budget)
        }
        if let new { object.draft = new }
      }
    }
    list.budget = budget
  }

  /// A field with the variables in it filled in; `nil` if there are none.
  private func filled(_ value: Draft, _ budget: inout CopyBudget) throws(BuildError) -> Draft? {
    if value.isMapping {
      return try value.changingMembers { member throws(BuildError) in
        try filledText(member.value, &budget)
      }
    }
    if value.isSequence {
      return try value.changingItems { item throws(BuildError) in try filledText(item, &budget) }
    }
    return try filledText(value, &budget)
  }

  private func filledText(
    _ value: Draft, _ budget: inout CopyBudget
  ) throws(BuildError) -> Draft? {
    guard value.scalarType == .string, let text = value.text, text.contains("$") else { return nil }
    // A value that is one variable takes its type too.
    if text.hasPrefix("$("), text.hasSuffix(")"),
      let whole = values[String(text.dropFirst(2).dropLast())], whole.scalarType != .string,
      whole.isScalar
    {
      return .scalar(Draft.Scalar(whole.text ?? "", isString: false, at: value.place))
    }
    let new = try expanded(text, at: value, &budget)
    return new == text ? nil : .string(new, at: value.place)
  }

  /// Expands `$(NAME)`; `$$` stands for `$`, and what names no variable stays.
  private func expanded(
    _ text: String, at place: Draft, _ budget: inout CopyBudget
  ) throws(BuildError) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...].dropFirst()
      if rest.first == "$" {
        result += "$"
        rest = rest.dropFirst()
      } else if rest.first == "(", let close = rest.firstIndex(of: ")") {
        let name = String(rest[..<close].dropFirst())
        let filled = values[name]?.text ?? "$(\(name))"
        try budget.take(filled, for: place.place.range)
        result += filled
        rest = rest[close...].dropFirst()
      } else {
        result += "$"
      }
    }
    return result + rest
  }
}

extension Draft {
  /// The value behind a path as `vars` write it: `spec.ports[0].port`, `data.key`.
  func value(atFieldPath path: String) -> Draft? {
    var value: Draft? = self
    for part in Self.parts(ofFieldPath: path) {
      if let items = value?.items, !items.isEmpty || value?.isSequence == true {
        guard let index = Int(part), items.indices.contains(index) else { return nil }
        value = items[index]
      } else {
        value = value?[part]
      }
    }
    return value
  }

  /// The keys and positions of a field path; a `.` within a key is written `\.`.
  private static func parts(ofFieldPath path: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var characters = path[...]
    while let character = characters.popFirst() {
      switch character {
      case "\\":
        if let next = characters.popFirst() { part.append(next) }
      case ".", "[", "]":
        if !part.isEmpty { parts.append(part) }
        part = ""
      default: part.append(character)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }
}
