public import YAML

/// A key of a release's values that no template of its chart reads.
public struct UnknownKey: Sendable {
  /// The key.
  public let key: Node
  /// The chain of keys down to it, joined by dots.
  public let path: String
  /// The chain of keys that stands around it; empty at the outermost level.
  public let section: String
  /// The keys that the chart reads in its place.
  public let known: [String]
  /// The sections in which the chart does read a key of this name.
  public let otherSections: [String]
}

extension HelmRelease {
  /// More of them say nothing new of one release.
  private static var mostUnknownKeys: Int { 100 }

  /// The keys that nothing reads; none where the chart's keys are not known for sure: of another
  /// repository, of a version without a number, of a major that is not listed.
  public var unknownKeys: [UnknownKey] {
    guard let known, KnownChart.isPublished(self), let major = chart.major,
      let keys = KnownKeys.of(known, major: major), let root = values.root
    else { return [] }
    var found: [UnknownKey] = []
    Self.addUnknownKeys(in: root, below: "", keys, to: &found)
    return found
  }

  private static func addUnknownKeys(
    in node: Node, below section: String, _ keys: KnownKeys, to found: inout [UnknownKey]
  ) {
    guard let known = keys.below(section) else { return }
    for entry in node.entries where found.count < mostUnknownKeys {
      guard let name = entry.key.text else { continue }
      let path = section.isEmpty ? name : "\(section).\(name)"
      if known.contains(name) {
        addUnknownKeys(in: entry.value, below: path, keys, to: &found)
      } else if mayMatter(name, entry.value) {
        found.append(
          UnknownKey(
            key: entry.key, path: path, section: section, known: known.sorted(),
            otherSections: keys.sections(with: name)))
      }
    }
  }

  /// Nothing is lost with nothing, and some keys only hold anchors.
  private static func mayMatter(_ name: String, _ value: Node) -> Bool {
    guard !value.isNull, !value.isEmptyCollection, let first = name.first else { return false }
    return !"_.&*<$".contains(first) && !name.hasPrefix("x-")
  }
}
