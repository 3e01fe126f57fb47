public import Graph

/// What a run found, and what it could not judge.
public struct Report: Sendable {
  /// The findings, sorted by path, line, column and rule.
  public internal(set) var items: [Item]
  /// The findings that written exceptions take out, in the same order.
  public internal(set) var suppressed: [SuppressedItem] = []
  /// What was not judged, sorted by path.
  public internal(set) var notifications: [Notification]
  /// The files, each at the index of its number.
  public let files: [SourceFile]
  /// The rules that ran, in catalogue order.
  public let rules: [Rule]
  /// What was read.
  public let statistics: Statistics
  /// The baseline that the findings were compared with; `nil` if `items` are all that there are.
  public internal(set) var baseline: BaselineState?
  /// The names of the cluster views, in the order in which they were given.
  public internal(set) var views: [String] = []
  /// How long it took.
  public var times = StageTimes()
  /// What the findings were compared with; `nil` if `items` are all that there are.
  public internal(set) var comparison: Comparison?
  /// What was not to be read.
  public internal(set) var passedOver = PassedOver()
  /// Whether what could not be judged fails the run, beside what a change keeps from being judged.
  public var isCoverageStrict = false
  /// The names of all objects, as `FindingIdentity` has them.
  var objects: Set<String> = []

  /// A finding with what a reader wants to know beside it.
  public struct Item: Sendable {
    /// The finding.
    public let finding: Finding
    /// The object it stands in.
    public let resource: Resource?
    /// The cluster views that share it; more than one folds into one finding.
    public let views: [String]
    /// What stays the same while lines move: rule, object, place in it, evidence.
    public let fingerprint: String
    /// The same in parts, without the number that tells it from others of a run.
    public let identity: FindingIdentity
  }

  /// Whether `items` are only what is new.
  public var isCompared: Bool { baseline != nil || comparison != nil }

  /// The file of a range.
  public func file(of range: SourceRange) -> SourceFile { files[Int(range.file)] }

  /// The file a finding is reported in, which is not that of its range where only the file is known.
  public func path(of finding: Finding) -> String {
    finding.sourcePath ?? file(of: finding.range).path
  }

  /// The short hash by which an exception is bound to the value that a finding tells of.
  public func valuePin(of item: Item) -> String {
    let finding = item.finding
    return ValuePin.of(
      finding.range, pointer: finding.pointer, in: item.resource, file(of: finding.range))
  }

  /// Where a range begins.
  public func position(of range: SourceRange) -> SourcePosition {
    file(of: range).position(at: Int(range.lower))
  }

  /// The part of a range that stands on its first line, never empty where the line is not.
  public func firstLine(of range: SourceRange) -> SourceRange {
    let file = file(of: range)
    let line = file.lineRange(file.line(at: Int(range.lower)))
    let lower = min(Int(range.lower), line.upperBound)
    var upper = min(Int(range.upper), line.upperBound)
    if upper <= lower { upper = line.upperBound }
    if upper <= lower {
      return SourceRange(file: range.file, lower: line.lowerBound, upper: line.upperBound)
    }
    return SourceRange(file: range.file, lower: lower, upper: upper)
  }

  /// The worst level found; `nil` without findings.
  public var worstLevel: Level? { items.map(\.finding.level).max() }
}

/// Something a run could not judge, or could judge only in part.
public struct Notification: Sendable, Hashable {
  /// Why it was not judged; the raw value is its id in SARIF.
  public enum Kind: String, Sendable, CaseIterable {
    /// The file could not be read.
    case unreadable = "MGN001"
    /// The file, or a document of it, is over a bound.
    case overLimit = "MGN002"
    /// The file is a template that has yet to be rendered.
    case template = "MGN003"
    /// The file is a patch, judged only once it is applied to its object.
    case patch = "MGN004"
    /// The file is not text of the kind its name promises.
    case notYAML = "MGN005"
    /// The file holds values that a chart makes objects of.
    case values = "MGN006"
    /// Something in the configuration has no effect.
    case configuration = "MGN007"
    /// Something that a kustomize root builds from cannot be had from the tree.
    case partialBuild = "MGN008"
    /// A kustomize root cannot be built, or not with one of its entries.
    case brokenBuild = "MGN009"
    /// An exception no longer holds: its last day is over, or another value stands there.
    case lapsed = "MGN010"
    /// An exception takes nothing away.
    case unused = "MGN011"
    /// What the baseline lists is found no more.
    case baseline = "MGN012"
    /// An exception that the trusted state of the files does not have.
    case added = "MGN013"
    /// What the trusted state could judge and the change keeps from being judged.
    case outOfSight = "MGN014"

    /// Whether it tells of something that was not judged; the others tell of what the user wrote.
    public var isUnjudged: Bool {
      switch self {
      case .configuration, .lapsed, .unused, .baseline, .added, .outOfSight: false
      case .unreadable, .overLimit, .template, .patch, .notYAML, .values, .partialBuild,
        .brokenBuild:
        true
      }
    }

    /// Whether it is said of a kustomize root.
    public var isOfBuild: Bool { self == .partialBuild || self == .brokenBuild }

    /// The kind in words, for a count of such files.
    public var title: String {
      switch self {
      case .unreadable: "unreadable"
      case .overLimit: "over a limit"
      case .template: "template not rendered"
      case .patch: "kustomize patch"
      case .notYAML: "not YAML"
      case .values: "chart values"
      case .configuration: "configuration"
      case .partialBuild: "kustomize entry not built"
      case .brokenBuild: "kustomize error"
      case .lapsed: "exception that is over"
      case .unused: "exception without effect"
      case .baseline: "baseline"
      case .added: "exception not trusted"
      case .outOfSight: "taken out of sight"
      }
    }
  }

  /// Why it was not judged.
  public let kind: Kind
  /// What was not judged and what to do, in one or two sentences.
  public let message: String
  /// The file.
  public let path: String
  /// The place in it, if one is known.
  public let range: SourceRange?
  /// The line (from 1) in a file that is none of the run's, as a configuration.
  public let line: Int?

  /// A notification.
  public init(
    _ kind: Kind, _ message: String, path: String, range: SourceRange? = nil, line: Int? = nil
  ) {
    self.line = line
    self.kind = kind
    self.message = message
    self.path = path
    self.range = range
  }

  /// The order of a report: by file and place.
  func isListed(before other: Notification) -> Bool {
    (path, range?.lower ?? 0, line ?? 0, message)
      < (other.path, other.range?.lower ?? 0, other.line ?? 0, other.message)
  }

  /// `error` where a user named or expects the file to be judged, `note` where that is normal.
  public var level: Level {
    switch kind {
    case .unreadable, .overLimit, .brokenBuild, .outOfSight: .error
    case .configuration, .lapsed, .unused, .added: .warning
    case .template, .patch, .notYAML, .values, .partialBuild, .baseline: .note
    }
  }
}

/// What a run read.
public struct Statistics: Sendable, Hashable {
  /// The number of files by what they are for.
  public var files: [FileRole: Int] = [:]
  /// The number of Kubernetes objects.
  public var resources = 0
  /// The number of kustomize roots that were built.
  public var kustomizeRoots = 0
  /// The number of objects that they build together.
  public var builtObjects = 0
  /// The number of releases of charts whose values were judged.
  public var helmReleases = 0
  /// The number of files with objects that SOPS seals: what they hold is unknown.
  public var sealedFiles = 0
  /// The cluster views, each with the number of its objects, those of nothing left out.
  public var clusters: [Cluster] = []
  /// The number of findings taken away by comments, annotations and the configuration.
  public var suppressed = 0

  /// A cluster view by its size.
  public struct Cluster: Sendable, Hashable {
    /// The name by which the report speaks of it.
    public let name: String
    /// The number of its objects.
    public let objects: Int
  }

  /// Nothing read yet.
  public init() {}

  /// The number of files read.
  public var fileCount: Int { files.values.reduce(0, +) }
}
