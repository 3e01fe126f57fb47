public import Manifests
public import SourceText
internal import YAML

/// The Argo CD Applications and Flux Kustomizations of a tree, and what each applies.
public struct EngineIndex: Sendable {
  fileprivate struct Root: Sendable {
    let path: String
    let engine: Engine
  }

  private let roots: RootFolders
  /// The tool of every root, if all have the same.
  private let onlyTool: Engine.Tool?
  /// The engines of resources that are known to be applied, in the order of their numbers.
  private var appliers: [(resources: Range<Resource.ID>, engine: Engine)] = []

  /// Whether one of them brings files of the tree to a cluster, as far as `telling` was told.
  private(set) var deploysTree = false

  /// The engines that some resources declare, those of ApplicationSets by what they generate.
  public init(_ resources: [Resource], _ sets: ApplicationSets? = nil) {
    let settings = sets?.settings ?? ArgoCDSettings(resources)
    let roots = resources.flatMap { resource -> [Root] in
      if resource.isA("ApplicationSet", in: "argoproj.io") {
        return (sets?.applications(of: resource) ?? []).flatMap {
          Self.roots(
            declaredBy: $0.resource, as: Engine(declaredBy: $0.resource, of: resource, settings))
        }
      }
      return Self.roots(declaredBy: resource, as: Engine(declaredBy: resource, settings))
    }
    let tools = Set(roots.map(\.engine.tool))
    onlyTool = tools.count == 1 ? tools.first : nil
    self.roots = RootFolders(roots)
  }

  private static func roots(declaredBy resource: Resource, as engine: Engine?) -> [Root] {
    guard let engine else { return [] }
    return paths(appliedBy: resource).map { Root(path: $0, engine: engine) }
  }

  /// The same engines beside those that are known to apply the resources of some numbers.
  public func applying(_ engines: [(resources: Range<Resource.ID>, engine: Engine)]) -> EngineIndex
  {
    var index = self
    index.appliers = engines
    return index
  }

  /// The same engines, of which it is told whether one that is for use itself applies a folder of the
  /// tree. `path` is that of an engine's object in the tree.
  public func telling(_ folders: TreeFolders, path: (SourceFile.ID) -> String) -> EngineIndex {
    var index = self
    index.deploysTree = roots.all.contains { root in
      guard let declaration = root.engine.declaration else { return false }
      // Of an Application's repository the tree's own root says nothing.
      guard root.path.isEmpty ? root.engine.tool == .flux : folders.has(root.path) else {
        return false
      }
      return Purpose(path: path(declaration.range.file), in: folders) == .use
    }
    return index
  }

  /// What applies a resource of a file: the innermost root above it, or the only kind there is.
  func engine(of resource: Resource, path: String) -> Engine {
    var engine = applier(of: resource.id) ?? roots.innermost(above: path)
    if engine == nil, let onlyTool {
      engine = Engine(onlyTool)
      engine?.isServerSide = onlyTool == .flux
    }
    return (engine ?? Engine(.unknown)).refined(by: resource)
  }

  /// What applies a resource, or the folder that a path in the tree lies in, if the tree says so.
  func order(for resource: Resource.ID, path: String) -> Engine.Declaration? {
    (applier(of: resource) ?? roots.enclosing(path))?.declaration
  }

  /// Whether something applies just this folder.
  public func applies(_ directory: String) -> Bool { roots.hasRoot(at: directory) }

  /// Whether the resource of a number is known to be applied.
  func isApplied(_ resource: Resource.ID) -> Bool { applier(of: resource) != nil }

  /// What is known to apply the resource of a number.
  func applier(of resource: Resource.ID) -> Engine? {
    var (low, high) = (0, appliers.count)
    while low < high {
      let middle = (low + high) / 2
      let resources = appliers[middle].resources
      if resources.contains(resource) { return appliers[middle].engine }
      if resource < resources.lowerBound { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  /// The folders that an Application or a Flux Kustomization applies.
  private static func paths(appliedBy resource: Resource) -> [String] {
    if let sync = FluxSync(resource) {
      return [Path.join("", sync.path ?? "./") ?? ""]
    }
    let spec = resource.spec
    let sources = spec?.applicationSources ?? []
    return sources.compactMap { source in
      // A chart from a registry renders no file of the tree.
      source["chart"] == nil ? source["path"]?.literal.flatMap { Path.join("", $0) } : nil
    }
  }
}

/// The roots' folders as a tree of names, so that a path asks only for those on its way.
private struct RootFolders: Sendable {
  private struct Folder {
    var children: [Substring: Int] = [:]
    var root: Int?
  }

  private let roots: [EngineIndex.Root]
  /// The roots.
  var all: [EngineIndex.Root] { roots }
  private var folders = [Folder()]

  init(_ roots: [EngineIndex.Root]) {
    self.roots = roots
    for (index, root) in roots.enumerated() {
      var folder = 0
      for name in Path.components(root.path) { folder = child(name, of: folder) }
      // Of several roots of one folder the first holds.
      if folders[folder].root == nil { folders[folder].root = index }
    }
  }

  private mutating func child(_ name: Substring, of folder: Int) -> Int {
    if let child = folders[folder].children[name] { return child }
    folders[folder].children[name] = folders.count
    folders.append(Folder())
    return folders.count - 1
  }

  /// Whether a root stands at a path, which may be told from a folder around the roots'.
  func hasRoot(at path: String) -> Bool {
    let names = Path.components(path)
    return names.indices.contains { start in
      var folder = 0
      for name in names[start...] {
        guard let child = folders[folder].children[name] else { return false }
        folder = child
      }
      return folders[folder].root != nil
    }
  }

  /// The engine of the root with the longest path among those above a file.
  ///
  /// A root's path is told from the repository's root, a file's perhaps from a folder around it.
  func innermost(above path: String) -> Engine? {
    var innermost = folders[0].root
    let names = Path.components(path).dropLast()
    for start in names.indices {
      var folder = 0
      for name in names[start...] {
        guard let child = folders[folder].children[name] else { break }
        folder = child
        if let root = folders[folder].root, isInner(root, innermost) { innermost = root }
      }
    }
    return innermost.map { roots[$0].engine }
  }

  /// The engine of the innermost root around a path, both told from the tree's root, which is none.
  func enclosing(_ path: String) -> Engine? {
    var (folder, innermost) = (0, Int?.none)
    for name in Path.components(path).dropLast() {
      guard let child = folders[folder].children[name] else { break }
      folder = child
      innermost = folders[folder].root ?? innermost
    }
    return innermost.map { roots[$0].engine }
  }

  private func isInner(_ root: Int, _ other: Int?) -> Bool {
    guard let other else { return true }
    let (length, otherLength) = (roots[root].path.utf8.count, roots[other].path.utf8.count)
    return length == otherLength ? root < other : length > otherLength
  }
}
