internal import SourceText
public import YAML

/// A kustomization as far as it says what other files are for.
public struct Kustomization: Sendable {
  /// The folder it stands in.
  public let directory: String
  /// The kustomization itself.
  public let node: Node

  /// Whether a file or a document is a kustomization.
  static func isOne(path: String, root: Node?) -> Bool {
    ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains(Path.name(path))
      || root?["apiVersion"]?.text?.hasPrefix("kustomize.config.k8s.io/") == true
  }

  /// The files and folders it builds from or reads, relative to the tree.
  public var listedPaths: [String] {
    let fields = [
      "resources", "bases", "components", "crds", "generators", "transformers", "validators",
      "configurations", "replacements",
    ]
    let listed = fields.flatMap { field in
      (node[field]?.items ?? []).compactMap { $0.text ?? $0["path"]?.text }
    }
    return listed.compactMap { Path.join(directory, $0) } + patchPaths
  }

  /// The files it applies as patches, relative to the tree; paths that leave the tree are left out.
  var patchPaths: [String] {
    var written: [Node] = node["patchesStrategicMerge"]?.items ?? []
    for field in ["patches", "patchesJson6902"] {
      written += (node[field]?.items ?? []).compactMap { $0["path"] }
    }
    return written.compactMap { path in
      // An inline patch has line breaks, a path has none.
      guard let text = path.literal, !text.contains("\n") else { return nil }
      return Path.join(directory, text)
    }
  }

  /// Whether it is a component: a part that an overlay completes.
  public var isComponent: Bool { node["kind"]?.hasText("Component") == true }

  /// The namespace it gives to what it builds.
  public var namespace: String? { node["namespace"]?.literal }
}
