public import Manifests
public import SourceText

/// What a project says about the world outside its tree.
public struct GraphSettings: Sendable {
  /// Label keys that name the owner of a Secret, beside those the field has agreed on.
  public var managedByKeys: [String] = []
  /// Objects that exist although no file declares them.
  public var externals: [ExternalObject] = []
  /// Fields of custom resources that name a Secret or a ConfigMap.
  public var referenceForms: [ReferenceForm] = []

  /// The moment that expiries are compared with; `nil` where none is told, and none is compared.
  public var now: Instant?

  /// Whether a mark that calls the value at a place no secret is to be believed; `nil` if all are.
  public var believesMark: (@Sendable (SourceRange, SourceFile) -> Bool)?

  /// Whether a change moved an object to where it would not be judged alike; `nil` if none is.
  public var isMoved: (@Sendable (Resource) -> Bool)?

  /// A project that says nothing.
  public init() {}
}

/// Objects that exist outside the tree, as `Kind/name` or `Kind/namespace/name`, with `*` for any letters.
public struct ExternalObject: Sendable, Hashable {
  /// The kind.
  public let kind: String
  /// The name, with its namespace if one is given.
  public let name: ObjectName
  private let pattern: NameGlob
  private let namespacePattern: NameGlob?

  /// Reads `Kind/name` or `Kind/namespace/name`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    kind = parts[0]
    name = ObjectName(namespace: parts.count == 3 ? parts[1] : nil, name: parts[parts.count - 1])
    pattern = NameGlob(name.name)
    namespacePattern = name.namespace.map { NameGlob($0) }
  }

  /// Whether a name of some kind may mean one of them; a namespace that nobody tells may be any.
  func mayBe(_ kind: String, _ object: ObjectName) -> Bool {
    guard pattern.matches(object.name), self.kind.lowercased() == kind.lowercased() else {
      return false
    }
    guard let namespacePattern, let namespace = object.namespace else { return true }
    return namespacePattern.matches(namespace)
  }
}
