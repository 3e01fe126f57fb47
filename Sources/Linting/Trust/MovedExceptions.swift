internal import Graph

/// The exceptions of a trusted state whose files are gone: each still holds for one finding that is the
/// same elsewhere and no worse, as after a rename.
struct MovedExceptions: Sendable {
  private var partners: [Key: [Level]] = [:]
  /// One place is met by each view that has it.
  private var taken: Set<FindingLine> = []

  /// What is known of a finding whose rule passed over its place: nothing of its evidence.
  private struct Key: Hashable {
    let rule: Rule.ID
    let object: String
    let place: String
  }

  init(_ earlier: Report?, to files: [SourceFile]) {
    guard let earlier else { return }
    let present = Set(files.map(\.path))
    for item in earlier.suppressed where !present.contains(earlier.path(of: item.item.finding)) {
      guard let object = item.item.identity.object,
        item.suppressions.contains(where: { [.comment, .annotation].contains($0.means) })
      else { continue }
      let key = Key(
        rule: item.item.finding.rule, object: object, place: item.item.identity.place)
      partners[key, default: []].append(item.item.finding.level)
    }
  }

  /// Whether some exception to a rule may have gone along with a place of an object.
  func mayHold(for rule: Rule.ID, at steadyPointer: String, of resource: Resource?) -> Bool {
    guard !partners.isEmpty, let object = resource?.identityName else { return false }
    return partners[Key(rule: rule, object: object, place: steadyPointer)]?.isEmpty == false
  }

  /// Whether one goes along with a finding; no other finding has it then.
  mutating func take(_ item: Report.Item, at place: FindingLine) -> Bool {
    if taken.contains(place) { return true }
    guard let object = item.identity.object else { return false }
    let key = Key(rule: item.finding.rule, object: object, place: item.identity.place)
    guard let index = partners[key]?.firstIndex(where: { $0 >= item.finding.level }) else {
      return false
    }
    partners[key]?.remove(at: index)
    taken.insert(place)
    return true
  }
}
