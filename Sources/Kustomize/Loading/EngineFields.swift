public import YAML

/// Fields that an engine adds to a kustomization before it builds it: those of a Flux
/// Kustomization's `spec`, or of the `kustomize` block of an Argo CD source.
public struct EngineFields: Sendable {
  private let node: Node
  /// The fields as text, the same for the same fields.
  public let text: String
  /// The names that differ from the kustomization's own.
  private let names: [String: String]

  private static let added: Set<String> = [
    "components", "patches", "patchesStrategicMerge", "patchesJson6902", "namespace", "namePrefix",
    "nameSuffix", "commonLabels", "commonAnnotations", "images",
  ]

  /// What the `spec` of a Flux Kustomization adds; `nil` if nothing.
  public static func flux(_ spec: Node) -> EngineFields? {
    // `spec.images` are mappings as in a kustomization.
    EngineFields(spec, names: ["namespace": "targetNamespace"])
  }

  /// What the `kustomize` block of an Argo CD source adds; `nil` if nothing.
  public static func argoCD(_ kustomize: Node) -> EngineFields? {
    // Its images are texts of another form.
    EngineFields(kustomize, names: ["images": ""])
  }

  private init?(_ node: Node, names: [String: String]) {
    self.node = node
    self.names = names
    let given = Self.added.sorted().compactMap { field in
      Self.value(of: field, in: node, names).flatMap { $0.isNull ? nil : (field, $0) }
    }
    guard !given.isEmpty else { return nil }
    text = given.map { "\($0): \(YAMLWriter.text(of: $1))" }.joined()
  }

  /// The value of a kustomization's field.
  subscript(field: String) -> Node? { Self.value(of: field, in: node, names) }

  private static func value(
    of field: String, in node: Node, _ names: [String: String]
  ) -> Node? {
    added.contains(field) ? node[names[field] ?? field] : nil
  }

  /// The folders of the components it adds to the kustomization of a folder.
  public func components(from directory: String) -> [String] {
    (self["components"]?.items ?? []).compactMap { entry in
      entry.text.flatMap { RootPath.join(directory, $0) }
    }
  }
}
