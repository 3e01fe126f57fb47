internal import Manifests
public import SourceText

/// What an object or a file is there for, as far as its place and what applies it tell.
public enum Purpose: Sendable, Hashable {
  /// To be applied.
  case use
  /// To be read and copied: nothing in the tree applies it.
  case example
  /// For the project's own tests and development: nothing in the tree applies it.
  case test
  /// To be filled in by a program of the project's, below such a folder.
  case template
}

/// The files and kustomize roots of a graph that are there for something else than use by their paths,
/// each asked once.
struct Purposes: Sendable {
  private let files: [SourceFile.ID: Purpose]
  private let roots: [String: Purpose]

  init(_ resources: [Resource], in inventory: Inventory, _ folders: TreeFolders) {
    let ids = Set(resources.map(\.file) + inventory.aclFiles)
    files = ids.reduce(into: [:]) { files, id in
      let purpose = Purpose(path: inventory.pathInTree(inventory.file(id).path), in: folders)
      if purpose != .use { files[id] = purpose }
    }
    roots = Set(resources.compactMap(\.kustomizeRoot)).reduce(into: [:]) { roots, root in
      let path = inventory.pathInTree("\(root)/kustomization.yaml")
      let purpose = Purpose(path: path, in: folders)
      if purpose != .use { roots[root] = purpose }
    }
  }

  /// By the kustomize root that builds a resource, or by the file of what no root builds.
  func purpose(of resource: Resource) -> Purpose {
    guard let root = resource.kustomizeRoot else { return purpose(of: resource.file) }
    return roots[root] ?? .use
  }

  func purpose(of file: SourceFile.ID) -> Purpose { files[file] ?? .use }
}

extension Purpose {
  /// By a path alone. `docs` and `integration` say nothing: people apply what a manual holds, and many
  /// a company calls a stage so.
  init(path: String, in folders: TreeFolders) {
    if folders.testFiles.contains(path) || Path.name(path) == "kyverno-test.yaml" {
      self = .test
      return
    }
    let path = path.lowercased()
    let names = Path.components(Path.directory(path))
    var folder = ""
    var isExample = Self.isNamedExample(path)
    for name in names {
      let outer = folder
      folder = folder.isEmpty ? String(name) : "\(folder)/\(name)"
      if Self.testFolders.contains(name), !folders.hasStage(name, in: outer) {
        self = names.contains(where: Self.templateFolders.contains) ? .template : .test
        return
      }
      if Self.exampleFolders.contains(name), !folders.hasStage(name, in: outer) { isExample = true }
    }
    self = isExample ? .example : .use
  }

  private static func isNamedExample(_ path: String) -> Bool {
    var name = Path.name(path)
    let marks: [StaticString] = ["example", "sample", ".template.", ".tmpl.", ".dist."]
    return name.withUTF8 { name in marks.contains { name.contains($0) } }
  }

  private static let testFolders: Set<Substring> = [
    "test", "tests", "e2e", "e2e-tests", "integration-tests", "testdata", "fixtures", "chainsaw",
    ".chainsaw-test", ".kyverno-test", "kuttl", "hack", "local-development",
  ]

  private static let templateFolders: Set<Substring> = ["template", "templates"]

  private static let exampleFolders: Set<Substring> = [
    "example", "examples", "sample", "samples", "demo", "demos",
  ]
}

extension TreeFolders {
  /// Whether a folder is a stage, a cluster among others, whose name happens to be that of tests.
  fileprivate func hasStage(_ name: Substring, in outer: String) -> Bool {
    guard name == "test" || name == "demo" else { return false }
    if Self.holdsStages.contains(Path.name(outer)) { return true }
    return Self.stages.contains { has(outer.isEmpty ? $0 : "\(outer)/\($0)") }
  }

  private static let holdsStages: Set<String> = [
    "overlays", "environments", "environment", "envs", "env", "clusters", "cluster", "stages",
  ]

  private static let stages = [
    "prod", "production", "prd", "staging", "stage", "stg", "uat", "qa", "preprod", "acceptance",
  ]
}

extension ResourceGraph {
  /// What a resource is there for. What an engine brings to a cluster is for use, whatever its folder
  /// is called, unless the engine's own object is an example or for tests.
  public func purpose(of resource: Resource) -> Purpose {
    let purpose = purposes.purpose(of: resource)
    // A change does not make an example of what is in use by moving it.
    guard purpose != .use, settings.isMoved?(resource) != true else { return .use }
    // A folder around the file says little: a kustomization there may leave the file out.
    let order = (engines.applier(of: resource.id) ?? chartEngines[resource.id])?.declaration
    guard let file = order?.range.file else { return purpose }
    return engines.ordersForUse.contains(file) || purposes.purpose(of: file) == .use
      ? .use : purpose
  }

  /// What a file is there for by its path.
  public func purpose(ofFile file: SourceFile.ID) -> Purpose { purposes.purpose(of: file) }

  /// A file of the whole tree, of which the view may be a part.
  public func fileOfTree(_ id: SourceFile.ID) -> SourceFile { treeSecrets.folders.file(id) }

  /// Whether an engine brings some of the tree to a cluster. Where none does, others apply what the
  /// tree publishes, its examples first.
  public var isTreeDeployed: Bool { !engines.ordersForUse.isEmpty }

  /// Whether nothing in the tree applies a resource, which is an example or for tests.
  public func isSample(_ resource: Resource) -> Bool { purpose(of: resource) != .use }
}

extension ResourceGraph {
  /// Whether a folder of an object, or its file, says by its name that it is for a cluster on one's own machine.
  public func isForLocalCluster(_ resource: Resource) -> Bool {
    let path = inventory.pathInTree(inventory.file(resource.file).path).lowercased()
    let words = path.split { !$0.isLetter && !$0.isNumber }
    return words.contains { Self.localClusters.contains($0) }
  }

  private static let localClusters: Set<Substring> = [
    "k3d", "kind", "minikube", "microk8s", "tilt", "skaffold",
  ]
}
