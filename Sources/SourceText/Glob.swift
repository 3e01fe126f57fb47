/// A path pattern as `.gitignore` writes it: `*`, `?`, `**`, a slash in front or behind.
public struct Glob: Sendable {
  /// The pattern as written.
  public let pattern: String
  /// `nil` for one that is deeper than any path.
  private let parts: GlobParts?
  private let isDirectoryOnly: Bool
  /// Whether it speaks of a place below the folder it is written in, not of names at any depth.
  package let isAnchored: Bool

  /// A pattern; one without a slash inside matches at any depth.
  public init(_ pattern: String) {
    self.pattern = pattern
    isDirectoryOnly = pattern.hasSuffix("/")
    var parts = pattern.split(separator: "/").filter { $0 != "." }
    isAnchored = pattern.dropLast(isDirectoryOnly ? 1 : 0).contains("/")
    // A pattern without any part, as an empty line or `/`, names nothing.
    if !isAnchored, !parts.isEmpty { parts.insert("**", at: 0) }
    self.parts = GlobParts(parts)
  }

  /// Whether a path is one the pattern names.
  public func matches(_ path: String, isDirectory: Bool) -> Bool {
    matches(Self.parts(of: path), isDirectory: isDirectory)
  }

  /// The same for many patterns: the path is taken apart once.
  package func matches(_ path: [[UInt8]], isDirectory: Bool) -> Bool {
    guard isDirectory || !isDirectoryOnly, let parts else { return false }
    return parts.match(beginningOf: path) { $0 == path.count }
  }

  /// Whether the pattern names a file, or a folder above it.
  package func covers(file path: [[UInt8]]) -> Bool {
    parts?.match(beginningOf: path) {
      $0 > 0 && ($0 < path.count || !isDirectoryOnly)
    } ?? false
  }

  /// The parts of a path.
  package static func parts(of path: String) -> [[UInt8]] {
    path.split(separator: "/").map { Array($0.utf8) }
  }
}
