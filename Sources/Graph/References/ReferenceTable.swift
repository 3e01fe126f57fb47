internal import Manifests

/// The forms of references that are known: those of the field, and those a project adds.
struct ReferenceTable: Sendable {
  private let ofGroup: [String: [ReferenceForm]]
  private let ofAny: [ReferenceForm]

  init(adding forms: [ReferenceForm] = []) {
    let all = Self.resources + forms
    ofGroup = Dictionary(grouping: all.filter { $0.group != nil }) { $0.group ?? "" }
    ofAny = all.filter { $0.group == nil }
  }

  /// The forms for a resource.
  func forms(of resource: Resource) -> [ReferenceForm] {
    ((ofGroup[resource.group] ?? []) + ofAny).filter { $0.isFor(resource.kind, in: resource.group) }
  }

  /// The forms of whole objects.
  static let resources: [ReferenceForm] =
    coreObjects + certificates + externalSecrets + vault + flux + argoCD + databases + redis
    + monitoring + platforms
}
