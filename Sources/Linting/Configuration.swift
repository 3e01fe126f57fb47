public import Graph

/// What a project asks of a run, as `.manifestguard.yaml` says it.
public struct Configuration: Sendable {
  /// The only rules to run; `nil` for all.
  public var select: [Rule.ID]?
  /// Rules not to run.
  public var ignore: [Rule.ID] = []
  /// Levels that replace a rule's own.
  public var levels: [Rule.ID: Level] = [:]
  /// Paths not to read, relative to `directory`.
  public var exclude: [Glob] = []
  /// The folder of the file, where it lies below the folder that reported paths start from.
  var directory = ""
  /// The folder that reported paths start from, where it lies below the folder of the file.
  var baseBelowDirectory = ""
  /// What the graph is told about the world outside the tree.
  public var graph = GraphSettings()
  /// The bounds within which files are read.
  public var limits = ReadingLimits()

  /// The configuration of a project without a file.
  public init() {}

  /// The rules that run, in their order.
  public func enabledRules(of rules: [Rule]) -> [Rule] {
    rules.filter { rule in
      (select?.contains(rule.id) ?? true) && !ignore.contains(rule.id)
    }
  }
}

/// The bounds within which files are read.
public struct ReadingLimits: Sendable, Hashable {
  /// The largest file that is read, in bytes.
  public var fileSize = 20_000_000
  /// The size of all files together, in bytes; reading takes up to eight times as much memory.
  public var totalSize = 500_000_000
  /// The bounds of the YAML in it.
  public var yaml = Limits()

  /// The default bounds.
  public init() {}

  /// The names by which a bound is set.
  public static let names = [
    "broken-documents", "depth", "expanded-nodes", "file-size", "nodes", "total-size",
  ]

  /// Sets a bound by its name; `false` if there is none of that name or the value is no size.
  public mutating func set(_ name: String, to value: String) -> Bool {
    guard let number = Self.number(value) else { return false }
    switch name {
    case "file-size": fileSize = number
    case "total-size": totalSize = number
    case "broken-documents": yaml.brokenDocuments = number
    case "depth": yaml.depth = number
    case "nodes": yaml.nodes = number
    case "expanded-nodes": yaml.expandedNodes = number
    default: return false
    }
    return true
  }

  /// A whole number above 0, with an optional `K`, `M` or `G` for thousands, millions, billions.
  private static func number(_ text: String) -> Int? {
    var digits = Substring(text)
    var factor = 1
    switch text.last {
    case "K", "k": factor = 1_000
    case "M": factor = 1_000_000
    case "G": factor = 1_000_000_000
    default: break
    }
    if factor > 1 { digits = digits.dropLast() }
    guard let number = Int(digits), number > 0, number <= Int(Int32.max) / factor else {
      return nil
    }
    return number * factor
  }
}

/// A configuration or a command line that cannot be followed.
public struct UsageError: Error, Sendable, CustomStringConvertible {
  /// What is wrong and what to do, with the place in front if it has one.
  public let description: String

  /// An error with its whole text.
  public init(_ description: String) { self.description = description }
}
