internal import YAML

/// Gives objects their namespace (`kustomize api/filters/namespace`).
struct NamespaceTransformer {
  /// Which subjects of a role binding follow.
  enum Subjects: String {
    case defaultOnly, allServiceAccounts, none
  }

  let namespace: String
  let place: Draft.Place
  let specs: [FieldSpec]
  /// Whether a namespace that is written stays.
  var keepsExisting = false
  var subjects = Subjects.defaultOnly

  func transform(_ list: inout ObjectList) throws(BuildError) {
    guard !namespace.isEmpty else { return }
    try list.changeEach { object throws(BuildError) in
      object.rememberID()
      if !object.id.type.isClusterScoped { setNamespace(of: &object) }
      let isBinding = ["RoleBinding", "ClusterRoleBinding"].contains(object.id.type.kind)
      if isBinding { try setSubjects(of: &object) }
      for spec in specs where !spec.isAt("metadata", "namespace") {
        if isBinding, spec.path.first == "subjects[]" || spec.path.first == "subjects" { continue }
        if spec.isAt("metadata", "name"), object.id.type.apiVersion != "v1" { continue }
        try object.set(namespace, at: spec, from: place)
      }
    }
    try requireDistinct(list)
  }

  private func setNamespace(of object: inout BuiltObject) {
    guard object.id.namespace != namespace, !keepsExisting || object.id.namespace.isEmpty else {
      return
    }
    object.setMetadata("namespace", to: .string(namespace, at: place), at: place)
  }

  private func setSubjects(of object: inout BuiltObject) throws(BuildError) {
    guard subjects != .none, let written = object.draft["subjects"] else { return }
    let changed = written.changingItems { subject in
      let follows =
        switch subjects {
        case .defaultOnly: subject["name"]?.hasText("default") == true
        case .allServiceAccounts: subject["kind"]?.hasText("ServiceAccount") == true
        case .none: false
        }
      guard follows, !keepsExisting || subject["namespace"] == nil else { return nil }
      return subject.setting("namespace", at: place, to: .string(namespace, at: place))
    }
    if let changed { object.draft = object.draft.replacing("subjects", by: changed) }
  }

  /// Objects told apart by their namespaces only would now be one.
  private func requireDistinct(_ list: ObjectList) throws(BuildError) {
    var seen: Set<ObjectID> = []
    for object in list.objects {
      var id = object.id
      id.namespace = id.effectiveNamespace
      guard seen.insert(id).inserted else {
        throw BuildError(
          "in the namespace \(namespace), \(object.id.display) would be there twice",
          at: place.range)
      }
    }
  }
}
