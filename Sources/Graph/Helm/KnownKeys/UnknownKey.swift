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
  /// The keys that nothing reads; none where the chart's keys are not known for sure: of another
  /// repository, of a version without a number, of a major that is not listed.
  public var unknownKeys: [UnknownKey] {
    guard let known, KnownChart.isPublished(self), let major = chart.major,
      let keys = KnownKeys.of(known, major: major), let root = values.root
    else { return [] }
    return Self.unknownKeys(in: root, below: "", keys)
  }

  private static func unknownKeys(
    in node: Node, below section: String, _ keys: KnownKeys
  ) -> [UnknownKey] {
    guard let known = keys.below(section) else { return [] }
    return node.entries.flatMap { entry -> [UnknownKey] in
      guard let name = entry.key.text else { return [] }
      let path = section.isEmpty ? name : "\(section).\(name)"
      if known.contains(name) { return unknownKeys(in: entry.value, below: path, keys) }
      // Nothing is lost with nothing, and some keys only hold anchors.
      if entry.value.isNull || entry.value.isEmptyCollection { return [] }
      if let first = name.first, "_.&*<$".contains(first) || name.hasPrefix("x-") { return [] }
      return [
        UnknownKey(
          key: entry.key, path: path, section: section, known: known.sorted(),
          otherSections: keys.sections(with: name))
      ]
    }
  }
}
