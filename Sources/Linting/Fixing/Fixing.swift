internal import Graph

/// Mends what can be mended mechanically, and proves it by judging the mended files.
///
/// Nothing is written: `outcome` says what the files are to become.
public struct Fixing {
  /// Whether edits that may change the meaning of something else are made too.
  let allowsUnsafe: Bool
  /// Whether a finding is one to mend.
  let isWanted: (Report.Item) -> Bool
  /// The files that the user named, by themselves or by a folder, as reports name them.
  let named: Set<String>
  /// Judges the files again, some with other bytes, by their reported paths.
  let judge: (_ edited: [String: [UInt8]]) throws -> Report

  /// Mends with the edits that rules propose.
  public init(
    allowsUnsafe: Bool, isWanted: @escaping (Report.Item) -> Bool,
    named: Set<String>,
    judge: @escaping (_ edited: [String: [UInt8]]) throws -> Report
  ) {
    self.allowsUnsafe = allowsUnsafe
    self.isWanted = isWanted
    self.named = named
    self.judge = judge
  }

  /// What the files are to become, and what remains to be said of them.
  public struct Outcome {
    /// The files that change, sorted by path.
    public var files: [EditedFile] = []
    /// The findings that are gone.
    public var fixed: [Report.Item] = []
    /// The files that are left alone though there is an edit for them, with the reason.
    public var obstacles: [String: String] = [:]
    /// The files that were to change and could not be written.
    public var unwritten: [String] = []
    /// The findings whose edits did not take them away, or brought others.
    public var refused: [Report.Item] = []
    /// What the run has to say of the files as they become.
    public var report: Report
  }

  /// A mended finding may uncover another one; what takes more rounds than this goes in circles.
  private static let roundLimit = 40

  /// Mends what a report tells, then what the mended files tell, until nothing is left to mend.
  public func outcome(of report: Report) throws -> Outcome {
    var outcome = Outcome(report: report)
    var edited: [String: EditedFile] = [:]
    var refused: Set<String> = []
    var batch = Int.max
    for _ in 0..<Self.roundLimit {
      let plan = plan(outcome.report, refused, upTo: batch, &outcome.obstacles)
      guard !plan.isEmpty else { break }
      var next = edited
      for (file, edits) in plan.edits {
        next[file.path, default: EditedFile(file)].make(edits)
      }
      let after = try judge(next.mapValues(\.contents))
      switch plan.verdict(before: outcome.report, after: after) {
      case .mended:
        edited = next
        outcome.fixed += plan.items
        outcome.report = after
        batch = Int.max
      case .useless(let items): outcome.refuse(items, &refused)
      // Half of them tells more about which of them it is.
      case .harmful where plan.items.count > 1: batch = plan.items.count / 2
      case .harmful: outcome.refuse(plan.items, &refused)
      }
    }
    outcome.files = edited.values.sorted { $0.path < $1.path }
    return outcome
  }

  /// Why a file is left alone; `nil` for one that may be edited.
  private func obstacle(_ file: SourceFile) -> String? {
    guard named.contains(file.path) else { return "it lies outside of the paths that are judged" }
    return UneditableFile.kind(of: file)?.reason
  }

  /// The edits of a round: those of each finding whole or not at all, none across another.
  private func plan(
    _ report: Report, _ refused: Set<String>, upTo batch: Int, _ obstacles: inout [String: String]
  ) -> Plan {
    var plan = Plan()
    for item in report.items
    where plan.items.count < batch && !refused.contains(item.fingerprint) && isWanted(item) {
      guard let fix = item.finding.fix, fix.isSafe || allowsUnsafe else { continue }
      let files = Set(fix.edits.map(\.range.file)).map { report.files[Int($0)] }
      let reasons = files.compactMap { file in obstacle(file).map { (file.path, $0) } }
      guard reasons.isEmpty else {
        obstacles.merge(reasons) { first, _ in first }
        continue
      }
      plan.add(item, fix, in: report)
    }
    return plan
  }
}

/// The edits of one round.
private struct Plan {
  private(set) var items: [Report.Item] = []
  private var taken: [SourceFile.ID: Set<TextEdit>] = [:]
  private var files: [SourceFile.ID: SourceFile] = [:]

  var isEmpty: Bool { items.isEmpty }

  var edits: [(SourceFile, [TextEdit])] {
    files.sorted { $0.key < $1.key }.map { ($1, Array(taken[$0] ?? [])) }
  }

  /// Adds a finding's edits, unless one of them meets another finding's; its turn comes next.
  mutating func add(_ item: Report.Item, _ fix: Fix, in report: Report) {
    guard
      fix.edits.allSatisfy({ edit in
        (taken[edit.range.file] ?? []).allSatisfy { $0 == edit || !$0.meets(edit) }
      })
    else { return }
    items.append(item)
    for edit in fix.edits {
      taken[edit.range.file, default: []].insert(edit)
      files[edit.range.file] = report.files[Int(edit.range.file)]
    }
  }

  /// What the edits came to.
  enum Verdict {
    /// The findings are gone, and nothing else came.
    case mended
    /// These findings are still there.
    case useless([Report.Item])
    /// Something else is there now.
    case harmful
  }

  func verdict(before: Report, after: Report) -> Verdict {
    let (known, found) = (before.identities, after.identities)
    guard found.allSatisfy({ known[$0, default: 0] >= $1 }) else { return .harmful }
    let stubborn = items.filter { found[$0.identity, default: 0] >= known[$0.identity, default: 0] }
    return stubborn.isEmpty ? .mended : .useless(stubborn)
  }
}

extension Fixing.Outcome {
  fileprivate mutating func refuse(_ items: [Report.Item], _ refusals: inout Set<String>) {
    refusals.formUnion(items.map(\.fingerprint))
    refused += items
  }
}

extension TextEdit {
  /// Whether two edits are of the same place.
  fileprivate func meets(_ other: TextEdit) -> Bool {
    range.lower <= other.range.upper && other.range.lower <= range.upper
  }
}

extension Report {
  /// How often each finding stands in the report, whatever its place.
  fileprivate var identities: [FindingIdentity: Int] {
    Dictionary(items.map { ($0.identity, 1) }, uniquingKeysWith: +)
  }
}
