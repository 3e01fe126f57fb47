public import Manifests
public import YAML

/// A field of an Argo CD object that none of its versions has.
public struct UnknownArgoCDField: Sendable {
  /// The object.
  public let resource: Resource
  /// The field's key.
  public let key: Node
  /// The field's name.
  public let name: String
  /// The fields around it, as `spec.source`; empty at the root.
  public let parent: String
  /// The fields it could have been.
  public let known: [String]
  /// The one place where Argo CD has a field of the name, as `spec.syncPolicy`; `nil` for none or many.
  public let place: String?

  /// Whether it would keep what an ApplicationSet made from being deleted with it, and does not where
  /// it stands (`argo-cd docs/operator-manual/applicationset/Application-Deletion.md`).
  public var isLostGuard: Bool {
    guard name == "preserveResourcesOnDeletion", resource.kind == "ApplicationSet" else {
      return false
    }
    return resource.spec?[path: "syncPolicy", "preserveResourcesOnDeletion"]?.bool != true
  }
}

extension ResourceGraph {
  /// The fields of Applications, ApplicationSets and AppProjects that Argo CD does not have.
  public var unknownArgoCDFields: [UnknownArgoCDField] {
    resources.filter { $0.group == "argoproj.io" }.flatMap { resource -> [UnknownArgoCDField] in
      guard let fields = ArgoCDFields.ofObject(resource.kind) else { return [] }
      var found: [UnknownArgoCDField] = []
      collect(in: resource.node, fields, at: "", of: resource, fields, &found)
      return found
    }
  }

  private func collect(
    in node: Node, _ shape: ArgoCDFields, at path: String, of resource: Resource,
    _ root: ArgoCDFields, _ found: inout [UnknownArgoCDField]
  ) {
    switch shape {
    case .any: return
    case .list(let item):
      for node in node.items { collect(in: node, item, at: path, of: resource, root, &found) }
    case .fields(let fields):
      for entry in node.entries {
        guard let name = entry.key.literal else { continue }
        if let inner = fields[name] {
          let path = path.isEmpty ? name : "\(path).\(name)"
          collect(in: entry.value, inner, at: path, of: resource, root, &found)
        } else {
          found.append(
            UnknownArgoCDField(
              resource: resource, key: entry.key, name: name, parent: path,
              known: fields.keys.sorted(), place: root.onlyPlace(of: name)))
        }
      }
    }
  }
}
