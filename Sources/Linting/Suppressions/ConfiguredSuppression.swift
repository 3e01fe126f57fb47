internal import Graph
internal import SourceText

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

  /// What it says to the findings of one of its rules.
  func exception(to rule: Rule.ID) -> SuppressionException {
    SuppressionException(
      id: .configuration(path: place.path, line: place.line, rule: rule), terms: terms,
      suppression: Suppression(
        .configuration, reason: terms.reason, path: place.path, line: place.line))
  }

  /// Whether the entry speaks of a finding.
  func speaks(of place: FindingPlace) -> Bool {
    if let path {
      guard place.isBelow || !path.isAnchored, path.covers(file: place.path) else { return false }
    }
    if let object {
      guard place.hasObject, object.matches(place) else { return false }
    }
    if let field = terms.field {
      guard place.hasObject, place.pointers.contains(where: { field.covers($0) }) else {
        return false
      }
    }
    return true
  }
}

/// Where a finding stands, taken apart once for all entries of `suppressions`.
struct FindingPlace {
  /// The parts of the file's path, as seen from the configuration, and whether it lies below that.
  let path: [[UInt8]]
  let isBelow: Bool
  let pointers: [[[UInt8]]]
  let hasObject: Bool
  fileprivate let kind: [UInt8]
  /// Under its own name, and under that of its declaration.
  fileprivate let names: [(name: [UInt8], namespace: [UInt8])]

  init(
    of resource: Resource?, at pointers: Set<String>, path reported: String,
    in configuration: Configuration
  ) {
    let seen = configuration.viewpoint.path(of: reported)
    path = Glob.parts(of: seen.path)
    isBelow = seen.isBelow
    self.pointers = pointers.map { PointerGlob.tokens(of: $0) }
    hasObject = resource != nil
    kind = Array((resource?.kind ?? "").utf8)
    let own = resource.map { ($0.displayedName, $0.namespace) }
    let declared = resource?.declared.map { ($0.name, $0.namespace) }
    names = [own, declared].compactMap {
      $0.map { (Array($0.0.utf8), Array(($0.1 ?? "").utf8)) }
    }
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
  func matches(_ place: FindingPlace) -> Bool {
    kind.matches(place.kind)
      && place.names.contains { name.matches($0.name) && namespace.matches($0.namespace) }
  }
}
