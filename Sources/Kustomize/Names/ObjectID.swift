/// What tells one object of a build from the others.
struct ObjectID: Hashable, Sendable {
  var type: GroupVersionKind
  var name: String
  var namespace: String

  /// The namespace, `default` where none is written; objects without one share one of their own.
  var effectiveNamespace: String {
    if type.isClusterScoped { return "_non_namespaceable_" }
    return namespace.isEmpty ? "default" : namespace
  }

  /// Whether two ids mean one object.
  func equals(_ other: ObjectID) -> Bool {
    name == other.name && type == other.type && effectiveNamespace == other.effectiveNamespace
  }

  /// `Kind/namespace/name` for messages.
  var display: String {
    namespace.isEmpty ? "\(type.kind)/\(name)" : "\(type.kind)/\(namespace)/\(name)"
  }
}
