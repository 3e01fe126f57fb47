internal import Graph

/// What became of the findings since an earlier state of the files.
public struct Comparison: Sendable {
  /// What the earlier state is called.
  public let name: String
  /// Findings that were there before, with each link of their chains as it is now.
  public let unchanged: [Report.Item]
  /// Findings that are there no more.
  public let fixed: [FixedFinding]
}

/// A finding of an earlier state, whose files may be gone.
public struct FixedFinding: Sendable, Hashable {
  /// The rule that reported it.
  public let rule: Rule.ID
  /// How bad it was.
  public let level: Level
  /// What was wrong.
  public let message: String
  /// The file it stood in.
  public let path: String
  /// Where in that file.
  public let position: SourcePosition
  /// Its identity.
  public let fingerprint: String
}

extension Report {
  /// The report with only what is new since an earlier one.
  ///
  /// A finding is new if the earlier report does not have it, had it at a lower level, or if the text
  /// of a link of its chain was another one: then the change had part in it.
  ///
  /// Without an earlier one, the report itself.
  public func changes(since earlier: Report?, called name: String?) -> Report {
    guard let earlier, let name else { return self }
    var before = EarlierFindings(earlier)
    // Those at their own places first, lest a moved one takes the partner of one that stayed.
    let chains = items.map { Chain($0, in: self) }
    let kept = zip(items, chains).map { before.take($1, of: $0) }
    var new: [Item] = []
    var unchanged: [Item] = []
    for (index, item) in items.enumerated() {
      if kept[index] || before.takeMoved(chains[index], of: item) {
        unchanged.append(item)
      } else {
        new.append(item)
      }
    }
    var report = self
    report.items = new
    report.comparison = Comparison(
      name: name, unchanged: unchanged,
      fixed: before.rest(notIn: new, excused: suppressed.map(\.item)))
    return report
  }
}

/// The texts of the places that have part in a finding.
private struct Chain: Hashable {
  private let links: [LinkText]

  init(_ item: Report.Item, in report: Report) {
    var ranges = [item.finding.range] + item.finding.evidence.map(\.range)
    if let entry = item.namedEntry { ranges.append(entry) }
    links = ranges.map { LinkText($0, in: report.file(of: $0)) }
  }

  /// Whether each link is one of another chain's: what only lost a link is no new hazard.
  func isPart(of other: Chain) -> Bool {
    let known = Set(other.links)
    return links.allSatisfy(known.contains)
  }
}

/// The findings of an earlier report that have no partner yet.
private struct EarlierFindings {
  private let report: Report
  private let chains: [Chain]
  private var places: [String: [Int]] = [:]
  private var moved: [Relocation: [Int]] = [:]
  private var isTaken: [Bool]

  /// What a finding keeps when its file is called otherwise.
  private struct Relocation: Hashable {
    let rule: Rule.ID
    let pointer: String
    let key: String
    let chain: Chain

    init(_ item: Report.Item, _ chain: Chain) {
      rule = item.finding.rule
      pointer = item.finding.pointer
      key = item.finding.key
      self.chain = chain
    }
  }

  /// What is known of a finding whose rule passed over its place: nothing of its evidence.
  private struct Excused: Hashable {
    let rule: Rule.ID
    let object: String?
    let place: String

    init(_ item: Report.Item) {
      rule = item.finding.rule
      object = item.identifier.object
      place = item.identifier.place
    }
  }

  init(_ report: Report) {
    self.report = report
    chains = report.items.map { Chain($0, in: report) }
    isTaken = report.items.map { _ in false }
    for (index, item) in report.items.enumerated() {
      places[item.identity, default: []].append(index)
      moved[Relocation(item, chains[index]), default: []].append(index)
    }
  }

  /// Whether there was the same finding of the same object, with the same chain.
  mutating func take(_ chain: Chain, of item: Report.Item) -> Bool {
    take(places[item.identity] ?? [], level: item.finding.level) { chain.isPart(of: $0) }
  }

  /// Whether there was the same finding elsewhere.
  mutating func takeMoved(_ chain: Chain, of item: Report.Item) -> Bool {
    take(moved[Relocation(item, chain)] ?? [], level: item.finding.level) { _ in true }
  }

  private mutating func take(
    _ candidates: [Int], level: Level, _ isSame: (Chain) -> Bool
  ) -> Bool {
    let found = candidates.first {
      !isTaken[$0] && report.items[$0].finding.level >= level && isSame(chains[$0])
    }
    if let found { isTaken[found] = true }
    return found != nil
  }

  /// What has no partner, is not back in another shape, and is not merely excused.
  func rest(notIn new: [Report.Item], excused: [Report.Item]) -> [FixedFinding] {
    let back = Set(new.map(\.identity))
    let excused = Set(excused.map(Excused.init))
    return report.items.indices.compactMap { index in
      let item = report.items[index]
      guard !isTaken[index], !back.contains(item.identity), !excused.contains(Excused(item)) else {
        return nil
      }
      return FixedFinding(
        rule: item.finding.rule, level: item.finding.level, message: item.finding.message,
        path: report.path(of: item.finding), position: report.position(of: item.finding.range),
        fingerprint: item.fingerprint)
    }
  }
}

extension Report.Item {
  /// The entry of a list whose name the finding points to: what it says of the name is told of all of it.
  fileprivate var namedEntry: SourceRange? {
    let tokens = finding.pointer.split(separator: "/")
    guard tokens.last == "name", tokens.dropLast().last.flatMap({ Int($0) }) != nil,
      let node = resource?.node.value(at: "/" + tokens.dropLast().joined(separator: "/")),
      node.range.file == finding.range.file
    else { return nil }
    return node.range
  }

  /// The fingerprint without the number that tells it from others of a run.
  var identity: String { String(fingerprint.prefix { $0 != "-" }) }
}
