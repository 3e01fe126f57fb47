internal import YAML

/// The configuration of a generator or transformer that stands in a file of its own.
enum PluginFile {
  /// The paths that it refers to.
  static func references(_ node: Node) -> [Reference] {
    var references = GeneratorInput.paths(node).map { Reference(path: $0, isYAML: false) }
    if let path = node.field("path")?.text { references.append(Reference(path: path)) }
    for entry in (node.field("paths")?.items ?? []) + (node.field("replacements")?.items ?? []) {
      guard let path = entry.text ?? entry.field("path")?.text, !path.contains("\n") else {
        continue
      }
      references.append(Reference(path: path))
    }
    return references
  }

  /// Whether kustomize itself does what the file configures.
  static func isBuiltIn(_ node: Node) -> Bool {
    node.field("apiVersion")?.hasText("builtin") == true
  }
}
