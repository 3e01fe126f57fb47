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
  /// The chain of keys that the chart reads in its stead in the mode that the values choose.
  public let readInstead: String?
}

extension HelmRelease {
  /// More of them say nothing new of one release.
  private static var mostUnknownKeys: Int { 100 }

  /// The keys that nothing reads; none where the chart's keys are not known for sure: of another
  /// repository, of a version without a number, of a major that is not listed.
  public var unknownKeys: [UnknownKey] {
    guard let known, let root = values.root else { return [] }
    var found = [unreadConfiguration].compactMap { $0 }
    let keys: KnownKeys? =
      if KnownChart.isPublished(self), let major = chart.major {
        KnownKeys.of(known, major: major)
      } else if isToldByShape, [.vault, .openbao].contains(known) {
        .vaultOrOpenBao
      } else {
        nil
      }
    if let keys { Self.addUnknownKeys(in: root, below: "", keys, to: &found) }
    return found
  }

  /// Whether nothing but the keys of a file tells its chart, so that nobody tells the version.
  public var isToldByShape: Bool {
    chart.repository == nil && chart.version == nil && installer == .unknown && resource == nil
      && !files.isEmpty
  }

  /// Vault's configuration for the other kind of high availability, where the chart's own is in force.
  private var unreadConfiguration: UnknownKey? {
    guard known == .vault || known == .openbao else { return nil }
    let mode = VaultMode(values)
    let other: VaultMode
    switch mode {
    case .raft: other = .external
    case .external: other = .raft
    default: return nil
    }
    guard let path = mode.configurationPath, case .absent = values.answer(path),
      let unread = other.configurationPath, case .written(let entry) = values.answer(unread),
      entry.value.text?.isEmpty == false
    else { return nil }
    return UnknownKey(
      key: entry.key, path: unread.joined(separator: "."), section: "", known: [],
      otherSections: [], readInstead: path.joined(separator: "."))
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
            otherSections: keys.sections(with: name),
            readInstead: nil))
      }
    }
  }

  /// Nothing is lost with nothing, and some keys only hold anchors.
  private static func mayMatter(_ name: String, _ value: Node) -> Bool {
    guard !value.isNull, !value.isEmptyCollection, let first = name.first else { return false }
    return !"_.&*<$".contains(first) && !name.hasPrefix("x-")
  }
}
