public import Manifests
internal import SourceText
internal import YAML

/// Fields of some live objects that an engine leaves as they are: an entry of Argo CD's
/// `ignoreDifferences` where it is respected, or of a Flux Kustomization's `spec.ignore`.
struct KeptFields: Sendable, Hashable {
  /// Which objects; `nil` for any, and `*` within a group or a kind for any text.
  private let group: String?
  private let kind: String?
  private let name: String?
  private let namespace: String?
  /// The fields, as JSON pointers.
  private var pointers: Set<String> = []
  /// Fields below which something is kept that the tree does not tell; after twenty of them any.
  private var open: [String] = []

  /// An entry of an Application's `ignoreDifferences`.
  init(argoCD entry: Node) {
    group = entry["group"]?.text ?? ""
    kind = entry["kind"]?.text
    name = entry["name"]?.text
    namespace = entry["namespace"]?.text
    read(argoCD: entry)
  }

  /// What `argocd-cm` says for objects of a group and a kind, or for all.
  init(ofSystem entry: Node, group: String?, kind: String?) {
    self.group = group
    self.kind = kind
    (name, namespace) = (nil, nil)
    read(argoCD: entry)
  }

  /// An entry of a Flux Kustomization's `spec.ignore`
  /// (`kustomize-controller docs/spec/v1/kustomizations.md`).
  init(flux entry: Node) {
    let target = entry["target"]
    group = target?["group"]?.text
    kind = target?["kind"]?.text
    name = target?["name"]?.text
    namespace = target?["namespace"]?.text
    let isSelected = ["labelSelector", "annotationSelector"].contains { target?[$0] != nil }
    for path in entry["paths"]?.items ?? [] { add(path.text, isOpen: isSelected) }
  }

  private mutating func read(argoCD entry: Node) {
    for pointer in entry["jsonPointers"]?.items ?? [] { add(pointer.text) }
    for expression in entry["jqPathExpressions"]?.items ?? [] {
      let (pointer, isWhole) = Self.pointer(ofJQ: expression.text ?? "")
      add(pointer, isOpen: !isWhole)
    }
    // What a manager owns stands only in the live object.
    if entry["managedFieldsManagers"]?.isEmptyCollection == false { open.append("") }
  }

  private mutating func add(_ pointer: String?, isOpen: Bool = false) {
    guard var pointer else { return }
    // The API server keeps it in `data`.
    if pointer == "/stringData" || pointer.hasPrefix("/stringData/") {
      pointer = "/data" + pointer.dropFirst("/stringData".count)
    }
    if isOpen, open.count <= 20 {
      open.append(open.count < 20 ? pointer : "")
    } else if !isOpen {
      pointers.insert(pointer)
    }
  }

  /// The field that a jq path leads to, as far as it is a chain of keys.
  private static func pointer(ofJQ text: String) -> (pointer: String, isWhole: Bool) {
    var pointer = ""
    var rest = text[...]
    while rest.first == "." || rest.first == "[" {
      if rest.first == "." { rest.removeFirst() }
      var key: Substring
      if rest.hasPrefix("[\"") {
        key = rest.dropFirst(2).prefix { $0 != "\"" }
        rest = rest.dropFirst(2 + key.count)
        guard rest.hasPrefix("\"]") else { return (pointer, false) }
        rest = rest.dropFirst(2)
      } else {
        key = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest.dropFirst(key.count)
      }
      guard !key.isEmpty else { return (pointer, false) }
      pointer += "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
    }
    return (pointer, rest.isEmpty && !pointer.isEmpty)
  }

  /// Whether it keeps a field of an object, given as a JSON pointer; `nil` where the tree does not
  /// tell.
  func keep(_ field: String, of resource: Resource) -> Bool? {
    guard Self.matches(group, resource.group), Self.matches(kind, resource.kind),
      name == nil || name == resource.name, namespace == nil || namespace == resource.namespace
    else { return false }
    if Self.pathTo(field).contains(where: pointers.contains) { return true }
    let isOpen = open.contains { Self.isBelow(field, $0) || Self.isBelow($0, field) }
    return isOpen ? nil : false
  }

  /// A pointer and those to what holds the field.
  private static func pathTo(_ pointer: String) -> [String] {
    [pointer]
      + pointer.indices.filter { pointer[$0] == "/" }.map { String(pointer[..<$0]) }
  }

  private static func isBelow(_ pointer: String, _ other: String) -> Bool {
    pointer == other || pointer.hasPrefix(other + "/")
  }

  private static func matches(_ pattern: String?, _ text: String) -> Bool {
    guard let pattern, pattern != "*" else { return true }
    return pattern == text
      || pattern.contains("*") && Glob(pattern).matches(text, isDirectory: false)
  }
}

extension Engine {
  /// More entries than this no Application has.
  static var mostKeptFields: Int { 200 }

  /// Whether the engine leaves a field of a live object as it is because somebody listed the field, a
  /// JSON pointer; `nil` where the tree does not tell.
  public func keeps(_ field: String, of resource: Resource) -> Bool? {
    var isOpen = false
    for fields in keptFields {
      switch fields.keep(field, of: resource) {
      case true?: return true
      case nil: isOpen = true
      case false?: continue
      }
    }
    return isOpen ? nil : false
  }

  /// Whether its next apply puts back what the manifest says of a field, a JSON pointer, that somebody
  /// changed in the cluster; `nil` where the tree does not tell (`facts: gitops.md 1.3`).
  public func writesBack(_ field: String, of resource: Resource) -> Bool? {
    if leavesExisting { return false }
    if replaces { return true }
    return keeps(field, of: resource).map { !$0 }
  }
}

extension ResourceGraph {
  /// Whether what applies a resource puts a field of it back, given as a JSON pointer; `nil` where the
  /// tree does not tell.
  public func writesBack(_ field: String, of resource: Resource) -> Bool? {
    engine(of: resource).writesBack(field, of: resource)
  }
}
