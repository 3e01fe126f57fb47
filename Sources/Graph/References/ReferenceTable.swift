internal import Manifests

/// The forms of references that are known: those of the field, and those a project adds.
struct ReferenceTable: Sendable {
  /// Which objects forms are for: those of a group, or of any, and of a kind, or of all.
  private struct Scope: Hashable {
    let group: String?
    let kind: String?
  }

  private let sets: [Scope: FormSet]

  /// The forms of the field alone.
  static let known = ReferenceTable(all: resources)

  init(adding forms: [ReferenceForm] = []) {
    self = forms.isEmpty ? Self.known : ReferenceTable(all: Self.resources + forms)
  }

  private init(all: [ReferenceForm]) {
    var forms: [Scope: [(order: Int, form: ReferenceForm)]] = [:]
    for (order, form) in all.enumerated() {
      let kinds = form.kinds.isEmpty ? [nil] : form.kinds.map { Optional($0) }
      for kind in kinds {
        forms[Scope(group: form.group, kind: kind), default: []].append((order, form))
      }
    }
    sets = forms.mapValues { FormSet($0) }
  }

  /// The forms for a resource.
  func forms(of resource: Resource) -> [FormSet] {
    let scopes = [
      Scope(group: resource.group, kind: resource.kind), Scope(group: resource.group, kind: nil),
      Scope(group: nil, kind: resource.kind), Scope(group: nil, kind: nil),
    ]
    return scopes.compactMap { sets[$0] }
  }

  /// The forms of a chart's values: those of the pods that most charts pass on, and the fields that
  /// most charts have for a Secret made elsewhere.
  static let values: [ReferenceForm] = [
    ReferenceForm(nil, "", "**.valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(nil, "", "**.envFrom[].secretRef"),
    ReferenceForm(nil, "", "**.*existingSecret", name: ""),
    ReferenceForm(nil, "", "**.*existingSecretName", name: ""),
  ]

  /// The forms of whole objects.
  static let resources: [ReferenceForm] =
    coreObjects + certificates + externalSecrets + vault + flux + argoCD + databases + redis
    + monitoring + platforms
}
