internal import Graph

/// An entry of `suppressions` in a configuration: findings of some rules that are right somewhere.
struct ConfiguredSuppression: Sendable {
  /// The rules whose findings it takes away.
  let rules: [Rule.ID]
  /// The files, as seen from the configuration; `nil` for all.
  let path: Glob?
  /// The objects; `nil` for all.
  let object: ObjectGlob?
  /// The rest, its field among it.
  let terms: SuppressionTerms
  /// The file that it is written in, and the line.
  var place: (path: String, line: Int)

  /// Whether the entry speaks of a finding.
  func speaks(
    of resource: Resource?, at pointers: [String], path reported: String,
    in configuration: Configuration
  ) -> Bool {
    if let path, !configuration.matches(path, reported) { return false }
    if let object {
      guard let resource, object.matches(resource) else { return false }
    }
    if let field = terms.field {
      guard resource != nil, pointers.contains(where: { field.covers($0) }) else { return false }
    }
    return true
  }
}

/// A pattern over objects: `Kind/namespace/name`, or `Kind/name` in any namespace.
struct ObjectGlob: Sendable {
  private let kind: NameGlob
  private let namespace: NameGlob
  private let name: NameGlob

  /// A pattern; `nil` if it has not two or three parts.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    kind = NameGlob(parts[0])
    namespace = NameGlob(parts.count == 3 ? parts[1] : "*")
    name = NameGlob(parts[parts.count - 1])
  }

  /// Whether an object is meant, under its own name or under that of its declaration.
  func matches(_ resource: Resource) -> Bool {
    guard kind.matches(resource.kind) else { return false }
    if name.matches(resource.displayedName), namespace.matches(resource.namespace ?? "") {
      return true
    }
    guard let declared = resource.declared else { return false }
    return name.matches(declared.name) && namespace.matches(declared.namespace ?? "")
  }
}

extension Configuration {
  /// Whether a pattern names a file or a folder above it.
  fileprivate func matches(_ pattern: Glob, _ reported: String) -> Bool {
    let seen = viewpoint.path(of: reported)
    guard seen.isBelow || !pattern.isAnchored else { return false }
    var path = seen.path
    var isDirectory = false
    while !path.isEmpty {
      if pattern.matches(path, isDirectory: isDirectory) { return true }
      path = Path.directory(path)
      isDirectory = true
    }
    return false
  }
}
