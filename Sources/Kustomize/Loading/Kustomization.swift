internal import SourceText
internal import YAML

/// A kustomization as it is written; the names that kustomize no longer speaks of are read too.
struct Kustomization: Sendable {
  /// The folder it stands in.
  let directory: String
  /// The file's name.
  let fileName: String
  /// Whether it stands in a file, and is not made by an engine.
  let isWritten: Bool
  /// The kustomization; `nil` in a file that holds none or is broken.
  let node: Node?
  /// What keeps the file from being read.
  let problem: BuildError?
  /// What the engine that builds it adds.
  var engineFields: EngineFields?
  /// Every path it refers to, in the terms of the tree's.
  private(set) var references: [Reference] = []

  init(_ file: KustomizeTree.File, in directory: String) {
    self.directory = directory
    fileName = Path.name(file.source.path)
    isWritten = true
    let roots = (file.stream?.documents ?? []).compactMap(\.root)
    node = roots.first.flatMap { $0.isMapping ? $0 : nil }
    let start = SourceRange(file: file.source.id, lower: 0, upper: 0)
    if let broken = file.stream?.problems.first(where: { $0.kind != .duplicateKey }) {
      problem = BuildError(broken.message, at: broken.range)
    } else if node == nil {
      problem = BuildError(
        "the kustomization is empty", at: roots.first?.range ?? start)
    } else if roots.count > 1 {
      problem = BuildError(
        "a kustomization is one document; this is a second one", at: roots[1].range)
    } else {
      problem = nil
    }
    references = pathsInTree
  }

  /// The kustomization that an engine makes for a folder without one; `entry` is what asks for it.
  init(listing resources: [String], in directory: String, for entry: Node) {
    self.directory = directory
    fileName = KustomizeTree.fileNames[0]
    isWritten = false
    problem = nil
    let place = Draft.Place.node(entry)
    let entries = resources.map { Draft.string($0, at: place) }
    node =
      Draft.mapping(Draft.Mapping(at: place))
      .setting("resources", at: place, to: .sequence(Draft.Sequence(entries, at: place))).composed
    references = pathsInTree
  }

  /// The file's path.
  var path: String { directory.isEmpty ? fileName : "\(directory)/\(fileName)" }

  /// Whether it is a component: a part that an overlay completes.
  var isComponent: Bool { node?.field("kind")?.hasText("Component") == true }

  /// The items of a list field.
  func list(_ field: String) -> [Node] {
    (node?.field(field)?.items ?? []) + (engineFields?[field]?.items ?? [])
  }

  /// The mappings of a field.
  func mappings(_ field: String) -> [Node] {
    [node?.field(field), engineFields?[field]].compactMap { $0 }
  }

  /// `resources`, and `bases` as older kustomizations have them.
  var resources: [Node] { list("resources") + list("bases") }

  /// `images`, and `imageTags` as older kustomizations have them.
  var images: [Node] { list("images") + list("imageTags") }

  /// What is configured in files of their own or inline: generators and transformers.
  var plugins: [Node] { list("generators") + list("transformers") + list("validators") }

  /// The place that stands for the whole.
  var range: SourceRange? { node?.field("kind")?.range ?? node?.range ?? problem?.range }
}

extension Node {
  /// The value of a key whose letters may be written large or small, as Go reads JSON.
  func field(_ name: String) -> Node? {
    if let value = self[name] { return value }
    let small = name.lowercased()
    return entries.first { $0.key.text?.lowercased() == small }?.value
  }
}

/// A path that a kustomization refers to.
struct Reference: Sendable {
  private(set) var path: String
  let mayBeFile: Bool
  let mayBeDirectory: Bool
  let isYAML: Bool

  init(path: String, mayBeFile: Bool = true, mayBeDirectory: Bool = false, isYAML: Bool = true) {
    self.path = path
    self.mayBeFile = mayBeFile
    self.mayBeDirectory = mayBeDirectory
    self.isYAML = isYAML
  }

  /// The same reference by its path within the tree.
  init(_ written: Reference, at path: String) {
    self = written
    self.path = path
  }
}

extension Kustomization {
  private var pathsInTree: [Reference] {
    written.compactMap { reference in
      RootPath.join(directory, reference.path).map { Reference(reference, at: $0) }
    }
  }

  /// Every path it refers to, as written.
  private var written: [Reference] {
    var references: [Reference] = []
    for entry in resources + plugins {
      guard let path = entry.text, !path.contains("\n") else { continue }
      references.append(Reference(path: path, mayBeDirectory: !RootPath.isRemote(path)))
    }
    for entry in list("components") {
      guard let path = entry.text else { continue }
      references.append(Reference(path: path, mayBeFile: false, mayBeDirectory: true))
    }
    let files =
      list("crds") + list("configurations") + list("patchesStrategicMerge")
      + ["patches", "patchesJson6902", "replacements"].flatMap { field in
        list(field).compactMap { $0.isScalar ? $0 : $0.field("path") }
      } + [node?[path: "openapi", "path"]].compactMap { $0 }
    for entry in files {
      guard let path = entry.text, !path.contains("\n") else { continue }
      references.append(Reference(path: path))
    }
    for generator in list("configMapGenerator") + list("secretGenerator") {
      references += GeneratorInput.paths(generator).map { Reference(path: $0, isYAML: false) }
    }
    return references
  }
}
