internal import Manifests
internal import SourceText
internal import YAML

/// A kustomization as far as it says where its objects come from.
struct WrittenKustomization {
  let directory: String
  private let node: Node

  /// Those of a tree.
  static func all(in written: Inventory) -> [WrittenKustomization] {
    zip(written.files, written.roles).filter { $1 == .kustomization }.flatMap { file, _ in
      (written.stream(at: file.path)?.documents ?? []).compactMap(\.root).filter(\.isMapping).map {
        WrittenKustomization(directory: Path.directory(file.path), node: $0)
      }
    }
  }

  /// The namespace it gives to what it builds.
  var namespace: String? { node["namespace"]?.literal }

  /// The names of its `secretGenerator`.
  var generatedSecrets: [String] {
    (node["secretGenerator"]?.items ?? []).compactMap { $0["name"]?.literal }
  }

  private var entries: [Node] {
    ["resources", "bases", "components"].flatMap { node[$0]?.items ?? [] }
  }

  var localFolders: [String] {
    entries.compactMap { $0.text.flatMap { Path.join(directory, $0) } }
  }

  /// An entry from the network, a chart, or what a program generates.
  var remoteEntry: Node? {
    let remote = entries.first { entry in
      guard let text = entry.text else { return false }
      return text.contains("://") || text.contains("?ref=") || text.hasPrefix("git@")
        || text.hasPrefix("github.com/")
    }
    return remote
      ?? ["helmCharts", "helmChartInflationGenerator", "generators"].lazy
      .compactMap { self.node[$0] }.first { !$0.isNull && !$0.isEmptyCollection }
  }
}
