public import Graph

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

  /// The highest bound on a file: places are 32-bit numbers, also in its text once escapes are read,
  /// which can be half as long again.
  static let largestFileSize = 1_000_000_000

  /// The names by which a bound is set.
  public static let names = [
    "broken-documents", "depth", "expanded-nodes", "file-size", "nodes", "total-size",
  ]

  /// The bounds by their names, as a configuration spells them.
  public static var defaults: [(name: String, value: String)] {
    let limits = ReadingLimits()
    let values = [
      limits.yaml.brokenDocuments, limits.yaml.depth, limits.yaml.expandedNodes, limits.fileSize,
      limits.yaml.nodes, limits.totalSize,
    ]
    return zip(names, values).map { ($0, $1 % 1_000_000 == 0 ? "\($1 / 1_000_000)M" : "\($1)") }
  }

  /// Sets a bound by its name.
  ///
  /// - Throws: `UsageError` if there is none of that name or the value is none it may have.
  public mutating func set(_ name: String, to value: String) throws(UsageError) {
    let ceiling = Self.ceiling(of: name)
    guard let number = Self.number(value), number <= ceiling.number else {
      throw UsageError(
        "\(name) is a whole number from 1 to \(ceiling.spelling), with K, M or G behind it if you like"
      )
    }
    switch name {
    case "file-size": fileSize = number
    case "total-size": totalSize = number
    case "broken-documents": yaml.brokenDocuments = number
    case "depth": yaml.depth = number
    case "nodes": yaml.nodes = number
    case "expanded-nodes": yaml.expandedNodes = number
    default: throw UsageError("no bound is called \(name)")
    }
  }

  /// The largest value a bound may have, also by the wish of the repository that is judged.
  private static func ceiling(of name: String) -> (number: Int, spelling: String) {
    switch name {
    // The redaction walks trees by recursion, and libyaml's time grows with the square.
    case "depth": (1000, "1000")
    case "file-size": (largestFileSize, "1G")
    default: (2_000_000_000, "2G")
    }
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
    guard let number = Int(digits), number > 0 else { return nil }
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    return isTooLarge ? nil : product
  }
}
