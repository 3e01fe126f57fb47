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
    var collector = Collector(
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

  /// The objects of the files that no kustomize root builds from; what is wrong with files stays.
  public func keeping(_ isKept: (Resource) -> Bool) -> Inventory {
    var inventory = self
    inventory.set(resources.filter(isKept))
    return inventory
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

/// Something wrong with the YAML of a file.
public struct FileProblem: Sendable {
  /// The file.
  public let file: SourceFile.ID
  /// What the file is for.
  public let role: FileRole
  /// What is wrong.
  public let problem: Problem
  /// Whether the file is JSON of another program, which may know comments that YAML refuses.
  public let isForeignJSON: Bool
}

/// One file after parsing, before the other files are known.
struct ParsedFile: Sendable {
  let role: FileRole
  /// Everything in the file; `nil` if it was not parsed.
  let stream: Stream?
  let documents: [Document]
  let problems: [Problem]
  let kustomizations: [Kustomization]
  let isChartTemplate: Bool
  /// Whether some of its documents have yet to be rendered.
  let holdsTemplates: Bool

  init(_ file: SourceFile, layout: TreeLayout, limits: Limits) {
    let marks = TemplateMarks(file.bytes)
    isChartTemplate = layout.isInChartTemplates(file.path)
    let isACL = file.path.hasSuffix(".acl")
    if isACL || Self.isBinary(file, marks) {
      role = isACL ? .redisACL : .binary
      stream = nil
      (documents, problems, kustomizations) = ([], [], [])
      holdsTemplates = false
      return
    }
    if isChartTemplate && marks.hasActions || marks.hasYTT {
      role = isChartTemplate ? .helmTemplate : .template
      stream = nil
      (documents, problems, kustomizations) = ([], [], [])
      holdsTemplates = true
      return
    }
    let stream = Stream(file, limits: limits)
    self.stream = stream
    documents = stream.documents.filter { !(marks.hasActions && $0.hasComplexKey) }
    problems = stream.problems.filter { !Self.isTemplate($0, in: file, marks) }
    holdsTemplates =
      documents.count < stream.documents.count || problems.count < stream.problems.count
    let roots = documents.compactMap(\.root)
    kustomizations =
      roots.filter { Kustomization.isOne(path: file.path, root: $0) && $0.isMapping }
      .map { Kustomization(directory: Path.directory(file.path), node: $0) }
    role =
      holdsTemplates && !roots.contains(where: Self.isObject)
      ? .template
      : Self.role(of: file, roots: roots, layout: layout, hasProblems: !problems.isEmpty)
  }

  /// A syntax error that stands at a template's action, or at a variable within brackets: the text
  /// is YAML only once it is rendered.
  private static func isTemplate(
    _ problem: Problem, in file: SourceFile, _ marks: TemplateMarks
  ) -> Bool {
    guard problem.kind == .syntax, marks.isAny else { return false }
    let line = file.line(at: Int(problem.range.lower))
    // libyaml notices some errors only at the token that follows.
    let nearby = max(1, line - 1)...min(file.lineCount, line + 1)
    return nearby.contains { number in
      let text = Array(file.bytes[file.lineRange(number)])
      let marks = TemplateMarks(text)
      return marks.hasActions || marks.hasJinja
        || marks.hasVariables && text.contains(where: { $0 == 0x5B || $0 == 0x25 })
    }
  }

  private static func isObject(_ root: Node) -> Bool {
    hasType(root) && !isToolConfiguration(root)
  }

  private static func hasType(_ root: Node) -> Bool {
    root["kind"]?.isScalar == true && root["apiVersion"]?.isScalar == true
  }

  private static func isToolConfiguration(_ root: Node) -> Bool {
    guard hasType(root), let version = root["apiVersion"]?.text else { return false }
    return toolGroups.contains(String(version.prefix { $0 != "/" }))
  }

  /// API groups of configurations that programs read from a file and no API server knows.
  private static let toolGroups: Set<String> = [
    "apiserver.config.k8s.io", "apiserver.k8s.io", "audit.k8s.io", "ctlptl.dev", "eksctl.io",
    "k3d.io", "kind.x-k8s.io", "kubeadm.k8s.io",
    "kubelet.config.k8s.io", "kubeproxy.config.k8s.io", "kubescheduler.config.k8s.io",
    "skaffold", "tilt.dev",
  ]

  private static func role(
    of file: SourceFile, roots: [Node], layout: TreeLayout, hasProblems: Bool
  ) -> FileRole {
    let name = Path.name(file.path)
    if name == "Chart.yaml" || name == "Chart.lock" { return .chart }
    if Kustomization.isOne(path: file.path, root: roots.first) { return .kustomization }
    if roots.isEmpty, !hasProblems { return .empty }
    if roots.contains(where: isObject) || roots.isEmpty && speaksOfObjects(file) {
      return .manifest
    }
    if roots.contains(where: isToolConfiguration) { return .toolConfiguration }
    if TreeLayout.isPipeline(file.path) { return .ci }
    return layout.isChartValues(file.path) ? .helmValues : .other
  }
}

extension ParsedFile {
  /// Whether a file is no text, in which a template's mark stands by chance.
  ///
  /// A manifest into which such a byte slipped is one that nothing downstream reads: a syntax error.
  private static func isBinary(_ file: SourceFile, _ marks: TemplateMarks) -> Bool {
    let hasNoText = file.bytes.contains(0) || marks.isAny && file.bytes.contains(where: isControl)
    return hasNoText && !speaksOfObjects(file)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  /// Whether a text that could not be parsed was meant to declare Kubernetes objects.
  private static func speaksOfObjects(_ file: SourceFile) -> Bool {
    let text = String(decoding: file.bytes.prefix(100_000), as: UTF8.self)
    return text.contains("apiVersion") && text.contains("kind")
  }
}

/// Numbers the objects of all files once it is known which files are patches.
private struct Collector {
  let patchPaths: Set<String>
  var roles: [FileRole] = []
  var resources: [Resource] = []
  var problems: [FileProblem] = []

  init(patchPaths: Set<String>) { self.patchPaths = patchPaths }

  mutating func add(_ file: SourceFile, _ content: ParsedFile) {
    var role = content.role
    if patchPaths.contains(file.path), role == .manifest || role == .other {
      role = .kustomizePatch
    }
    roles.append(role)
    let isForeignJSON = file.path.hasSuffix(".json") && role == .other
    problems += content.problems.map {
      FileProblem(file: file.id, role: role, problem: $0, isForeignJSON: isForeignJSON)
    }
    guard role == .manifest else { return }
    let origin: Resource.Origin = content.isChartTemplate ? .helmTemplate : .manifest
    for root in content.documents.compactMap(\.root) { add(root, file.id, origin, inList: nil) }
  }

  private mutating func add(
    _ node: Node, _ file: SourceFile.ID, _ origin: Resource.Origin,
    inList list: (apiVersion: String, kind: String)?
  ) {
    guard
      let resource = Resource(node, id: resources.count, file: file, origin: origin, inList: list)
    else { return }
    if list == nil, resource.kind.hasSuffix("List"), let items = node["items"], items.isSequence {
      let kind = resource.kind == "List" ? "" : String(resource.kind.dropLast(4))
      for item in items.items { add(item, file, origin, inList: (resource.apiVersion, kind)) }
    } else if !isPatch(node) {
      resources.append(resource)
    }
  }

  /// An object without a name, or with a patch directive, only changes another one.
  private func isPatch(_ node: Node) -> Bool {
    if node["$patch"] != nil { return true }
    let metadata = node["metadata"]
    return metadata?["name"] == nil && metadata?["generateName"] == nil
  }
}
