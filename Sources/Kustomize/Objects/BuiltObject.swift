internal import SourceText
internal import YAML

/// An object on its way through a build.
struct BuiltObject: Sendable {
  /// The object as it is so far.
  var draft: Draft {
    didSet { id = Self.id(of: draft) }
  }
  /// What tells it from the others now.
  private(set) var id: ObjectID
  /// What told it from the others before its name, namespace or kind was changed, the first id first.
  private(set) var previous: [ObjectID] = []
  /// The name prefixes it was given, in their order.
  private(set) var prefixes: [String] = []
  /// The name suffixes it was given, in their order.
  private(set) var suffixes: [String] = []
  /// Whether a hash of its content is to be appended to its name.
  var needsNameHash = false
  /// What a generated object does with one of the same name.
  var behavior = GeneratorBehavior.create
  /// The variables of `vars` that read a field of it.
  var variables: [String] = []
  /// What it was made of: the base first, then each patch that changed it.
  var layers: [SourceRange]
  /// The chart it was rendered from.
  var chart: KustomizeBuild.ChartPlace?
  /// Where kustomize says it comes from, if `buildMetadata` asks for it.
  var origin: ObjectOrigin?
  /// The transformations it went through, if `buildMetadata` asks for them.
  var transformations: [ObjectOrigin] = []

  init(_ draft: Draft) {
    self.draft = draft
    id = Self.id(of: draft)
    layers = [(draft[path: "metadata", "name"] ?? draft).place.range]
  }

  /// The id that the object had at first.
  var originalID: ObjectID { previous.first ?? id }

  /// Whether a field is a secret: nearly every one of what is or was a Secret.
  func keepsSecret(_ fieldPath: String) -> Bool {
    !["apiVersion", "kind", "type", "metadata.name", "metadata.namespace"].contains(fieldPath)
      && allIDs.contains { $0.type.kind == "Secret" }
  }

  /// Whether what is copied out of a Secret is as safe in a field as it was: not in one that names the
  /// object, and not in one that holds such a field.
  func hidesCopies(at path: [String]) -> Bool {
    guard allIDs.contains(where: { $0.type.kind == "Secret" }), let first = path.first else {
      return false
    }
    return first == "metadata"
      ? path.count > 1 && ["annotations", "labels"].contains(path[1])
      : ["data", "stringData"].contains(first)
  }

  /// Every id the object has had, the present one last.
  var allIDs: [ObjectID] { previous + [id] }

  /// About what it takes in memory once it is composed, in units of 80 bytes.
  func size(composedAs node: Node) -> Int {
    // What nothing changed is a handle to the document that was read.
    if case .node = draft { return Self.handleSize }
    return Self.handleSize + node.document.weight
  }

  static let handleSize = 16

  /// Remembers the present id before it changes.
  mutating func rememberID() {
    if previous.last != id { previous.append(id) }
  }

  mutating func addPrefix(_ prefix: String) {
    if !prefix.isEmpty { prefixes.append(prefix) }
  }

  mutating func addSuffix(_ suffix: String) {
    if !suffix.isEmpty { suffixes.append(suffix) }
  }

  /// Takes over the ids and name parts of another object, whose place it takes.
  mutating func takeHistory(of other: BuiltObject) {
    previous = other.previous
    prefixes = other.prefixes
    suffixes = other.suffixes
    variables = other.variables
    layers = other.layers + layers
  }

  /// The types of previous ids follow the present group and version, as only kinds are remembered.
  func hadID<Failure>(_ matches: (ObjectID) throws(Failure) -> Bool) throws(Failure) -> Bool {
    for var old in previous {
      old.type.group = id.type.group
      old.type.version = id.type.version
      if try matches(old) { return true }
    }
    return try matches(id)
  }

  private static func id(of draft: Draft) -> ObjectID {
    let metadata = draft["metadata"]
    return ObjectID(
      type: GroupVersionKind(
        apiVersion: draft["apiVersion"]?.text ?? "", kind: draft["kind"]?.text ?? ""),
      name: metadata?["name"]?.text ?? "", namespace: metadata?["namespace"]?.text ?? "")
  }
}

/// What a generated object does with one of the same name.
enum GeneratorBehavior: String, Sendable {
  case create, replace, merge
}
