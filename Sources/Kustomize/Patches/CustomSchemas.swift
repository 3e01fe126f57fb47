internal import YAML

/// The merge schemas of an OpenAPI document that `openapi: path:` names; they stand in place of the
/// built-in ones.
struct CustomSchemas: Sendable {
  private let definitions: Node
  private let names: [GroupVersionKind: String]

  init(_ root: Node) {
    definitions = root["definitions"] ?? root
    var names: [GroupVersionKind: String] = [:]
    for entry in definitions.entries {
      guard let name = entry.key.text else { continue }
      for type in entry.value["x-kubernetes-group-version-kind"]?.items ?? [] {
        let key = GroupVersionKind(
          group: type["group"]?.text ?? "", version: type["version"]?.text ?? "",
          kind: type["kind"]?.text ?? "")
        names[key] = name
      }
    }
    self.names = names
  }

  /// The schema of a type; `nil` if the document has none.
  func schema(of type: GroupVersionKind) -> MergeSchema? {
    guard let name = names[type], let definition = definitions[name] else { return nil }
    return MergeSchema(shape(of: definition, depth: 0))
  }

  private func shape(of schema: Node, depth: Int) -> MergeSchema.Shape {
    // Definitions may lead in circles; objects do not nest that deep.
    guard depth < 24 else { return .other }
    if let reference = schema["$ref"]?.text {
      let name = String(reference.split(separator: "/").last ?? "")
      return definitions[name].map { shape(of: $0, depth: depth + 1) } ?? .other
    }
    if let items = schema["items"] {
      let strategy = schema["x-kubernetes-patch-strategy"]?.text ?? ""
      guard strategy.contains("merge") else { return .other }
      let listKeys = (schema["x-kubernetes-list-map-keys"]?.items ?? []).compactMap(\.text)
      let keys =
        listKeys.isEmpty
        ? [schema["x-kubernetes-patch-merge-key"]?.text].compactMap { $0 } : listKeys
      return .merged(keys: keys, shape(of: items, depth: depth + 1))
    }
    if let values = schema["additionalProperties"], values.isMapping {
      return .values(shape(of: values, depth: depth + 1))
    }
    var fields: [String: MergeSchema.Shape] = [:]
    for entry in schema["properties"]?.entries ?? [] {
      guard let name = entry.key.text else { continue }
      let inner = shape(of: entry.value, depth: depth + 1)
      if case .other = inner { continue }
      fields[name] = inner
    }
    return fields.isEmpty ? .other : .object(fields)
  }
}
