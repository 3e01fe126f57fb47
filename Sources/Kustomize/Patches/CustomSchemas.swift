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
    return MergeSchema(.defined(Definition(schemas: self, node: definition)))
  }

  /// A schema of the document, looked into only as far as a patch goes: definitions lead in circles.
  struct Definition: Sendable {
    let schemas: CustomSchemas
    let node: Node

    /// What the schema says, down to the next definitions.
    var shape: MergeSchema.Shape {
      guard let node = schemas.resolved(node) else { return .other }
      func inner(_ node: Node) -> MergeSchema.Shape {
        .defined(Definition(schemas: schemas, node: node))
      }
      if let items = node["items"] {
        guard let keys = Self.mergeKeys(of: node) else { return .other }
        return .merged(keys: keys, inner(items))
      }
      if let values = node["additionalProperties"], values.isMapping {
        return .values(inner(values))
      }
      var fields: [String: MergeSchema.Shape] = [:]
      for entry in node["properties"]?.entries ?? [] {
        if let name = entry.key.text { fields[name] = inner(entry.value) }
      }
      return fields.isEmpty ? .other : .object(fields)
    }

    /// The keys by which the items of a list are told apart; `nil` if the list is replaced.
    private static func mergeKeys(of list: Node) -> [String]? {
      let strategy = list["x-kubernetes-patch-strategy"]?.text ?? ""
      guard strategy.contains("merge") else { return nil }
      let keys = (list["x-kubernetes-list-map-keys"]?.items ?? []).compactMap(\.text)
      return keys.isEmpty
        ? [list["x-kubernetes-patch-merge-key"]?.text].compactMap { $0 } : keys
    }
  }

  /// A schema behind its references; `nil` if they lead nowhere.
  private func resolved(_ schema: Node) -> Node? {
    var schema = schema
    for _ in 0..<24 {
      guard let reference = schema["$ref"]?.text else { return schema }
      guard let target = definitions[String(reference.split(separator: "/").last ?? "")] else {
        return nil
      }
      schema = target
    }
    return nil
  }
}
