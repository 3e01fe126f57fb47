internal import Graph

/// The findings that a project has agreed to live with, so that a run reports only what came since.
///
/// An entry knows its finding by identity: lines may move, files be renamed or written otherwise.
public struct Baseline: Sendable {
  /// The name by which a project's baseline is found.
  public static let fileName = ".manifestguard-baseline.json"

  /// Some findings that are told by the same things.
  public struct Entry: Sendable, Hashable {
    /// The hash of `FindingIdentity`.
    public let id: String
    /// The rule.
    public let rule: Rule.ID
    /// The worst level that was agreed to; what is worse now is reported.
    public let level: Level
    /// `Kind/namespace/name`; `nil` for a text that is no named object.
    public let object: String?
    /// The JSON pointer in the object.
    public let place: String
    /// The file, as seen from the baseline's folder.
    public let path: String
    /// How many findings there are.
    public var count: Int

    /// An entry.
    public init(
      id: String, rule: Rule.ID, level: Level, object: String?, place: String, path: String,
      count: Int
    ) {
      self.id = id
      self.rule = rule
      self.level = level
      self.object = object
      self.place = place
      self.path = path
      self.count = count
    }

    /// The entry in words, for a message.
    public var text: String { object.map { "\(rule) in \($0), \(path)" } ?? "\(rule) in \(path)" }
  }

  /// The entries in the order of the file: by object, so that a renamed file moves no line.
  public internal(set) var entries: [Entry]
  /// The file, as a user named it or as seen from where reported paths start.
  public let path: String
  let viewpoint: Viewpoint

  /// A path of a report as entries name it.
  func seen(_ reported: String) -> String {
    let seen = viewpoint.path(of: reported)
    return seen.isBelow ? seen.path : viewpoint.relative(seen.path)
  }

  static func sorted(_ entries: [Entry]) -> [Entry] {
    entries.sorted {
      ($0.object ?? $0.path, $0.rule, $0.place, $0.id, $0.path)
        < ($1.object ?? $1.path, $1.rule, $1.place, $1.id, $1.path)
    }
  }
}
