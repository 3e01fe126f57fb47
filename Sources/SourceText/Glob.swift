/// A path pattern as `.gitignore` writes it: `*`, `?`, `**`, a slash in front or behind.
public struct Glob: Sendable {
  /// The pattern as written.
  public let pattern: String
  private let parts: [[UInt8]]
  private let isDirectoryOnly: Bool
  /// Whether it speaks of a place below the folder it is written in, not of names at any depth.
  package let isAnchored: Bool

  /// A pattern; one without a slash inside matches at any depth.
  public init(_ pattern: String) {
    self.pattern = pattern
    isDirectoryOnly = pattern.hasSuffix("/")
    var parts = pattern.split(separator: "/").filter { $0 != "." }.map { Array($0.utf8) }
    isAnchored = pattern.dropLast(isDirectoryOnly ? 1 : 0).contains("/")
    // A pattern without any part, as an empty line or `/`, names nothing.
    if !isAnchored, !parts.isEmpty { parts.insert(Self.anyDepth, at: 0) }
    self.parts = parts
  }

  private static let anyDepth = Array("**".utf8)

  /// Whether a path is one the pattern names.
  public func matches(_ path: String, isDirectory: Bool) -> Bool {
    matches(Self.parts(of: path), isDirectory: isDirectory)
  }

  /// The same for many patterns: the path is taken apart once.
  package func matches(_ path: [[UInt8]], isDirectory: Bool) -> Bool {
    guard isDirectory || !isDirectoryOnly else { return false }
    return Self.match(parts[...], path[...], isPart: { Self.matchPart($0, $1) })
  }

  /// The parts of a path.
  package static func parts(of path: String) -> [[UInt8]] {
    path.split(separator: "/").map { Array($0.utf8) }
  }

  private static func matchPart(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    // `*` within a part works on bytes just as `**` works on parts.
    var star: (pattern: Int, name: Int)?
    var (p, n) = (0, 0)
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p, n)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        p = last.pattern + 1
        n = last.name + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func match(
    _ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>,
    isPart: ([UInt8], [UInt8]) -> Bool
  ) -> Bool {
    var star: (pattern: Int, path: Int)?
    var (p, n) = (pattern.startIndex, path.startIndex)
    while n < path.endIndex {
      if p < pattern.endIndex, pattern[p] == anyDepth {
        star = (p, n)
        p += 1
      } else if p < pattern.endIndex, isPart(pattern[p], path[n]) {
        p += 1
        n += 1
      } else if let last = star {
        star = (last.pattern, last.path + 1)
        p = last.pattern + 1
        n = last.path + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == anyDepth }
  }
}
