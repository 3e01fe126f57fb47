public import Manifests
internal import SourceText
public import YAML

/// A folder that two Applications or Flux Kustomizations apply to one place, so that each object of it has two
/// owners.
public struct SharedFolder: Sendable {
  /// The object that comes first.
  public let first: Resource
  /// Where it names the folder.
  public let firstPath: Node
  /// Another one.
  public let second: Resource
  /// Where that names the folder.
  public let path: Node
  /// The folder's path from the root of its repository.
  public let folder: String
  /// Whether both build the same of it; else they set different images, labels or replicas.
  public let isSame: Bool
}

extension ResourceGraph {
  /// The folders that two objects of the view apply to one namespace of one cluster, each second one once.
  public var sharedFolders: [SharedFolder] {
    var seen: [FolderOrder.Target: [FolderOrder]] = [:]
    var found: [SharedFolder] = []
    var told: Set<Resource.ID> = []
    for order in resources.lazy.flatMap({ FolderOrder.all(by: $0) })
    where treeSecrets.folders.has(order.target.folder)
      && !treeSecrets.folders.hasChart(order.target.folder)
    {
      let earlier = seen[order.target] ?? []
      // One folder a thousand times would be compared a million times.
      if earlier.count < 8 { seen[order.target] = earlier + [order] }
      guard !told.contains(order.resource.id),
        let first = earlier.first(where: { areTogether($0.resource, order.resource) })
      else { continue }
      told.insert(order.resource.id)
      found.append(
        SharedFolder(
          first: first.resource, firstPath: first.path, second: order.resource, path: order.path,
          folder: order.target.folder, isSame: first.content == order.content))
    }
    return found
  }

  /// Whether two objects are two, and for one cluster.
  private func areTogether(_ first: Resource, _ second: Resource) -> Bool {
    guard first.name != second.name || first.namespace != second.namespace else { return false }
    return togetherness(first, second) != .unknown
  }
}

/// What one object asks to be applied.
private struct FolderOrder {
  /// What decides which objects come of it, and where they go.
  struct Target: Hashable {
    let repository: [String]
    let folder: String
    let destination: [String]
    let cluster: ApplicationDestination
    /// What changes names or leaves objects out, as text.
    let choice: [String]
  }

  let resource: Resource
  let path: Node
  let target: Target
  /// What changes the rest of the objects, as text.
  let content: [String]

  static func all(by resource: Resource) -> [FolderOrder] {
    guard resource.origin == .manifest || resource.origin == .kustomization, resource.name != nil
    else { return [] }
    if resource.isA("Application", in: "argoproj.io") {
      return (resource.spec?.applicationSources ?? []).compactMap {
        FolderOrder(argoCD: $0, of: resource)
      }
    }
    guard resource.isA("Kustomization", in: "kustomize.toolkit.fluxcd.io") else { return [] }
    return [FolderOrder(flux: resource)].compactMap { $0 }
  }

  /// A chart is a release of its own under each Application's name, and what a plugin makes is not told.
  private init?(argoCD source: Node, of resource: Resource) {
    guard let path = source["path"], let folder = path.folder,
      let repository = source["repoURL"]?.literal,
      ["chart", "helm", "plugin"].allSatisfy({ source[$0] == nil }),
      let destination = resource.spec?["destination"]
    else { return nil }
    let cluster = ApplicationDestination(destination)
    if case .group = cluster { return nil }
    let kustomize = source["kustomize"]
    self.resource = resource
    self.path = path
    target = Target(
      repository: [repository, source["targetRevision"]?.text ?? "HEAD"], folder: folder,
      destination: [destination["namespace"]?.text ?? ""], cluster: cluster,
      choice: [kustomize, source["directory"]].flatMap {
        $0?.written(except: Self.contentFields) ?? []
      })
    content = kustomize?.written(only: Self.contentFields) ?? []
  }

  private init?(flux resource: Resource) {
    guard let spec = resource.spec, let path = spec["path"], let folder = path.folder,
      let source = spec["sourceRef"], source["name"]?.literal != nil
    else { return nil }
    self.resource = resource
    self.path = path
    // A source is looked for beside the object, unless it says where.
    let namespace = source["namespace"]?.text ?? resource.namespace ?? ""
    target = Target(
      repository: [source["kind"]?.text ?? "", source["name"]?.text ?? "", namespace],
      folder: folder, destination: [spec["targetNamespace"]?.text ?? ""],
      cluster: spec["kubeConfig"].map { .cluster($0.written().joined(separator: "\n")) }
        ?? .sameCluster,
      choice: Self.choiceFields.flatMap { field in
        spec[field].map { [field] + $0.written() } ?? []
      })
    content = Self.fluxContentFields.flatMap { field in
      spec[field].map { [field] + $0.written() } ?? []
    }
  }

  private static let contentFields: Set<String> = [
    "images", "replicas", "commonLabels", "commonAnnotations", "forceCommonLabels",
    "forceCommonAnnotations", "version", "labelWithoutSelector", "labelIncludeTemplates",
  ]
  private static let choiceFields = [
    "postBuild", "patches", "patchesStrategicMerge", "patchesJson6902", "components", "namePrefix",
    "nameSuffix", "ignore",
  ]
  private static let fluxContentFields = ["images", "commonMetadata"]
}

extension Node {
  /// A folder with a name; what lies at a repository's root may be a chart as well.
  fileprivate var folder: String? {
    guard let text = literal, Substitution(text) == nil, let path = Path.join("", text),
      !path.isEmpty
    else { return nil }
    return path
  }

  /// What a mapping says, line by line, the same for the same; what is too long stands for itself alone.
  fileprivate func written(except: Set<String> = [], only: Set<String>? = nil) -> [String] {
    var lines: [String] = []
    var room = 400
    var isWhole = true
    func visit(_ node: Node, _ path: String) {
      room -= 1
      guard room > 0 else {
        isWhole = false
        return
      }
      for entry in node.entries.sorted(by: { ($0.key.text ?? "") < ($1.key.text ?? "") }) {
        visit(entry.value, path + "." + (entry.key.text ?? ""))
      }
      for item in node.items { visit(item, path + "[]") }
      if node.isScalar { lines.append("\(path)=\(node.text ?? "")") }
    }
    for entry in entries.sorted(by: { ($0.key.text ?? "") < ($1.key.text ?? "") }) {
      let key = entry.key.text ?? ""
      guard !except.contains(key), only?.contains(key) != false else { continue }
      visit(entry.value, key)
    }
    if entries.isEmpty { visit(self, "") }
    return isWhole ? lines : ["\(range)"]
  }
}
