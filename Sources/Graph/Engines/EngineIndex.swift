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

  /// The files of those that bring some of the tree to a cluster and are for use themselves.
  private(set) var ordersForUse: Set<SourceFile.ID> = []

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

  /// The same engines, of which it is told which are for use: by the folder of their object, or since
  /// one that is applies that folder. `path` is that of a file in the tree.
  public func telling(_ folders: TreeFolders, path: (SourceFile.ID) -> String) -> EngineIndex {
    var index = self
    let orders = roots.all.compactMap { root in
      // Of an Application's repository the tree's own root says nothing.
      (root.path.isEmpty ? root.engine.tool == .flux : folders.has(root.path))
        ? root.engine.declaration.map { (file: $0.range.file, path: root.path) } : nil
    }
    var open = orders.map { (file: $0.file, own: path($0.file), path: $0.path) }
    var applied: Set<String> = []
    for _ in 1...16 {
      let live = open.filter { order in
        Purpose(path: order.own, in: folders) == .use
          || Self.folders(above: order.own).contains { applied.contains($0) }
      }
      guard !live.isEmpty else { break }
      let files = Set(live.map(\.file))
      index.ordersForUse.formUnion(files)
      applied.formUnion(live.map(\.path).filter { !$0.isEmpty })
      open.removeAll { files.contains($0.file) }
    }
    return index
  }

  private static func folders(above path: String) -> [String] {
    var folders = [Path.directory(path)]
    while let last = folders.last, !last.isEmpty { folders.append(Path.directory(last)) }
    return folders
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

  private func isInner(_ root: Int, _ other: Int?) -> Bool {
    guard let other else { return true }
    let (length, otherLength) = (roots[root].path.utf8.count, roots[other].path.utf8.count)
    return length == otherLength ? root < other : length > otherLength
  }
}
