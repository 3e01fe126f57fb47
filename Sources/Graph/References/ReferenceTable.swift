internal import Manifests

/// The forms of references that are known: those of the field, and those a project adds.
struct ReferenceTable: Sendable {
  private let ofGroup: [String: [ReferenceForm]]
  private let ofAny: [ReferenceForm]
  /// The kinds that some form of a group is for; empty where one is for all of the group.
  private let kinds: [String: Set<String>]

  /// The forms of the field alone.
  static let known = ReferenceTable(all: resources)

  init(adding forms: [ReferenceForm] = []) {
    self = forms.isEmpty ? Self.known : ReferenceTable(all: Self.resources + forms)
  }

  private init(all: [ReferenceForm]) {
    ofGroup = Dictionary(grouping: all.filter { $0.group != nil }) { $0.group ?? "" }
    ofAny = all.filter { $0.group == nil }
    kinds = ofGroup.mapValues { forms in
      forms.contains { $0.kinds.isEmpty } ? [] : Set(forms.flatMap(\.kinds))
    }
  }

  /// The forms for a resource.
  func forms(of resource: Resource) -> [ReferenceForm] {
    var forms: [ReferenceForm] = []
    if let kinds = kinds[resource.group], kinds.isEmpty || kinds.contains(resource.kind) {
      forms = ofGroup[resource.group] ?? []
    }
    if !ofAny.isEmpty { forms += ofAny }
    return forms.filter { $0.isFor(resource.kind, in: resource.group) }
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
