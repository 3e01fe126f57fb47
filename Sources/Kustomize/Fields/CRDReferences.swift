internal import YAML

/// What the OpenAPI definitions that `crds` lists say of fields that name other objects
/// (`kustomize api/internal/accumulator/loadconfigfromcrds.go`).
enum CRDReferences {
  /// The field specs of every definition that is a type of its own.
  static func configuration(of root: Node) -> TransformerConfiguration {
    var configuration = TransformerConfiguration()
    let definitions = root["definitions"] ?? root
    for entry in definitions.entries {
      guard
        entry.value[path: "Schema", "properties"]?["kind"] != nil
          || entry.value["properties"]?["kind"] != nil, let name = entry.key.text
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

    mutating func visit(_ schema: Node, path: [String], depth: Int) {
      // Definitions may lead in circles.
      guard depth < 16 else { return }
      let schema = schema["Schema"] ?? schema
      for entry in schema["properties"]?.entries ?? [] {
        guard let name = entry.key.text else { continue }
        let path = path + [name]
        note(entry.value, path)
        if let reference = entry.value["$ref"]?.text,
          let target = definitions[String(reference.split(separator: "/").last ?? "")]
        {
          visit(target, path: path, depth: depth + 1)
        } else {
          visit(entry.value, path: path, depth: depth + 1)
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
          target: GroupVersionKind(apiVersion: version, kind: kind),
          referrers: [FieldSpec("\(text)/\(key)", of: type)]))
    }
  }
}
