internal import SourceText
internal import YAML

/// Numbers the objects of all files once it is known which files are patches.
struct ObjectCollector {
  private let patchPaths: Set<String>
  private(set) var roles: [FileRole] = []
  private(set) var resources: [Resource] = []
  private(set) var problems: [FileProblem] = []

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
