public import Manifests
internal import SourceText
internal import YAML

/// The folders and files of a tree by their paths from its root, its charts, and what its
/// kustomizations build from.
public struct TreeFolders: Sendable {
  /// Every folder that holds a file, itself or below, in the order of their paths; not the root.
  let directories: [String]
  /// Every file.
  let filePaths: [String]
  /// The charts that the tree names.
  let charts: ChartNames
  private let folders: Set<String>
  private let chartFolders: Set<String>
  private let kustomizations: [String: [Kustomization]]
  private let inventory: Inventory
  /// Whether the objects of a kind that the tree's own definitions add have no namespace.
  let definedScopes: [DefinedKind: Bool]

  /// The files that tests of Kyverno policies name as what they judge and expect.
  let testFiles: Set<String>

  /// A kind in a group.
  struct DefinedKind: Hashable, Sendable {
    let kind: String
    let group: String
  }

  /// The folders of what is written in a tree's files.
  public init(_ written: Inventory) {
    inventory = written
    filePaths = written.files.map { written.pathInTree($0.path) }
    var folders: Set<String> = [""]
    var charts: Set<String> = []
    for path in filePaths {
      var folder = Path.directory(path)
      if Path.name(path) == "Chart.yaml" { charts.insert(folder) }
      while folders.insert(folder).inserted { folder = Path.directory(folder) }
    }
    directories = folders.filter { !$0.isEmpty }.sorted()
    self.folders = folders
    chartFolders = charts
    self.charts = ChartNames(written.resources)
    kustomizations = Dictionary(grouping: written.kustomizations, by: \.directory)
    testFiles = Self.testFiles(of: written)
    definedScopes = written.resources.reduce(into: [:]) { scopes, resource in
      guard resource.isA("CustomResourceDefinition", in: "apiextensions.k8s.io"),
        let kind = resource.spec?[path: "names", "kind"]?.literal,
        let group = resource.spec?["group"]?.literal, let scope = resource.spec?["scope"]?.literal
      else { return }
      scopes[DefinedKind(kind: kind, group: group)] = scope == "Cluster"
    }
  }

  /// What `kyverno-test.yaml` files name (`kyverno.io/docs: kyverno test`), the policies left out.
  private static func testFiles(of written: Inventory) -> Set<String> {
    let fields = [
      "resources[]", "results[].generatedResource", "results[].patchedResource",
      "results[].patchedResources", "results[].cloneSourceResource",
    ].map { FieldPath(table: $0) }
    var files: Set<String> = []
    for test in written.resources where test.isA("Test", in: "cli.kyverno.io") {
      let folder = Path.directory(written.pathInTree(written.file(test.file).path))
      for node in fields.flatMap({ $0.nodes(in: test.node) }) {
        if let path = node.literal.flatMap({ Path.join(folder, $0) }) { files.insert(path) }
      }
    }
    return files
  }

  /// The objects that the files declare.
  var resources: [Resource] { inventory.resources }

  /// Whether a kustomization or a patch of the tree speaks of a kind, so that objects of the kind may
  /// reach the cluster otherwise than they are written.
  func mayPatch(_ kind: StaticString) -> Bool {
    zip(inventory.files, inventory.roles).contains { file, role in
      (role == .kustomizePatch || role == .kustomization)
        && file.bytes.withUnsafeBufferPointer { $0.contains(kind) }
    }
  }

  /// A file of the tree by its number.
  func file(_ id: SourceFile.ID) -> SourceFile { inventory.file(id) }

  /// The documents of a file.
  func roots(ofFile path: String) -> [Node] {
    let path = inventory.root.isEmpty ? path : "\(inventory.root)/\(path)"
    return (inventory.stream(at: path)?.documents ?? []).compactMap(\.root)
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

  /// The first entry, of the kustomizations that a root builds from, for which the tree has no file.
  func remoteEntry(reachedFrom root: String) -> Node? {
    reached(from: root).lazy.compactMap(\.remoteEntry).first
  }

  /// The namespaces that the kustomizations of a root give to what they build.
  func namespaces(from root: String) -> Set<String> {
    Set(reached(from: root).compactMap(\.namespace))
  }

  private func reached(from root: String) -> [Kustomization] {
    var reached: [Kustomization] = []
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

extension Kustomization {
  private var entries: [Node] {
    ["resources", "bases", "components"].flatMap { node[$0]?.items ?? [] }
  }

  fileprivate var localFolders: [String] {
    entries.compactMap { $0.text.flatMap { Path.join(directory, $0) } }
  }

  /// An entry from the network, a chart, or what a program generates.
  var remoteEntry: Node? {
    let remote = entries.first { entry in
      guard var text = entry.text else { return false }
      return text.hasPrefix("git@") || text.hasPrefix("github.com/")
        || text.withUTF8 { $0.contains("://") || $0.contains("?ref=") }
    }
    return remote
      ?? ["helmCharts", "helmChartInflationGenerator", "generators"].lazy
      .compactMap { self.node[$0] }.first { !$0.isNull && !$0.isEmptyCollection }
  }
}
