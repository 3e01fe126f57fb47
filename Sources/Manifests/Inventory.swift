public import SourceText
public import YAML

/// What the files of a tree hold: objects, and what cannot be judged.
public struct Inventory: Sendable {
  /// The folder that the tree starts from, in the terms of the files' paths.
  public let root: String
  /// The files, in the order of their numbers.
  public private(set) var files: [SourceFile]
  /// What each file is for.
  public let roles: [FileRole]
  /// The Kubernetes objects, in the order of files and documents.
  public private(set) var resources: [Resource]
  /// The kustomizations of the files.
  public let kustomizations: [Kustomization]
  /// What is wrong with the YAML of the files that are YAML.
  public private(set) var problems: [FileProblem]
  /// The files of which only some documents could be judged, as the others are templates.
  public private(set) var partlyTemplates: [SourceFile.ID]
  /// The files that hold users of Redis by themselves, to be made a ConfigMap or Secret of.
  public private(set) var aclFiles: [SourceFile.ID]
  private var streams: [String: Stream]

  /// Reads files, given in the order of their numbers.
  public init(_ files: [SourceFile], root: String = "", limits: Limits = Limits()) {
    let layout = TreeLayout(paths: files.lazy.map(\.path))
    let parsed = files.concurrentMap { ParsedFile($0, layout: layout, limits: limits) }
    var collector = ObjectCollector(
      patchPaths: Set(parsed.flatMap { $0.kustomizations.flatMap(\.patchPaths) }))
    for (file, content) in zip(files, parsed) { collector.add(file, content) }
    self.root = root
    self.files = files
    roles = collector.roles
    resources = collector.resources
    kustomizations = parsed.flatMap(\.kustomizations)
    problems = collector.problems
    aclFiles = zip(files, parsed).compactMap { $1.role == .redisACL ? $0.id : nil }
    streams = Dictionary(
      zip(files, parsed).compactMap { file, content in content.stream.map { (file.path, $0) } },
      uniquingKeysWith: { first, _ in first })
    partlyTemplates = zip(files, parsed).compactMap { file, content in
      content.holdsTemplates && !content.documents.isEmpty && content.role != .template
        ? file.id : nil
    }
  }

  /// The file of a number.
  public func file(_ id: SourceFile.ID) -> SourceFile {
    var low = 0
    var high = files.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if files[middle].id <= id { low = middle } else { high = middle }
    }
    return files[low]
  }

  /// A path within the tree.
  public func pathInTree(_ path: String) -> String {
    guard !root.isEmpty, path.hasPrefix(root + "/") else { return path }
    return String(path.dropFirst(root.count + 1))
  }

  /// The files that are templates, wholly or in part: what is wrong with them may be right once they
  /// are rendered.
  public var templates: Set<SourceFile.ID> {
    let whole = zip(files, roles).filter { $1 == .template || $1 == .helmTemplate }.map(\.0.id)
    return Set(whole + partlyTemplates)
  }

  /// The documents of a file as they were read; `nil` for a path that was not parsed.
  public func stream(at path: String) -> Stream? { streams[path] }

  /// The path within the tree by which an engine finds a resource: its file's, or the folder of the
  /// kustomization that builds it.
  public func appliedPath(of resource: Resource) -> String {
    guard let root = resource.kustomizeRoot else { return pathInTree(file(resource.file).path) }
    return pathInTree(root.isEmpty ? "kustomization.yaml" : "\(root)/kustomization.yaml")
  }

  /// The same objects; what is wrong with the files is told elsewhere.
  public var withoutProblems: Inventory {
    var inventory = self
    inventory.problems = []
    inventory.partlyTemplates = []
    inventory.aclFiles = []
    return inventory
  }

  /// The same inventory with other objects, read from these files.
  public func replacing(_ resources: [Resource], from files: [SourceFile]) -> Inventory {
    var inventory = self
    inventory.files = files
    inventory.set(resources)
    return inventory
  }

  /// A graph finds its resources by their numbers.
  private mutating func set(_ resources: [Resource]) {
    self.resources = resources.enumerated().map { $1.numbered($0) }
    streams = [:]
  }
}
