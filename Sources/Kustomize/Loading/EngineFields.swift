public import YAML

/// Fields that an engine adds to a kustomization before it builds it: those of a Flux
/// Kustomization's `spec`, or of the `kustomize` block of an Argo CD source.
public struct EngineFields: Sendable {
  private let node: Node
  /// The names that differ from the kustomization's own.
  private let names: [String: String]

  private static let added: Set<String> = [
    "components", "patches", "patchesStrategicMerge", "patchesJson6902", "namespace", "namePrefix",
    "nameSuffix", "commonLabels", "commonAnnotations", "images",
  ]

  /// What the `spec` of a Flux Kustomization adds; `nil` if nothing.
  public static func flux(_ spec: Node) -> EngineFields? {
    // `spec.images` are mappings as in a kustomization.
    EngineFields(node: spec, names: ["namespace": "targetNamespace"]).ifAny
  }

  /// What the `kustomize` block of an Argo CD source adds; `nil` if nothing.
  public static func argoCD(_ kustomize: Node) -> EngineFields? {
    // Its images are texts of another form.
    EngineFields(node: kustomize, names: ["images": ""]).ifAny
  }

  private var ifAny: EngineFields? {
    Self.added.contains { self[$0]?.isNull == false } ? self : nil
  }

  /// The value of a kustomization's field.
  subscript(field: String) -> Node? {
    guard Self.added.contains(field) else { return nil }
    return node[names[field] ?? field]
  }

  /// The folders of the components it adds to the kustomization of a folder.
  public func components(from directory: String) -> [String] {
    (self["components"]?.items ?? []).compactMap { entry in
      entry.text.flatMap { RootPath.join(directory, $0) }
    }
  }
}
