public import YAML

/// Fields that an engine adds to a kustomization before it builds it: those of a Flux
/// Kustomization's `spec`, or of the `kustomize` block of an Argo CD source.
public struct EngineFields: Sendable {
  private let node: Node
  /// The fields as text, the same for the same fields.
  public let text: String
  /// The names that differ from the kustomization's own.
  private let names: [String: String]
  /// The images, where the engine writes them otherwise than a kustomization.
  private let images: Node?

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
    let images = kustomize["images"].flatMap { images in
      Draft.sequence(Draft.Sequence(images.items.compactMap { image($0) }, at: .node(images)))
        .composed
    }
    return EngineFields(kustomize, names: ["images": ""], images: images)
  }

  private init?(_ node: Node, names: [String: String], images: Node? = nil) {
    self.node = node
    self.names = names
    self.images = images
    let value = { Self.value(of: $0, in: node, names, images) }
    let given = Self.added.sorted().compactMap { field in
      value(field).flatMap { $0.isNull ? nil : (field, $0) }
    }
    guard !given.isEmpty else { return nil }
    text = given.map { "\($0): \(YAMLWriter.text(of: $1))" }.joined()
  }

  /// The value of a kustomization's field.
  subscript(field: String) -> Node? { Self.value(of: field, in: node, names, images) }

  private static func value(
    of field: String, in node: Node, _ names: [String: String], _ images: Node?
  ) -> Node? {
    guard added.contains(field) else { return nil }
    return field == "images" ? images ?? node[names[field] ?? field] : node[names[field] ?? field]
  }

  /// `name:tag`, `name@digest` or `name=new-name:tag`, as `kustomize edit set image` takes it; a `*`
  /// keeps what is there.
  private static func image(_ item: Node) -> Draft? {
    guard let text = item.text, !text.isEmpty else { return nil }
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let image = ImageReference(String(sides[sides.count - 1]))
    let fields = [
      ("name", sides.count == 2 ? String(sides[0]) : image.name),
      ("newName", sides.count == 2 && image.name != "*" ? image.name : ""),
      ("newTag", image.tag == "*" ? "" : image.tag), ("digest", image.digest),
    ]
    return .mapping(
      Draft.Mapping(
        fields.filter { !$0.1.isEmpty }.map { name, value in
          Draft.Member(name, at: .node(item), .string(value, at: .node(item)))
        }, at: .node(item)))
  }

  /// The folders of the components it adds to the kustomization of a folder.
  public func components(from directory: String) -> [String] {
    (self["components"]?.items ?? []).compactMap { entry in
      entry.text.flatMap { RootPath.join(directory, $0) }
    }
  }
}
