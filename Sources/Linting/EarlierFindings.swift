internal import Graph

/// The texts of the places that have part in a finding.
struct Chain: Hashable {
  private let links: [LinkText]
  private let ranges: [SourceRange]

  init(_ item: Report.Item, in report: Report) {
    var ranges = [item.finding.range] + item.finding.evidence.map(\.range)
    if let entry = item.namedEntry { ranges.append(entry) }
    links = ranges.map { LinkText($0, in: report.file(of: $0)) }
    self.ranges = ranges
  }

  static func == (left: Chain, right: Chain) -> Bool { left.links == right.links }

  func hash(into hasher: inout Hasher) { hasher.combine(links) }

  /// Whether each link is one of another chain's: what only lost a link is no new hazard.
  func isPart(of other: Chain) -> Bool {
    let known = Set(other.links)
    return links.allSatisfy(known.contains)
  }

  /// What the documents of the links say; `nil` if one of them is in none.
  func documents(in texts: inout DocumentTexts) -> Set<Int>? {
    var found: Set<Int> = []
    for range in ranges {
      guard let text = texts.text(around: range) else { return nil }
      found.insert(text)
    }
    return found
  }
}

/// The objects and files of a report, and where in them it has findings.
struct Places {
  private let objects: Set<String>
  private let files: Set<String>
  private let identities: Set<FindingIdentity>

  init(_ report: Report) {
    objects = report.objects.union(report.items.compactMap(\.identity.object))
    files = Set(report.files.map(\.path))
    identities = Set(report.items.map(\.identity))
  }

  /// Whether there is the object of a finding, or the file of one in a text that is no object.
  func holdObject(of identity: FindingIdentity) -> Bool {
    identity.object.map(objects.contains) ?? identity.file.map(files.contains) ?? false
  }

  func hold(_ identity: FindingIdentity) -> Bool { identities.contains(identity) }
}

/// The findings of an earlier report that have no partner yet.
struct EarlierFindings {
  private let report: Report
  private let chains: [Chain]
  private let places: Places
  private var documents: DocumentTexts
  private var indices: [FindingIdentity: [Int]] = [:]
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
      object = item.identity.object
      place = item.identity.place
    }
  }

  init(_ report: Report) {
    self.report = report
    chains = report.items.map { Chain($0, in: report) }
    places = Places(report)
    documents = DocumentTexts(of: report)
    isTaken = report.items.map { _ in false }
    for (index, item) in report.items.enumerated() {
      indices[item.identity, default: []].append(index)
      moved[Relocation(item, chains[index]), default: []].append(index)
    }
  }

  /// Whether there was the same finding of the same object, with the same chain.
  mutating func take(_ chain: Chain, of item: Report.Item) -> Bool {
    take(
      candidates(for: item, among: indices[item.identity]).first { chain.isPart(of: chains[$0]) })
  }

  /// Whether there was the same finding of the same object, and every document of its chain says what
  /// it said, however it is written; `texts` are those of the files as they are now.
  mutating func takeReformatted(
    _ chain: Chain, of item: Report.Item, _ texts: inout DocumentTexts
  ) -> Bool {
    let candidates = candidates(for: item, among: indices[item.identity])
    guard !candidates.isEmpty, let now = chain.documents(in: &texts) else { return false }
    for candidate in candidates
    where chains[candidate].documents(in: &documents)?.isSuperset(of: now) == true {
      return take(candidate)
    }
    return false
  }

  /// Whether there was the same finding elsewhere, in an object or a file that is there no more, or at
  /// another place of its own object: what merely looks like one that vanished is new.
  mutating func takeMoved(_ chain: Chain, of item: Report.Item, _ present: Places) -> Bool {
    guard !places.hold(item.identity) else { return false }
    let isElsewhere = !places.holdObject(of: item.identity)
    return take(
      candidates(for: item, among: moved[Relocation(item, chain)]).first { candidate in
        let earlier = report.items[candidate].identity
        guard !present.hold(earlier) else { return false }
        if let object = earlier.object, object == item.identity.object { return true }
        return isElsewhere && !present.holdObject(of: earlier)
      })
  }

  /// Those that have no partner yet and were no milder.
  private func candidates(for item: Report.Item, among indices: [Int]?) -> [Int] {
    (indices ?? []).filter {
      !isTaken[$0] && report.items[$0].finding.level >= item.finding.level
    }
  }

  private mutating func take(_ found: Int?) -> Bool {
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
}
