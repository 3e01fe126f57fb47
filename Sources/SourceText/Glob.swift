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
    return Self.match(parts, path, star: { $0 == Self.anyDepth }) { part, name in
      Self.match(part, name, star: { $0 == UInt8(ascii: "*") }) {
        $0 == UInt8(ascii: "?") || $0 == $1
      }
    }
  }

  /// The parts of a path.
  package static func parts(of path: String) -> [[UInt8]] {
    path.split(separator: "/").map { Array($0.utf8) }
  }

  /// Matches letters of a name, or names of a path: a star stands for any number of them.
  @inline(__always)
  private static func match<Element>(
    _ pattern: [Element], _ text: [Element], star isStar: (Element) -> Bool,
    isMatch: (Element, Element) -> Bool
  ) -> Bool {
    var star: (pattern: Int, text: Int)?
    var (p, t) = (0, 0)
    while t < text.count {
      if p < pattern.count, isStar(pattern[p]) {
        star = (p, t)
        p += 1
      } else if p < pattern.count, isMatch(pattern[p], text[t]) {
        p += 1
        t += 1
      } else if let last = star {
        // The star before takes one more.
        star = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy(isStar)
  }
}
