internal import Manifests
internal import SourceText
internal import YAML

/// The folders of a tree, its charts and what its kustomizations build from.
struct TreeFolders {
  private let root: String
  private let folders: Set<String>
  private let chartFolders: Set<String>
  /// The charts that the tree names.
  let charts: ChartNames
  private let kustomizations: [String: [WrittenKustomization]]

  init(_ written: Inventory) {
    root = written.root
    var folders: Set<String> = [""]
    var charts: Set<String> = []
    for file in written.files {
      let path = written.pathInTree(file.path)
      var folder = Path.directory(path)
      if Path.name(path) == "Chart.yaml" { charts.insert(folder) }
      while folders.insert(folder).inserted { folder = Path.directory(folder) }
    }
    self.folders = folders
    chartFolders = charts
    self.charts = ChartNames(written.resources)
    kustomizations = Dictionary(grouping: WrittenKustomization.all(in: written), by: \.directory)
  }

  /// Whether files of the tree lie below a folder.
  func has(_ folder: String) -> Bool { folders.contains(folder) }

  /// Whether the part of a path before what is filled in is a folder of the tree, with a name.
  func hasStart(of path: String) -> Bool {
    let start = path.split(separator: "/").prefix { Substitution(String($0)) == nil }
    return !start.isEmpty && has(start.joined(separator: "/"))
  }

  /// Whether a folder is a chart.
  func hasChart(_ folder: String) -> Bool { chartFolders.contains(folder) }

  /// Whether an ApplicationSet takes its paths from folders or files of the tree.
  func isGenerated(_ set: Resource) -> Bool {
    FieldPath(table: "spec.generators[].**.git").nodes(in: set.node).contains { generator in
      let entries = (generator["directories"]?.items ?? []) + (generator["files"]?.items ?? [])
      return entries.compactMap { $0["path"]?.text }.contains { path in
        let start = path.split(separator: "/").prefix { !$0.contains("*") }
        return has(start.joined(separator: "/")) || has(start.dropLast().joined(separator: "/"))
      }
    }
  }

  /// The names of the Secrets that the kustomizations generate.
  var generatedSecrets: [String] {
    kustomizations.sorted { $0.key < $1.key }.flatMap(\.value).flatMap(\.generatedSecrets)
  }

  /// The first entry, of the kustomizations that a root builds from, for which the tree has no file.
  func remoteEntry(reachedFrom root: String) -> Node? {
    reached(from: root).lazy.compactMap(\.remoteEntry).first
  }

  /// The namespaces that the kustomizations of a root give to what they build.
  func namespaces(from root: String) -> Set<String> {
    Set(reached(from: root).compactMap(\.namespace))
  }

  private func reached(from root: String) -> [WrittenKustomization] {
    var reached: [WrittenKustomization] = []
    var seen: Set<String> = [root]
    var open = [root]
    while let directory = open.popLast() {
      for kustomization in kustomizations[directory] ?? [] {
        reached.append(kustomization)
        for folder in kustomization.localFolders where seen.insert(folder).inserted {
          open.append(folder)
        }
      }
    }
    return reached
  }
}
