public import Manifests

/// An object, or a file that declares one, as a graph that is drawn names it.
public struct Vertex: Sendable, Hashable {
  /// `Secret`, `Job`, ...; `File` for a file.
  public let kind: String
  /// The name, with the namespace as far as it is known; a file's path.
  public let name: ObjectName

  /// An object of a kind.
  public init(_ kind: String, _ name: ObjectName) {
    self.kind = kind
    self.name = name
  }

  /// A resource as it is declared.
  init(_ resource: Resource) {
    self.init(
      resource.kind,
      ObjectName(namespace: resource.namespace, name: resource.displayedName))
  }

  /// Reads `Kind/name` or `Kind/namespace/name`; `nil` for anything else.
  public init?(_ text: String) {
    guard let object = ExternalObject(text) else { return nil }
    self.init(object.kind, object.name)
  }

  /// `Kind/namespace/name`, the namespace left out where none is known.
  public var display: String {
    [kind, name.namespace, name.name].compactMap { $0 }.joined(separator: "/")
  }

  /// Whether two may mean one object.
  public func mayBe(_ other: Vertex) -> Bool { kind == other.kind && name.mayBe(other.name) }
}
