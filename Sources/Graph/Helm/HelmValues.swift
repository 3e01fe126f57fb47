internal import Manifests
public import SourceText
public import YAML

/// The values that a release is given, merged as Helm merges them, each key with its own place.
///
/// A null stays where it is written: it takes the chart's default away (`helm pkg/chart/common/util
/// coalesce.go`).
public struct HelmValues: Sendable {
  /// A piece of the values that the tree does not show.
  public struct Gap: Sendable {
    /// The place that asks for it.
    public let range: SourceRange
    /// Why it is not known, as a clause without a full stop.
    public let reason: String
  }

  /// One source of values, later ones over earlier ones.
  enum Layer: Sendable {
    case values(Draft)
    case unknown(Gap)
  }

  /// What is written in any layer that the tree shows; `nil` where nothing is.
  public let root: Node?
  /// What the tree does not show.
  public let gaps: [Gap]

  /// Merges layers, the last one on top, as long as there are keys left to copy: aliases can make
  /// many of few.
  init(_ layers: [Layer], copying keys: inout Int) {
    var merged: Draft?
    var gaps: [Gap] = []
    for layer in layers {
      switch layer {
      case .values(let draft) where draft.isMapping:
        merged = merged.map { Self.merging($0, draft, &keys) } ?? draft
        if keys < 0 { gaps.append(Gap(range: draft.place.range, reason: "too many keys")) }
      // A file that holds nothing, or only comments.
      case .values(let draft) where draft.isNull: continue
      case .values(let draft):
        gaps.append(Gap(range: draft.place.range, reason: "it holds no values"))
      case .unknown(let gap): gaps.append(gap)
      }
    }
    root = merged?.composed
    self.gaps = gaps
  }

  /// Mappings go together key by key; of anything else the upper one holds.
  private static func merging(_ lower: Draft, _ upper: Draft, _ keys: inout Int) -> Draft {
    guard lower.isMapping, upper.isMapping, keys >= 0 else { return upper }
    var members = lower.members
    keys -= members.count
    var places = Dictionary(
      members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    for member in upper.members {
      guard let place = places[member.name] else {
        places[member.name] = members.count
        members.append(member)
        continue
      }
      members[place] = Draft.Member(
        member.name, at: member.place, merging(members[place].value, member.value, &keys))
    }
    return .mapping(Draft.Mapping(members, at: upper.place))
  }
}

extension HelmValues {
  /// What the values say about a key.
  enum Answer {
    /// The key and what is written for it, null included.
    case written(Entry)
    /// Nothing: the chart's default holds.
    case absent
    /// A piece that the tree does not show may say it.
    case unknown
  }

  /// What is written for a chain of keys.
  func answer(_ path: String...) -> Answer { answer(path) }

  func answer(_ path: [String]) -> Answer {
    var node = root
    for (number, key) in path.enumerated() {
      guard let entry = node?.entry(key) else {
        let isFilledIn = node?.text.map { Substitution($0) != nil } ?? false
        return isFilledIn || !gaps.isEmpty ? .unknown : .absent
      }
      if number == path.count - 1 { return .written(entry) }
      node = entry.value
    }
    return gaps.isEmpty ? .absent : .unknown
  }

  /// The value of a chain of keys; `nil` where nothing or null is written.
  func node(_ path: String...) -> Node? {
    guard case .written(let entry) = answer(path), !entry.value.isNull else { return nil }
    return entry.value
  }

  /// The text of a value that stands as it is.
  func text(_ path: String...) -> String? {
    guard case .written(let entry) = answer(path) else { return nil }
    return entry.value.literal
  }

  /// The items of a list, or none.
  func items(_ path: String...) -> [Node] {
    guard case .written(let entry) = answer(path) else { return [] }
    return entry.value.items
  }

  /// Whether a template's `if` takes a value; `nil` where the tree does not tell.
  func flag(_ path: String..., default standard: Bool) -> Bool? { flag(path, default: standard) }

  func flag(_ path: [String], default standard: Bool) -> Bool? {
    switch answer(path) {
    case .absent: standard
    case .unknown: nil
    case .written(let entry): Self.isTrue(entry.value)
    }
  }

  /// Go's templates take any text that is not empty for true, "false" too.
  private static func isTrue(_ node: Node) -> Bool? {
    if node.isNull { return false }
    if let bool = node.bool { return bool }
    if let int = node.int { return int != 0 }
    guard let text = node.text else { return !node.isEmptyCollection }
    return Substitution(text) == nil ? !text.isEmpty : nil
  }

  /// Whether a value is there and not empty; `nil` where the tree does not tell.
  func isFilled(_ path: String...) -> Bool? { isFilled(path) }

  func isFilled(_ path: [String]) -> Bool? {
    switch answer(path) {
    case .absent: false
    case .unknown: nil
    // A variable is there to be filled.
    case .written(let entry): Self.isTrue(entry.value) ?? true
    }
  }
}
