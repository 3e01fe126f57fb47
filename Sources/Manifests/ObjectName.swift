/// The name of an object within a namespace that may not be told.
public struct ObjectName: Hashable, Sendable {
  /// The namespace; `nil` where the manifest leaves it to a kustomization or to the apply command.
  public let namespace: String?
  /// The name.
  public let name: String

  /// A name in a namespace.
  public init(namespace: String?, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// Whether two names may mean one object: the same name, and no two different namespaces.
  public func mayBe(_ other: ObjectName) -> Bool {
    name == other.name
      && (namespace == other.namespace || namespace == nil || other.namespace == nil)
  }

  /// `namespace/name`, or the name alone.
  public var display: String { namespace.map { "\($0)/\(name)" } ?? name }
}
