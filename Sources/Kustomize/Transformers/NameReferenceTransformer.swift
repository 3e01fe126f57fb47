internal import YAML

/// Follows renamed objects into the fields of others that name them
/// (`kustomize api/filters/nameref`).
struct NameReferenceTransformer {
  let references: [NameReference]

  func transform(_ list: inout ObjectList) throws(BuildError) {
    let renamed = RenamedObjects(list.objects)
    guard !renamed.isEmpty else { return }
    let time = list.time
    try list.changeEach { object throws(BuildError) in
      let original = object.originalID.type
      for reference in references {
        for spec in reference.referrers where original.isSelected(by: spec.selector) {
          // The selector speaks of the type the object had at first.
          let referrer = Referrer(
            object: object, target: reference.target,
            isRoleReference: spec.path.last == "name"
              && spec.path.dropLast().last == "roleRef", renamed: renamed, time: time)
          let new = try spec.changed(in: object.draft, at: object.draft.place) {
            value throws(BuildError) in try referrer.followed(value)
          }
          if let new { object.draft = new }
        }
      }
    }
  }
}

/// The objects of a build that had another name, namespace or kind, by the names they had.
private struct RenamedObjects {
  private var byName: [String: [BuiltObject]] = [:]

  init(_ objects: [BuiltObject]) {
    for object in objects {
      for name in Set(object.previous.map(\.name)) { byName[name, default: []].append(object) }
    }
  }

  var isEmpty: Bool { byName.isEmpty }

  subscript(name: String) -> [BuiltObject] { byName[name] ?? [] }
}

/// One object that names others of a type.
private struct Referrer {
  let object: BuiltObject
  let target: GroupVersionKind
  let isRoleReference: Bool
  let renamed: RenamedObjects
  let time: TimeLimit

  /// A field's value with the names in it followed; `nil` if none was changed.
  func followed(_ value: Draft) throws(BuildError) -> Draft? {
    if value.isNull { return nil }
    if value.isSequence {
      return try value.changingItems { item throws(BuildError) in
        item.isMapping ? try followed(mapping: item) : try followed(name: item)
      }
    }
    return value.isMapping ? try followed(mapping: value) : try followed(name: value)
  }

  private func followed(name: Draft) throws(BuildError) -> Draft? {
    guard let text = name.text,
      let found = try select(text, among: renamed[text], at: name, comparingNamespaces: false),
      found.id.name != text
    else { return nil }
    return .string(found.id.name, at: name.place)
  }

  /// A mapping with `name` and perhaps `namespace`: both follow.
  private func followed(mapping: Draft) throws(BuildError) -> Draft? {
    guard let name = mapping["name"], let text = name.text else { return nil }
    var candidates = renamed[text]
    if let namespace = mapping["namespace"]?.text {
      let original = candidates.filter { $0.originalID.effectiveNamespace == namespace }
      candidates =
        original.isEmpty
        ? candidates.filter { $0.id.effectiveNamespace == namespace } : original
    }
    guard let found = try select(text, among: candidates, at: name, comparingNamespaces: true),
      found.id.name != text || !found.id.namespace.isEmpty
    else { return nil }
    var new = mapping
    if found.id.name != text {
      new = new.replacing("name", by: .string(found.id.name, at: name.place))
    }
    let namespace = found.id.namespace
    if !namespace.isEmpty, mapping["namespace"]?.hasText(namespace) != true {
      let place = found.draft[path: "metadata", "namespace"]?.place ?? found.draft.place
      new = new.setting("namespace", at: place, to: .string(namespace, at: place))
    }
    return new
  }

  /// The one object that a name means; `nil` if none does.
  private func select(
    _ name: String, among candidates: [BuiltObject], at place: Draft, comparingNamespaces: Bool
  ) throws(BuildError) -> BuiltObject? {
    try time.requireTime(for: place.place.range)
    var candidates = candidates.filter { mayMean($0, name) }
    if candidates.count == 1 { return candidates[0] }
    candidates = candidates.filter { hasSameNameParts($0, allowingNone: true) }
    if candidates.count > 1 {
      candidates = candidates.filter { hasSameNameParts($0, allowingNone: false) }
    }
    guard let first = candidates.first else { return nil }
    let isOne = candidates.allSatisfy {
      $0.id.name == first.id.name && (!comparingNamespaces || $0.id.namespace == first.id.namespace)
    }
    guard isOne else {
      throw BuildError(
        "\(name) may mean several objects: "
          + candidates.map(\.id.display).joined(separator: ", "), at: place.place.range)
    }
    return first
  }

  private func mayMean(_ candidate: BuiltObject, _ name: String) -> Bool {
    candidate.previous.contains { $0.name == name }
      && candidate.previous.contains { $0.type.isSelected(by: target) }
      && isRole(candidate) && isReachable(candidate)
  }

  /// A `roleRef` says itself which kind it means.
  private func isRole(_ candidate: BuiltObject) -> Bool {
    guard isRoleReference, let role = object.draft["roleRef"], let group = role["apiGroup"]?.text,
      let kind = role["kind"]?.text
    else { return true }
    let type = GroupVersionKind(group: group, kind: kind)
    return candidate.previous.contains { $0.type.isSelected(by: type) }
  }

  /// Objects of one namespace name each other; those without one name all and are named by all.
  private func isReachable(_ candidate: BuiltObject) -> Bool {
    if object.id.type.isClusterScoped || candidate.id.type.isClusterScoped { return true }
    if candidate.id.type.kind == "ServiceAccount" {
      return candidate.id.effectiveNamespace == object.id.effectiveNamespace
        || boundNamespaces.contains(candidate.id.namespace)
    }
    return object.id.effectiveNamespace == candidate.id.effectiveNamespace
  }

  /// The namespaces of the service accounts that a role binding binds.
  private var boundNamespaces: Set<String> {
    guard object.id.type.kind == "RoleBinding" else { return [] }
    return Set(
      (object.draft["subjects"]?.items ?? []).compactMap { subject in
        subject["kind"]?.hasText("ServiceAccount") == true ? subject["namespace"]?.text : nil
      })
  }

  /// Whether two objects went through the same overlays, as far as these rename.
  private func hasSameNameParts(_ candidate: BuiltObject, allowingNone: Bool) -> Bool {
    func agree(_ first: [String], _ second: [String]) -> Bool {
      if allowingNone, first.isEmpty || second.isEmpty { return true }
      let count = min(first.count, second.count)
      return first.suffix(count) == second.suffix(count)
        && (count > 0 || first.isEmpty == second.isEmpty)
    }
    return agree(candidate.prefixes, object.prefixes) && agree(candidate.suffixes, object.suffixes)
  }
}
