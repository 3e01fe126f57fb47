internal import YAML

/// The configuration of a generator or transformer that stands in a file of its own.
enum PluginFile {
  /// The paths that it refers to.
  static func references(_ node: Node) -> [Reference] {
    // What is read as YAML first stays so.
    var references = isBuiltIn(node) ? [] : manifests(namedIn: node)
    references += GeneratorInput.paths(node).map { Reference(path: $0, isYAML: false) }
    if let path = node.field("path")?.text { references.append(Reference(path: path)) }
    for entry in (node.field("paths")?.items ?? []) + (node.field("replacements")?.items ?? []) {
      guard let path = entry.text ?? entry.field("path")?.text, !path.contains("\n") else {
        continue
      }
      references.append(Reference(path: path))
    }
    return references
  }

  /// The manifests that the configuration of a program may name, under whatever field: KSOPS has `files`
  /// and `secretFrom[].files`, others have names of their own.
  private static func manifests(namedIn node: Node) -> [Reference] {
    var references: [Reference] = []
    var waiting = [node]
    var room = 2_000
    while let node = waiting.popLast(), room > 0 {
      room -= 1
      waiting += node.entries.map(\.value) + node.items
      guard let text = node.text, text.utf8.count < 1_000, !text.contains("\n") else { continue }
      // `key=path` names the key too.
      let path = text.split(separator: "=").last.map(String.init) ?? text
      guard [".yaml", ".yml", ".json"].contains(where: { path.hasSuffix($0) }) else { continue }
      references.append(Reference(path: path))
    }
    return references
  }

  /// Whether kustomize itself does what the file configures.
  static func isBuiltIn(_ node: Node) -> Bool {
    node.field("apiVersion")?.hasText("builtin") == true
  }
}
