internal import Graph

/// The exceptions of a trusted state whose files are gone: each still holds for one finding that is the
/// same elsewhere and no worse, as after a rename.
struct MovedExceptions {
  private var partners: [String: [Level]] = [:]
  /// One place is met by each view that has it.
  private var taken: Set<Gathering.Place> = []

  init(_ earlier: Report?, to files: [SourceFile]) {
    guard let earlier else { return }
    let present = Set(files.map(\.path))
    for item in earlier.suppressed where !present.contains(earlier.path(of: item.item.finding)) {
      guard item.suppressions.contains(where: { [.comment, .annotation].contains($0.means) }) else {
        continue
      }
      partners[item.item.identifier.hash, default: []].append(item.item.finding.level)
    }
  }

  /// Whether an exception went along with a finding.
  mutating func take(_ item: Report.Item, at place: Gathering.Place) -> Bool {
    if taken.contains(place) { return true }
    let id = item.identifier.hash
    guard let index = partners[id]?.firstIndex(where: { $0 >= item.finding.level }) else {
      return false
    }
    partners[id]?.remove(at: index)
    taken.insert(place)
    return true
  }
}
