/// The path of a policy's rule: `*` at its end stands for anything, `+` for one segment
/// (`vault vault/policy.go parsePaths`, `vault vault/acl.go CheckAllowedFromNonExactPaths`).
public struct VaultPathPattern: Hashable, Sendable {
  /// The path without the slash before it.
  public let text: String
  /// Whether `*` stands at its end.
  public let isPrefix: Bool
  /// Whether a `+` stands for a segment.
  public let hasSegmentWildcards: Bool
  /// Whether something has yet to fill in a part, as Vault does with `{{identity.entity.id}}`.
  public let isUnknown: Bool

  /// Reads a path as it is written.
  public init(_ path: String) {
    text = Self.withoutLeadingSlash(path)
    hasSegmentWildcards = text == "+" || text.hasPrefix("+/") || text.contains("/+")
    isPrefix = text.hasSuffix("*")
    isUnknown = HCLPlaceholder.isIn(text)
  }

  /// Whether it stands for every path there is.
  public var isEverything: Bool { text == "*" }

  static func withoutLeadingSlashes(_ path: String) -> String { String(path.drop { $0 == "/" }) }

  private static func withoutLeadingSlash(_ path: String) -> String {
    path.hasPrefix("/") ? String(path.dropFirst()) : path
  }

  private var stem: Substring { isPrefix ? text.dropLast() : text[...] }

  /// Whether a path without a leading slash is one it stands for.
  func matches(_ path: String, isListing: Bool = false) -> Bool {
    if isUnknown { return false }
    guard hasSegmentWildcards else {
      if isPrefix { return path.hasPrefix(stem) }
      // A list of `secret/` is also granted by a rule for `secret`.
      return path == text || isListing && path == text + "/"
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let pattern = stem.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == pattern.count || isPrefix && parts.count > pattern.count else {
      return false
    }
    return zip(pattern, parts).enumerated().allSatisfy { index, pair in
      pair.0 == "+" || pair.0 == pair.1
        || isPrefix && index == pattern.count - 1 && pair.1.hasPrefix(pair.0)
    }
  }

  /// Whether a path may be meant once the placeholder is filled in.
  func mayMatch(_ path: String) -> Bool {
    path.hasPrefix(text.prefix { $0 != "{" && $0 != "$" && $0 != "<" && $0 != "+" })
  }

  /// Whether Vault prefers the other of two patterns that match a path.
  func isLess(telling other: VaultPathPattern, on path: String) -> Bool {
    if isExact != other.isExact { return other.isExact }
    if isExact { return text == path ? false : other.text == path }
    let (own, others) = (firstWildcard, other.firstWildcard)
    if own != others { return own < others }
    if isPrefix != other.isPrefix { return isPrefix }
    let (plus, otherPlus) = (segmentWildcards, other.segmentWildcards)
    if plus != otherPlus { return plus > otherPlus }
    if text.utf8.count != other.text.utf8.count { return text.utf8.count < other.text.utf8.count }
    return text < other.text
  }

  private var isExact: Bool { !isPrefix && !hasSegmentWildcards }

  /// Where the first segment stands that may be anything, or the star at the end.
  private var firstWildcard: Int {
    guard hasSegmentWildcards else { return text.utf8.count - 1 }
    return text.utf8.prefix { $0 != UInt8(ascii: "+") }.count
  }

  private var segmentWildcards: Int {
    stem.split(separator: "/").filter { $0 == "+" }.count
  }
}
