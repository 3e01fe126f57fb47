internal import YAML

/// What the OpenAPI definitions that `crds` lists say of fields that name other objects
/// (`kustomize api/internal/accumulator/loadconfigfromcrds.go`).
enum CRDReferences {
  /// The field specs of every definition that is a type of its own.
  static func configuration(of definitions: Node) -> TransformerConfiguration {
    var configuration = TransformerConfiguration()
    for entry in definitions.entries {
      guard entry.value[path: "Schema", "properties", "kind"] != nil, let name = entry.key.text
      else { continue }
      let kind = String(name.split(separator: ".").last ?? "")
      var walk = Walk(definitions: definitions, type: FieldSpecs.type(kind))
      walk.visit(entry.value, path: [], depth: 0)
      configuration.add(labels: walk.labels, annotations: walk.annotations, names: walk.names)
    }
    return configuration
  }

  private struct Walk {
    let definitions: Node
    let type: GroupVersionKind
    var labels: [FieldSpec] = []
    var annotations: [FieldSpec] = []
    var names: [NameReference] = []
    /// How many fields may still be looked at: definitions that share others multiply.
    var budget = 10_000

    /// Only what another definition says of a field is followed, not what the field itself holds.
    mutating func visit(_ definition: Node, path: [String], depth: Int) {
      // Definitions may lead in circles.
      guard depth < 16 else { return }
      for entry in definition[path: "Schema", "properties"]?.entries ?? [] {
        guard let name = entry.key.text, budget > 0 else { continue }
        budget -= 1
        let path = path + [name]
        note(entry.value, path)
        if let reference = entry.value["$ref"]?.text, let target = definitions[reference] {
          visit(target, path: path, depth: depth + 1)
        }
      }
    }

    private mutating func note(_ property: Node, _ path: [String]) {
      let text = path.joined(separator: "/")
      if property["x-kubernetes-label-selector"] != nil {
        labels.append(FieldSpec(text, of: type))
      }
      if property["x-kubernetes-annotation"] != nil {
        annotations.append(FieldSpec(text, of: type))
      }
      guard let kind = property["x-kubernetes-object-ref-kind"]?.text else { return }
      let version = property["x-kubernetes-object-ref-api-version"]?.text ?? ""
      let key = property["x-kubernetes-object-ref-name-key"]?.text ?? "name"
      names.append(
        NameReference(
          // A group in it is taken for a part of the version, and nothing matches.
          target: GroupVersionKind(version: version, kind: kind),
          referrers: [FieldSpec("\(text)/\(key)", of: type)]))
    }
  }
}
